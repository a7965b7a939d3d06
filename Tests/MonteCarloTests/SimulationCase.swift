import MonteCarlo
import Testing

/// A simulation and a plan, with the type of the accumulator erased, so that tests can list many.
struct SimulationCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let plan: Plan
    /// The bits of the record of a run: its coverage, with all totals, as JSON.
    let run: @Sendable (_ plan: Plan, _ workers: Int, Kernel?) async throws -> String
    /// Computes the plan by random calls of the engine, and compares each result with the whole.
    let cut: @Sendable (_ random: inout RandomStream, _ rounds: Int) async throws -> Bool
    /// Computes plans of so many samples, each by going on from the one before, and compares the
    /// last with a plan computed at once.
    let extend:
        @Sendable (_ blockSize: Int, _ samples: [Int], _ random: inout RandomStream) async throws
            -> Bool
    /// Starts a run, cancels it after a time, runs the rest, and compares with the whole.
    let cancel: @Sendable (_ workers: Int, Duration) async throws -> CancelledRun
    /// Computes a random plan of the generator by many runs, and compares with a single one.
    let split: @Sendable (_ random: inout RandomStream) async throws -> Void
    init<Total>(_ simulation: Simulation<Total>, _ plan: Plan) {
        self.plan = plan
        testDescription = "\(simulation.name), \(plan.generator)"
        run = { plan, workers, kernel in
            let record = try await simulation.run(plan, workers: workers, kernel: kernel)
            precondition(record.covered == [0..<plan.samples])
            return try JSON.text(record.total)
        }
        cut = { random, rounds in
            try await simulation.isSame(cutting: plan, rounds: rounds, using: &random)
        }
        extend = { blockSize, samples, random in
            let plans = try samples.map {
                try Plan(
                    samples: $0, seed: plan.seed, generator: plan.generator, blockSize: blockSize)
            }
            return try await simulation.isSame(extending: plans, using: &random)
        }
        cancel = { workers, delay in
            let run = simulation.start(plan, workers: workers)
            try await Task.sleep(for: delay)
            run.cancel()
            return try await simulation.isSame(after: run, of: plan, workers: workers)
        }
        split = { random in
            try await simulation.expectSame(splitting: plan.generator, using: &random)
        }
    }

    /// A case for each accumulator, kind of sample and kind of generator.
    static let all: [SimulationCase] = ["mt19937", "taus2", "ranlxs0", "minstd"].flatMap { name in
        do {
            let plan = try Plan(
                samples: 9_973, seed: 7, generator: Generator(named: name), blockSize: 640)
            return cases(of: plan)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private static func cases(of plan: Plan) -> [SimulationCase] {
        casesOfDraws(of: plan) + casesOfNumbers(of: plan)
    }

    private static func casesOfDraws(of plan: Plan) -> [SimulationCase] {
        let walk = { @Sendable (draws: RandomStream) in
            var sum = 0.0
            repeat { sum += draws.nextUniform() } while sum < 1
            return sum
        }
        return [
            SimulationCase(Simulation("sum of draws", into: Sum(), walk), plan),
            SimulationCase(
                Simulation("hits of draws", into: Hits()) { draws in
                    draws.exponential() < draws.exponential() + draws.nextUniform()
                }, plan),
            SimulationCase(
                Simulation("histogram of draws", into: Histogram(bins: 9, in: 1.1...1.9), walk),
                plan),
            SimulationCase(
                Simulation("vectors of draws", into: VectorMoments(dimensions: 3)) { draws in
                    [draws.nextUniform(), walk(draws), draws.exponential()]
                }, plan),
            SimulationCase(
                Simulation(
                    "pairs of draws",
                    into: Pair(Pair(Histogram(edges: [1, 1.5, 2]), Moments()), Sum()), walk), plan),
        ]
    }

    private static func casesOfNumbers(of plan: Plan) -> [SimulationCase] {
        [
            SimulationCase(
                Simulation("moments of uniforms", uniforms: 3) { u in u[0] * u[1] - u[2] }, plan),
            SimulationCase(
                Simulation("sum of uniforms", uniforms: 2, into: Sum()) { u in u[0] / (u[1] + 1) },
                plan),
            SimulationCase(
                Simulation("hits of uniforms", uniforms: 3, into: Hits()) { u in
                    u[0] + u[1] + u[2] < 1.5
                }, plan),
            SimulationCase(
                Simulation("vectors of uniforms", uniforms: 2, into: VectorMoments(dimensions: 2)) {
                    u in [u[0] - u[1], u[0] * u[1]]
                }, plan),
            SimulationCase(
                Simulation("moments of normals", normals: 5) { z in
                    z[0] * z[1] + z[2] * z[3] * z[4]
                }, plan),
            SimulationCase(
                Simulation(
                    "moments of columns", uniforms: 2,
                    batch: { points, values in
                        let (x, y) = (points[0], points[1])
                        for i in values.indices { values[i] = (x[i] + 1) / (y[i] + 1) }
                    }), plan),
            SimulationCase(
                Simulation(
                    "pairs of columns", uniforms: 1,
                    into: Pair(Histogram(bins: 5, in: 0...2), Histogram(edges: [0, 0.1, 1])),
                    batch: { points, values in
                        for i in values.indices { values[i] = 3 * points[0][i] - 0.5 }
                    }), plan),
        ]
    }
}
