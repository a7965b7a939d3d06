import Foundation
import Measuring
import PiKit

extension Simulations {
    /// Measures π's own kernel through the engine, and sums alone.
    static func engine() async throws {
        let samples = 1_000_000_000
        let estimator = PiEstimator(try Plan(samples: samples, seed: seed))
        let values = (0..<1024).map { Double($0 % 7) }
        let repetitions = 20_000
        var moments = Moments()
        let times = try await nanoseconds([
            { _ = try await estimator.run(workers: 1) },
            {
                moments = Moments()
                for _ in 0..<repetitions { moments.add(contentsOf: values.span) }
            },
        ])
        let mean = values.reduce(0, +) / Double(values.count)
        try check(abs(moments.estimate(confidence: 0.95).mean - mean) < 1e-9, "sums")
        print("| work | cost |\n|---|--:|")
        print(
            String(
                format: "| π through the engine, mt19937, 10^9 samples | %.0f M samples/s |",
                1e3 * Double(samples) / times[0]))
        print(
            String(
                format: "| 1024 values into moments | %.3f ns a value |",
                times[1] / Double(repetitions * values.count)))
    }
}
