import Foundation
import PiKit

/// A record whose text is mutated, with its type erased.
struct FuzzedRecord: Sendable {
    let name: String
    /// The text, with its checksum.
    let json: Data
    /// Reads a text, and returns what the record writes: `nil` if the text is refused.
    let rewritten: @Sendable (Data) -> Data?

    /// - Parameter other: A record of other samples of the plan, which is merged with what was read.
    init<P>(_ name: String, _ record: Record<P>, and other: Record<P>?) throws {
        self.name = name
        json = try record.json()
        rewritten = { data in
            // Only the refusal that is documented may be thrown.
            let read: Record<P>
            do throws(PiKitError) {
                read = try Record(json: data)
            } catch {
                return nil
            }
            if let other { _ = try? Record.merging([other, read]) }
            return try? read.json()
        }
    }

    /// Small records of all kinds, made once.
    static let all = Task { try await make() }

    private static func make() async throws -> [FuzzedRecord] {
        let walk = { @Sendable (draws: RandomStream) in
            var sum = 0.0
            repeat { sum += draws.nextUniform() } while sum < 1
            return sum
        }
        let pair = Pair(Histogram(edges: [1, 1.5, 2]), Moments())
        var all = try await [
            of(Simulation("hits", uniforms: 2, into: Hits()) { u in u[0] < u[1] }, "mt19937"),
            of(Simulation("moments", walk), "taus2"),
            of(
                Simulation("vectors", uniforms: 2, into: VectorMoments(dimensions: 2)) { u in
                    [u[0], u[0] * u[1]]
                }, "mt19937"),
            of(Simulation("histogram", into: Histogram(bins: 3, in: 1...2), walk), "ranlxs0"),
            of(Simulation("pair", into: pair, walk), "mt19937"),
            of(Simulation("serial", walk), "minstd"),
            of(Simulation("serial hits", into: Hits()) { $0.nextUniform() < 0.5 }, "randu"),
        ]
        let pilot = try await Simulation("pilot", uniforms: 1) { u in u[0] }.run(
            Plan(samples: 1 << 20, seed: 1, blockSize: 2), targetError: 0.04, workers: 1)
        all.append(try FuzzedRecord("pilot", pilot, and: nil))
        let plan = try Plan(samples: 90, seed: 1)
        let parts = try await [0..<40, 60..<90].asyncMap {
            try await PiEstimator(plan).record(portion: .range($0), workers: 1)
        }
        let rest = try await PiEstimator(plan).record(portion: .range(40..<60), workers: 1)
        all.append(try FuzzedRecord("π", Record.merging(parts), and: rest))
        return all
    }

    /// A record with a gap and an open block, unless it is of one stream.
    private static func of<Total>(
        _ simulation: Simulation<Total>, _ generator: String
    ) async throws -> FuzzedRecord {
        let plan = try Plan(
            samples: 45, seed: 3, generator: Generator(named: generator), blockSize: 8)
        if plan.layout == .serial {
            let short = try Plan(
                samples: 21, seed: 3, generator: plan.generator, blockSize: 8)
            return try await FuzzedRecord(
                simulation.name, simulation.run(short, workers: 1), and: nil)
        }
        let parts = try await [0..<24, 32..<45].asyncMap {
            try await simulation.run(plan, portion: .range($0), workers: 1)
        }
        let rest = try await simulation.run(plan, portion: .range(24..<32), workers: 1)
        return try FuzzedRecord(simulation.name, Record.merging(parts), and: rest)
    }
}

extension Sequence {
    /// Transforms elements one after another.
    fileprivate func asyncMap<Result>(
        _ transform: (Element) async throws -> Result
    ) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
