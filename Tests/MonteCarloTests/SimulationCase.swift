import Foundation
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

    init<Total>(_ simulation: Simulation<Total>, _ plan: Plan) {
        self.plan = plan
        testDescription = "\(simulation.name), \(plan.generator)"
        run = { plan, workers, kernel in
            let record = try await simulation.run(plan, workers: workers, kernel: kernel)
            precondition(record.covered == [0..<plan.samples])
            return try bits(of: record.total)
        }
        cut = { random, rounds in
            try await isSame(simulation, plan, rounds: rounds, using: &random)
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
        [
            SimulationCase(
                Simulation("sum of draws", into: Sum()) { draws in
                    var sum = 0.0
                    repeat { sum += draws.nextUniform() } while sum < 1
                    return sum
                }, plan),
            SimulationCase(
                Simulation("hits of draws", into: Hits.zero) { draws in
                    draws.exponential() < draws.exponential() + draws.nextUniform()
                }, plan),
            SimulationCase(
                Simulation("moments of uniforms", uniforms: 3) { u in u[0] * u[1] - u[2] }, plan),
            SimulationCase(
                Simulation("sum of uniforms", uniforms: 2, into: Sum()) { u in u[0] / (u[1] + 1) },
                plan),
            SimulationCase(
                Simulation("hits of uniforms", uniforms: 3, into: Hits.zero) { u in
                    u[0] + u[1] + u[2] < 1.5
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
        ]
    }
}

/// A value as JSON, whose numbers tell all bits.
func bits(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Whether random calls of the engine, which together cover a plan, end with the coverage of a
/// single call.
private func isSame<Total>(
    _ simulation: Simulation<Total>, _ plan: Plan, rounds: Int, using random: inout RandomStream
) async throws -> Bool {
    let whole = try await Engine(simulation, plan, workers: 1, kernel: nil).run(workers: 1).coverage
    for _ in 0..<rounds {
        let workers = Int.random(in: 1...7, using: &random)
        let engine = try Engine(simulation, plan, workers: workers, kernel: nil)
        let shards = Int.random(in: 1...3, using: &random)
        var done: [Coverage<Total>?] = Array(repeating: nil, count: shards)
        while true {
            let covered = done.compactMap(\.self).reduce(0) { $0 + $1.samples }
            if covered == plan.samples { break }
            let shard = Int.random(in: 0..<shards, using: &random)
            let range = randomRange(of: engine.blocks, shard, of: shards, using: &random)
            guard !range.isEmpty else { continue }
            done[shard] = try await engine.run(range, after: done[shard], workers: workers).coverage
        }
        // Merge the shards in random order.
        let all = done.compactMap(\.self).shuffled(using: &random)
        let merged = all.dropFirst().reduce(into: all[0]) { $0.merge($1) }
        guard merged == whole, try bits(of: merged.total) == bits(of: whole.total) else {
            return false
        }
    }
    return true
}

/// A random range of a shard's samples that the engine accepts: it begins with a block, or with the
/// shard.
private func randomRange(
    of blocks: BlockGrid, _ shard: Int, of shards: Int, using random: inout RandomStream
) -> Range<Int> {
    let samples = blocks.plan.samples
    if blocks.plan.layout == .serial {
        // One stream makes all, so there is one shard, which grows.
        return shard == 0 ? 0..<Int.random(in: 1...samples, using: &random) : 0..<0
    }
    let bound = { (part: Int) in
        part == shards ? samples : blocks.samples(of: blocks.count * part / shards).lowerBound
    }
    let (first, end) = (bound(shard), bound(shard + 1))
    guard first < end else { return 0..<0 }
    var start = Int.random(in: first..<end, using: &random)
    if !blocks.cutsAnywhere { start = blocks.samples(of: blocks.block(of: start)).lowerBound }
    let last = Int.random(in: start + 1...end, using: &random)
    return start..<last
}
