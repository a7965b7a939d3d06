import CSimulations
import Foundation
import Measuring
import PiKit

extension Simulations {
    /// Measures integrals of Genz's functions beside gsl_monte_plain_integrate, with the integrands
    /// in C.
    static func integrals() async throws {
        print(
            "| Genz, 6 dimensions, M evaluations/s | GSL | closure | batches | closure / GSL "
                + "| batches / GSL | at least |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        let samples = 1 << 20
        let plan = try Plan(samples: samples, seed: seed)
        let rng = simulations_mt19937(UInt(seed))
        for function in Genz.all {
            var error = 0.0
            var expected = 0.0
            func checkMean(_ record: Record<Simulation<Moments>>, _ form: String) throws {
                let errors = (error * error + record.standardError * record.standardError)
                    .squareRoot()
                let isRight = abs(record.mean - expected) < 6 * errors
                try check(isRight, "\(function.name), \(form)")
            }
            let times = try await nanoseconds([
                { expected = genz_integrate(function.stock, rng, samples, &error) },
                { try await checkMean(function.samples.run(plan, workers: 1), "closure") },
                { try await checkMean(function.batches.run(plan, workers: 1), "batches") },
            ])
            let rates = times.map { 1e3 * Double(samples) / $0 }
            print(
                String(
                    format: "| %@ | %.1f | %.1f | %.1f | %.2f | %.2f | 4 |", function.name,
                    rates[0], rates[1], rates[2], rates[1] / rates[0], rates[2] / rates[0]))
        }
        print()
    }
}
