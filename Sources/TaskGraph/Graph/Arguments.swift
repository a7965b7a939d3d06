/// The arguments of one call, while it is made, one after another.
@usableFromInline
struct Arguments {
    /// How many there are.
    @inlinable
    var count: Int { sources.count }

    @usableFromInline
    let sources: UnsafeBufferPointer<Source>
    @usableFromInline
    let places: UnsafeBufferPointer<UInt32>
    @usableFromInline
    let results: UnsafeBufferPointer<AnyBox?>
    @usableFromInline
    var index = 0

    /// - Parameters:
    ///   - sources: Where the arguments come from.
    ///   - places: For each that comes from a task, the place of its result.
    ///   - results: Results, of which those at these places are there.
    init(
        _ sources: UnsafeBufferPointer<Source>, places: UnsafeBufferPointer<UInt32>,
        in results: UnsafeBufferPointer<AnyBox?>
    ) {
        self.sources = sources
        self.places = places
        self.results = results
    }

    /// The next argument, of the type that it has.
    @inlinable
    mutating func next<Value: Sendable>(_ type: Value.Type) -> Value {
        defer { index += 1 }
        switch sources[index] {
        case .constant(let box):
            return Box<Value>.value(in: box)
        case .task:
            guard let box = results[Int(places[index])] else {
                preconditionFailure("a task runs after those that it depends on")
            }
            return Box<Value>.value(in: box)
        }
    }
}
