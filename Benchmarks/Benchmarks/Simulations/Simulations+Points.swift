import CSimulations
import Foundation
import Measuring
import PiKit

extension Simulations {
    /// Measures π as a user's simulation beside loops in C over the same draws.
    ///
    /// The loops count hits in chunks of 1024 samples. clang vectorises one of them.
    static func points() async throws {
        let samples = 1 << 25
        let plan = try Plan(samples: samples, seed: seed)
        let hits = Simulation("points into hits", uniforms: 2, into: Hits()) { u in
            u[0] * u[0] + u[1] * u[1] < 1
        }
        let moments = Simulation("points into moments", uniforms: 2) { u in
            u[0] * u[0] + u[1] * u[1] < 1 ? 4 : 0
        }
        let hitsOfBatches = Simulation(
            "points into hits", uniforms: 2, into: Hits(),
            batch: { points, isHit in
                let (x, y) = (points[0], points[1])
                for i in x.indices { isHit[i] = x[i] * x[i] + y[i] * y[i] < 1 }
            })
        let momentsOfBatches = Simulation(
            "points into moments", uniforms: 2,
            batch: { points, values in
                let (x, y) = (points[0], points[1])
                for i in x.indices { values[i] = x[i] * x[i] + y[i] * y[i] < 1 ? 4 : 0 }
            })

        let expected = try count(samples, simulations_hits)
        let share = 4 * Double(expected) / Double(samples)
        let times = try await nanoseconds([
            { try check(count(samples, simulations_hits) == expected, "C") },
            { try check(count(samples, simulations_hits_scalar) == expected, "C, scalar") },
            { try await check(hits.run(plan, workers: 1).total.hits == expected, "hits") },
            { try await check(abs(moments.run(plan, workers: 1).mean - share) < 1e-9, "moments") },
            {
                let total = try await hitsOfBatches.run(plan, workers: 1).total
                try check(total.hits == expected, "hits of batches")
            },
            {
                let mean = try await momentsOfBatches.run(plan, workers: 1).mean
                try check(abs(mean - share) < 1e-9, "moments of batches")
            },
        ])
        print("| π | ns a sample | / C | / C, scalar | / C at most |")
        print("|---|--:|--:|--:|--:|")
        for (index, row) in [
            ("C over `fill`, vectorised by clang", ""), ("C over `fill`, scalar", ""),
            ("closure, hits", "1.5"), ("closure, moments", "1.5"), ("batches, hits", "1.2"),
            ("batches, moments", "1.2"),
        ].enumerated() {
            print(
                String(
                    format: "| %@ | %.3f | %.2f | %.2f | %@ |", row.0,
                    times[index] / Double(samples), times[index] / times[0],
                    times[index] / times[1], row.1))
        }
        print()
    }

    /// Lets a loop in C count hits among the first samples of the sequence.
    private static func count(
        _ samples: Int, _ hits: (UnsafePointer<Double>, Int) -> Int
    ) throws -> Int {
        let chunk = 1024
        let stream = try RandomStream(generator: .mt19937, seed: seed)
        var uniforms = [Double](repeating: 0, count: 2 * chunk)
        var sum = 0
        for _ in 0..<samples / chunk {
            try stream.fill(&uniforms)
            sum += hits(uniforms, chunk)
        }
        return sum
    }
}
