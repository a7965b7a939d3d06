import MonteCarlo

/// An accumulator that keeps all values, in the order of the samples.
struct Values: Accumulator {
    var values: [Double] = []

    mutating func add(_ value: Double) {
        values.append(value)
    }

    mutating func merge(_ other: Values) {
        values += other.values
    }
}
