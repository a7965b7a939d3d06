/// The arguments of one call, while it is made.
struct Arguments: ~Copyable {
    private let sources: UnsafeBufferPointer<Source>
    private let places: Slice<UnsafeBufferPointer<UInt32>>
    private let results: UnsafeBufferPointer<AnyBox?>

    /// - Parameters:
    ///   - sources: Where the arguments come from.
    ///   - places: For each that comes from a task, the place of its result.
    ///   - results: Results, of which those at these places are there.
    init(
        _ sources: UnsafeBufferPointer<Source>, places: Slice<UnsafeBufferPointer<UInt32>>,
        in results: UnsafeBufferPointer<AnyBox?>
    ) {
        self.sources = sources
        self.places = places
        self.results = results
    }

    var count: Int { sources.count }

    /// An argument, of the type that it has.
    subscript<Value: Sendable>(index: Int, as type: Value.Type) -> Value {
        switch sources[index] {
        case .constant(let box):
            return Box<Value>.value(in: box)
        case .task:
            guard let box = results[Int(places[places.startIndex + index])] else {
                preconditionFailure("a task runs after those that it depends on")
            }
            return Box<Value>.value(in: box)
        }
    }
}
