import Foundation
import MonteCarlo
import Testing

@Suite("A simulation's total")
struct SameBitsTests {
    @Test(
        "has the same bits on any number of workers and any kernel", arguments: SimulationCase.all)
    func workers(simulation: SimulationCase) async throws {
        let expected = try await simulation.run(simulation.plan, 1, .plain)
        for workers in [1, 2, 3, 5, 7] {
            for kernel in Kernel.available {
                #expect(try await simulation.run(simulation.plan, workers, kernel) == expected)
            }
        }
    }

    @Test(
        "has the same bits however the engine's calls cut the plan, which leave blocks open too",
        arguments: SimulationCase.all)
    func cuts(simulation: SimulationCase) async throws {
        // In long tests, these are a thousand cuts of a plan with the 48 cases.
        let isLong = ProcessInfo.processInfo.environment["PIKIT_LONG_TESTS"] == "1"
        var random = try RandomStream(generator: .mt19937, seed: 5)
        #expect(try await simulation.cut(&random, isLong ? 21 : 5))
    }

    @Test("depends on the seed, the number of samples and the block size")
    func differs() async throws {
        let simulation = Simulation("sum", uniforms: 2, into: Sum()) { u in 1 / u[0] + u[1] }
        var totals: Set<Sum> = []
        for (samples, seed, size) in [(9_000, 1, 100), (9_001, 1, 100), (9_000, 2, 100)] {
            let plan = try Plan(samples: samples, seed: UInt32(seed), blockSize: size)
            totals.insert(try await simulation.run(plan).total)
        }
        totals.insert(try await simulation.run(Plan(samples: 9_000, seed: 1, blockSize: 101)).total)
        #expect(totals.count == 4)
    }
}
