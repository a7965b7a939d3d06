import Foundation
import MonteCarlo
import Testing

@Suite("A plan that many runs compute")
struct SplitRunTests {
    /// The histories of each of the 48 cases, together a thousand.
    private static let rounds = LongTests.areWanted ? 400 : 21

    @Test(
        "gives the record of one run, whatever its portions, resumes, extensions and mergings are",
        arguments: Array(SimulationCase.all.enumerated()))
    func random(index: Int, simulation: SimulationCase) async throws {
        var random = try RandomStream(generator: .mt19937, seed: UInt32(100 + index))
        for _ in 0..<Self.rounds { try await simulation.split(&random) }
    }

    @Test("would have other bits if totals were merged in the order of the records")
    func broken() async throws {
        let simulation = Simulation("sum", uniforms: 1, into: Sum()) { u in 1 / u[0] }
        let plan = try Plan(samples: 1000, seed: 3, blockSize: 10)
        let whole = try await simulation.run(plan).total
        var sums: [Sum] = []
        for shard in 1...100 {
            sums.append(try await simulation.run(plan, portion: .shard(shard, of: 100)).total)
        }
        let left = sums.dropFirst().reduce(into: sums[0]) { $0.merge($1) }
        #expect(left.samples == whole.samples && left != whole)
    }
}
