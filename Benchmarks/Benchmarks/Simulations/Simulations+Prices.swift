import CSimulations
import Foundation
import Measuring
import PiKit

extension Simulations {
    /// Measures pricers of an Asian call of twelve steps beside one in C over a stock gsl_rng.
    static func prices() async throws {
        let paths = 1 << 20
        let plan = try Plan(samples: paths, seed: seed)
        let call = AsianCall()
        let (drawing, filled) = (call.drawing, call.filled)
        var stock = call.stock
        let rng = simulations_mt19937(UInt(seed))
        func checkPrice(_ price: Double, _ name: String) throws {
            // The standard error of a price is 0.0083.
            try check(abs(price - 6.156) < 0.05, name)
        }
        let times = try await nanoseconds([
            { try checkPrice(simulations_price(&stock, rng, paths).mean, "C") },
            { try await checkPrice(drawing.run(plan, workers: 1).mean, "draws") },
            { try await checkPrice(filled.run(plan, workers: 1).mean, "normals") },
        ])
        print("| Asian call, 12 steps | ns a path | / C | / C at most |")
        print("|---|--:|--:|--:|")
        for (index, row) in [
            ("C, gsl_ran_gaussian_ziggurat", ""), ("closure, `draws.normal()`", "1.1"),
            ("closure, `normals: 12`", "0.5"),
        ].enumerated() {
            print(
                String(
                    format: "| %@ | %.1f | %.2f | %@ |", row.0, times[index] / Double(paths),
                    times[index] / times[0], row.1))
        }
        print()

        // Long enough that the streams' first jumps, of some 2 ms each, do not count.
        let long = try Plan(samples: 8 * paths, seed: seed)
        let halves = try await nanoseconds(
            [
                { try await checkPrice(drawing.run(long, workers: 1).mean, "draws") },
                { try await checkPrice(drawing.run(long, workers: 2).mean, "draws") },
                { try await checkPrice(filled.run(long, workers: 1).mean, "normals") },
                { try await checkPrice(filled.run(long, workers: 2).mean, "normals") },
            ], rounds: 5)
        print("| 2 workers, 5 rounds | paths a second / those of 1 worker | at least |")
        print("|---|--:|--:|")
        print(String(format: "| `draws.normal()` | %.2f | 1.9 |", halves[0] / halves[1]))
        print(String(format: "| `normals: 12` | %.2f | 1.9 |", halves[2] / halves[3]))
        print()
    }
}
