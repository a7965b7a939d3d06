import MonteCarlo

extension Accumulator {
    /// Adds values through a span, which closures and slices cannot lend.
    mutating func add(all values: some Sequence<Value>) {
        let values = Array(values)
        add(contentsOf: values.span)
    }

    /// The index of the first value that the accumulator refuses.
    static func indexOfNonFinite(among values: some Sequence<Value>) -> Int? {
        let values = Array(values)
        return indexOfNonFinite(in: values.span)
    }
}
