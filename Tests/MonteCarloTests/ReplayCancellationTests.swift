import MonteCarlo
import Testing

@Suite("A replay that is cancelled")
struct ReplayCancellationTests {
    /// Days of work: a hang here is a failure.
    private static let sample = 1 << 50

    @Test("stops while it makes the samples before, which take a varying number of draws")
    func samples() async throws {
        let plan = try Plan(samples: Self.sample + 1, seed: 1, blockSize: 1 << 40)
        let simulation = Simulation("uniform") { draws in draws.nextUniform() }
        try await Self.cancel(simulation, Self.sample - 1, plan)
    }

    @Test("stops while it makes the draws before, where the generator cannot jump")
    func draws() async throws {
        let plan = try Plan(samples: Self.sample + 1, seed: 1, generator: Generator(named: "ran3"))
        let simulation = Simulation("uniform", uniforms: 1) { u in u[0] }
        try await Self.cancel(simulation, Self.sample, plan)
    }

    private static func cancel(
        _ simulation: Simulation<Moments>, _ sample: Int, _ plan: Plan
    ) async throws {
        let replay = Task { try await simulation.replay(sample: sample, of: plan) }
        // Long enough for the replay to be under way, as a rule.
        try await Task.sleep(for: .milliseconds(100))
        replay.cancel()
        await #expect(throws: CancellationError.self) { try await replay.value }
    }
}
