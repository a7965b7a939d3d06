/// The arguments of one call, read one after another.
@usableFromInline
struct Arguments {
    /// The number of arguments.
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
    ///   - sources: The sources of the arguments.
    ///   - places: For each argument that comes from a task, the place of its result.
    ///   - results: The results of tasks. Those at these places are present.
    init(
        _ sources: UnsafeBufferPointer<Source>, places: UnsafeBufferPointer<UInt32>,
        in results: UnsafeBufferPointer<AnyBox?>
    ) {
        self.sources = sources
        self.places = places
        self.results = results
    }

    /// Returns the next argument, which is of this type.
    @inlinable
    mutating func next<Value: Sendable>(_ type: Value.Type) -> Value {
        defer { index += 1 }
        switch sources[index] {
        case .constant(let box):
            return Box<Value>.value(in: box)
        case .task:
            guard let box = results[Int(places[index])] else {
                preconditionFailure("a task ran before one that it depends on")
            }
            return Box<Value>.value(in: box)
        }
    }
}
