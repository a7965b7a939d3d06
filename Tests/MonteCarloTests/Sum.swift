import MonteCarlo

/// A user's own accumulator, of which every addition rounds.
struct Sum: Accumulator {
    var sum = 0.0
    var samples = 0

    mutating func add(_ value: Double) {
        sum += value
        samples += 1
    }

    mutating func merge(_ other: Sum) {
        sum += other.sum
        samples += other.samples
    }
}
