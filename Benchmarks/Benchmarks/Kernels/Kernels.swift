import Foundation
import Measuring
import PiKit

/// Prints the cost of the kernels and of the plain loop, as Markdown tables.
///
/// Alternatives are measured in turn, so that noise affects them equally. The figures are medians.
@main
struct Kernels {
    private static let rounds = 9

    static func main() async throws {
        let fast = try Kernel.chosen()
        print("Kernel \(fast), on \(processor).\n")
        try await tallies(on: fast)
        try fills(on: fast)
        try await workers(on: fast)
    }

    /// Measures counting on one worker, for a second or more in all with each kernel.
    private static func tallies(on fast: Kernel) async throws {
        print("| generator | plain, ns a sample | \(fast), ns a sample | ratio | undecided |")
        print("|---|---|---|---|---|")
        for generator in Generator.all where generator.layout == .exact {
            let plans = try (
                plain: Plan(samples: 40_000_000, seed: 42, generator: generator),
                fast: Plan(samples: 600_000_000, seed: 42, generator: generator)
            )
            var plain: [Double] = []
            var vector: [Double] = []
            var undecided = 0
            for _ in 0..<rounds {
                plain.append(try await nanoseconds(plans.plain, workers: 1, kernel: .plain).sample)
                let run = try await nanoseconds(plans.fast, workers: 1, kernel: fast)
                vector.append(run.sample)
                undecided = run.undecided
            }
            let share =
                undecided == plans.fast.samples
                ? "all" : "1 in \(plans.fast.samples / max(1, undecided))"
            print(row(generator.name, plain, vector) + " \(share) |")
        }
        print()
    }

    /// Measures filling a buffer of 10 000 uniforms, by the plain kernel and by vector code.
    ///
    /// The plain kernel calls the code of gsl_rng_uniform for each element.
    private static func fills(on fast: Kernel) throws {
        print("| generator | one by one, ns | fill, ns | ratio |")
        print("|---|---|---|---|")
        for generator in Generator.all where generator.layout == .exact {
            let one = try RandomStream(generator: generator, seed: 42, kernel: .plain)
            let many = try RandomStream(generator: generator, seed: 42, kernel: fast)
            var plain: [Double] = []
            var vector: [Double] = []
            for _ in 0..<rounds {
                plain.append(try nanosecondsOfFill(one, times: 1500))
                vector.append(try nanosecondsOfFill(many, times: 15000))
            }
            print(row(generator.name, plain, vector))
        }
        print()
    }

    /// Measures one worker and two workers.
    private static func workers(on fast: Kernel) async throws {
        print("| mt19937 | 1 worker, ns a sample | 2 workers, ns a sample | ratio |")
        print("|---|---|---|---|")
        for (name, samples) in [
            ("10^7 samples", 10_000_000), ("4 * 10^9 samples", 4_000_000_000),
        ] {
            let plan = try Plan(samples: samples, seed: 42)
            var one: [Double] = []
            var two: [Double] = []
            for _ in 0..<(samples < 1_000_000_000 ? 101 : rounds) {
                one.append(try await nanoseconds(plan, workers: 1, kernel: fast).sample)
                two.append(try await nanoseconds(plan, workers: 2, kernel: fast).sample)
            }
            print(row(name, one, two))
        }
    }

    private static func nanoseconds(
        _ plan: Plan, workers: Int, kernel: Kernel
    ) async throws -> (sample: Double, undecided: Int) {
        let run = try await PiEstimator(plan).record(workers: workers, kernel: kernel).run
        return (run.seconds * 1e9 / Double(plan.samples), run.exactSamples)
    }

    /// The nanoseconds a uniform takes.
    private static func nanosecondsOfFill(_ stream: RandomStream, times: Int) throws -> Double {
        var uniforms = [Double](repeating: 0, count: 10_000)
        let clock = ContinuousClock()
        let elapsed = try clock.measure {
            for _ in 0..<times {
                try stream.fill(&uniforms)
            }
        }
        return elapsed / .nanoseconds(1) / Double(times * uniforms.count)
    }

    private static func row(
        _ name: String, _ slow: [Double], _ fast: [Double]
    ) -> String {
        let (slow, fast) = (median(slow), median(fast))
        return String(
            format: "| %@ | %.3g | %.3f | %.3g |", name, slow, fast, slow / fast)
    }
}
