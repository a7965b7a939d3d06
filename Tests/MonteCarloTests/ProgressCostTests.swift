import Foundation
import MonteCarlo
import Synchronization
import Testing

@Suite("Progress")
struct ProgressCostTests {
    /// A sum whose estimate takes longer than the time between two snapshots.
    private struct Slow: Accumulator {
        static let estimates = Atomic(0)

        var sum = 0.0

        mutating func add(_ value: Double) { sum += value }
        mutating func merge(_ other: Slow) { sum += other.sum }

        func estimate(confidence: Double) throws(PiKitError) -> Double {
            Self.estimates.wrappingAdd(1, ordering: .relaxed)
            Thread.sleep(forTimeInterval: 0.15)
            return sum
        }
    }

    @Test("of a run whose totals take long to read is rare", .timeLimit(.minutes(5)))
    func slow() async throws {
        // Portions of samples take some 0.5 ms. Snapshots after each would be a thousand.
        let simulation = Simulation("sines", uniforms: 1, into: Slow()) { u in
            (0..<200).reduce(0) { $0 + sin(u[0] + Double($1)) }
        }
        _ = try await simulation.start(Plan(samples: 300_000, seed: 1), workers: 2).record
        // The run's own estimate is one of them.
        #expect(1...50 ~= Slow.estimates.load(ordering: .relaxed))
    }
}
