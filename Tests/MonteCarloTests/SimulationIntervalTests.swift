import CReference
import MonteCarlo
import Testing

/// Whether the intervals of whole runs contain the expected value as often as they say.
///
/// The bounds and the rate of false alarms are those of ``MeanIntervalTests``.
@Suite("The interval of a simulation")
struct SimulationIntervalTests {
    /// The number of runs, each with a seed of its own, whose interval contains the expected value.
    private func covered(
        _ simulation: Simulation<Moments>, samples: Int, expected: Double,
        _ generator: Generator
    ) async throws -> Int {
        var covered = 0
        for seed in 1...UInt32(MeanIntervalTests.runs) {
            let plan = try Plan(
                samples: samples, seed: seed, generator: generator, blockSize: samples / 3)
            let record = try await simulation.run(plan, workers: 2)
            covered += record.interval.contains(expected) ? 1 : 0
        }
        return covered
    }

    @Test("contains the expected value as often as its level says, for uniform values")
    func uniform() async throws {
        let simulation = Simulation("uniform", uniforms: 2) { u in u[1] }
        let covered = try await covered(simulation, samples: 30, expected: 0.5, .mt19937)
        #expect(MeanIntervalTests.bounds.contains(covered), "\(covered)")
    }

    @Test("contains it as often for normal values")
    func normal() async throws {
        let simulation = Simulation("normal", normals: 1) { z in 7 + 2 * z[0] }
        let covered = try await covered(
            simulation, samples: 10, expected: 7, Generator(named: "ranlxs1"))
        #expect(MeanIntervalTests.bounds.contains(covered), "\(covered)")
    }

    @Test("contains it as often for skewed values, from substreams")
    func skewed() async throws {
        let simulation = Simulation("exponential") { draws in draws.exponential() }
        let covered = try await covered(
            simulation, samples: 400, expected: 1, Generator(named: "taus2"))
        #expect(MeanIntervalTests.bounds.contains(covered), "\(covered)")
    }

    @Test("contains it less often if draws repeat, and the test detects it")
    func broken() async throws {
        // Each sample comes four times, so the error is twice what the interval says.
        let stutter = Generator(unlisted: GSLGenerator(type: ref_stutter()), layout: .blocks)
        let simulation = Simulation("uniform", uniforms: 2) { u in u[1] }
        let covered = try await covered(simulation, samples: 36, expected: 0.5, stutter)
        #expect(covered < MeanIntervalTests.bounds.lowerBound, "\(covered)")
    }
}
