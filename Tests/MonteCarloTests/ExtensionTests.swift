import MonteCarlo
import Testing

@Suite("A run that goes on from a shorter one")
struct ExtensionTests {
    @Test(
        "has the bits of the longer run, wherever the shorter one ended",
        arguments: SimulationCase.all)
    func extended(simulation: SimulationCase) async throws {
        var random = try RandomStream(generator: .mt19937, seed: 16)
        let steps: [(blockSize: Int, samples: [Int])] = [
            (640, [1000, 9_973]), (640, [1, 639, 640, 641, 1920, 3001, 3002]),
            (1, [1, 2, 5, 40]), (2, [3, 4, 13, 57]), (3, [8, 20, 64]), (7, [6, 20, 50, 92]),
            (1 << 16, [999, 1000, 1023, 2222]),
        ]
        for (blockSize, samples) in steps {
            #expect(
                try await simulation.extend(blockSize, samples, &random), "\(blockSize), \(samples)"
            )
        }
    }

    @Test("has them in three random steps too", arguments: SimulationCase.all)
    func random(simulation: SimulationCase) async throws {
        var random = try RandomStream(generator: .mt19937, seed: 17)
        for blockSize in [5, 64, 1000] {
            let most = min(60 * blockSize, 6000)
            let samples = (0..<4).map { _ in Int.random(in: 1...most, using: &random) }.sorted()
            #expect(
                try await simulation.extend(blockSize, samples, &random), "\(blockSize), \(samples)"
            )
        }
    }

    @Test("would differ if it forgot the draw at which the shorter run ended")
    func broken() async throws {
        let simulation = Simulation("sum", into: Sum()) { draws in draws.exponential() }
        let plan = try Plan(samples: 100, seed: 1, blockSize: 64)
        let engine = try Engine(simulation, plan, workers: 1, kernel: nil)
        let first = try await engine.run(0..<30, workers: 1).coverage
        var forgetful = Coverage<Sum>(blockSize: 64)
        forgetful.insert(0..<30, total: first.total)
        let whole = try await simulation.whole(plan)
        #expect(try await engine.run(after: first, workers: 1).coverage == whole)
        #expect(try await engine.run(after: forgetful, workers: 1).coverage != whole)
    }
}
