import Foundation
import PiKit
import Testing

/// What a record says of seeds, and what two plan seeds of the layout `blocks` can have in common.
@Suite("The seed of a plan")
struct SeedNoteTests {
    private static func record(_ name: String, seed: UInt32, samples: Int) async throws -> PiRecord
    {
        let plan = try Plan(samples: samples, seed: seed, generator: Generator(named: name))
        return try await PiEstimator(plan).record(workers: 2)
    }

    // A search found these seeds. Among some 60 000 seeds two are likely to have the same first
    // block.
    @Test("can share a block with another seed, and short runs of the two are the same")
    func sharedBlock() async throws {
        let (a, b) = (BlockSeeds(seed: 186_858), BlockSeeds(seed: 195_793))
        #expect(a[0] == b[0])
        #expect(!(1..<100_000).contains { a[$0] == b[$0] })

        for samples in [1, 100_000, Circle().standardBlockSize] {
            let first = try await Self.record("ranlxs0", seed: 186_858, samples: samples)
            let second = try await Self.record("ranlxs0", seed: 195_793, samples: samples)
            #expect(first.coverage == second.coverage)
            let other = try await Self.record("ranlxs0", seed: 186_859, samples: samples)
            #expect(samples == 1 || first.coverage != other.coverage)
        }

        // The second blocks differ.
        let samples = Circle().standardBlockSize + 100_000
        let first = try await Self.record("ranlxs0", seed: 186_858, samples: samples)
        let second = try await Self.record("ranlxs0", seed: 195_793, samples: samples)
        #expect(first.coverage != second.coverage)
    }

    @Test("has its note in the record", arguments: ["mt19937", "gfsr4", "ranlxs0", "randu"])
    func note(name: String) async throws {
        let record = try await Self.record(name, seed: 5, samples: 1000)
        let object = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(record)) as? [String: Any])
        #expect(object["seedNote"] as? String == record.plan.generator.seedNote)
        #expect(object["seedNote"] is String)
        #expect((object["plan"] as? [String: Any])?.count == 5)
    }

    @Test("has no note in the record of an unknown generator")
    func unknown() async throws {
        let plan = try Plan(samples: 1000, seed: 5, generator: .stutter)
        let record = try await PiEstimator(plan).record(workers: 1)
        let object = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(record)) as? [String: Any])
        #expect(object["seedNote"] == nil)
        #expect(object["plan"] != nil)
    }

    @Test(
        "has a note that reading a record ignores",
        arguments: [#""other""#, "null", "7", nil] as [String?])
    func ignored(note: String?) async throws {
        let record = try await Self.record("mt19937", seed: 5, samples: 1000)
        let data = try JSONEncoder().encode(record)
        var object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        object["seedNote"] = try note.map {
            try JSONSerialization.jsonObject(with: Data($0.utf8), options: .fragmentsAllowed)
        }
        let changed = try JSONSerialization.data(withJSONObject: object)
        #expect(try JSONDecoder().decode(PiRecord.self, from: changed) == record)
    }
}
