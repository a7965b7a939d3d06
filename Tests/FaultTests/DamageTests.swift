import Foundation
import MonteCarlo
import PiKit
import RecordedWalk
import Testing

@Suite("A damaged record")
struct DamageTests {
    private let folder: Folder
    private let store: RecordStore

    init() throws {
        folder = try Folder()
        store = RecordStore(folder.url(of: "run.json"))
    }

    /// Expects that a file with these bytes is refused with one line, by readers and by runs, and that
    /// it stays as it is.
    private func expectRefused<P: Problem>(
        _ bytes: Data, _ type: P.Type, _ what: String
    ) throws {
        try folder.write(bytes, to: "run.json")
        for read: () throws -> Record<P>? in [
            { try store.read() }, { try OpenStore(store).record },
        ] {
            do {
                let record = try read()
                Issue.record("\(what) was accepted as \(String(describing: record))")
            } catch let error as PiKitError {
                let isClear =
                    error.code == .record && error.description.contains("'\(store.url.path)'")
                    && !error.description.contains("\n")
                if !isClear { Issue.record("\(what): \(error)") }
            }
        }
        if try folder.data(of: "run.json") != bytes { Issue.record("\(what) was changed") }
    }

    private func refusesAll<P: Problem>(_ record: Record<P>) throws {
        let bytes = try record.json()
        for place in bytes.indices {
            let all: [UInt8] = runsLongTests ? [0x01, 0x02, 0x20, 0x80, 0xFF] : [1 << (place % 8)]
            for bits in all {
                var flipped = bytes
                flipped[place] ^= bits
                try expectRefused(flipped, P.self, "byte \(place) with \(bits) flipped")
            }
        }
        // The line feed at the end may be missing.
        for count in stride(from: bytes.count - 2, through: 0, by: runsLongTests ? 1 : 7) {
            try expectRefused(bytes.prefix(count), P.self, "a record cut off after \(count) bytes")
        }
        try folder.write(bytes, to: "run.json")
        let whole: Record<P>? = try store.read()
        #expect(whole == record)
        #expect(try folder.names == ["run.json"])
    }

    @Test("of π is refused and kept, for each byte flipped and each length")
    func circle() async throws {
        let estimator = try PiEstimator(Plan(samples: 1000, seed: 42))
        try refusesAll(await estimator.record(workers: 1))
    }

    @Test(
        "of a simulation is refused and kept, for each byte flipped and each length",
        .enabled(if: runsLongTests))
    func walk() async throws {
        let plan = try RecordedWalk.plan(samples: 700_000)
        try refusesAll(await RecordedWalk.simulation.run(plan, workers: 1))
    }
}
