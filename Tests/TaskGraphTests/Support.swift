import Foundation
import Synchronization

/// An error with the name of the task that threw it.
struct Failure: Error, Equatable, CustomStringConvertible {
    let name: String

    var description: String { "\(name) failed" }
}

/// Records entries in the order in which they arrive.
final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [String] = []

    func append(_ entry: String) {
        lock.withLock { all.append(entry) }
    }

    var entries: [String] { lock.withLock { all } }
}

/// Pseudorandom numbers that are the same in every run: SplitMix64 (Steele, Lea, Flood 2014).
struct FixedNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return mix(state)
    }
}

/// The output function of SplitMix64.
func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}

/// Blocks the thread until a condition holds.
func wait(until condition: () -> Bool) {
    while !condition() { Thread.sleep(forTimeInterval: 0.001) }
}

/// Waits until a condition holds, without blocking the thread.
func wait(until condition: () -> Bool) async {
    while !condition() { try? await Task.sleep(for: .milliseconds(1)) }
}
