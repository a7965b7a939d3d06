import Foundation
import MonteCarlo
import PiKit
import RecordedWalk
import Testing

@Suite("The lock of a record's file")
struct LockTests {
    private let folder: Folder
    private let store: RecordStore

    init() throws {
        folder = try Folder()
        store = RecordStore(folder.url(of: "run.json"))
    }

    @Test("is free as soon as a run has ended, also if it failed")
    func nextRun() async throws {
        struct Failure: Error {}
        // The first eight samples are less, so the record is not refused.
        let failing = Simulation<Moments>("recorded walk") { draws in
            let value = RecordedWalk.value(draws)
            if value > 1.9 { throw Failure() }
            return value
        }
        for round in 1...(runsLongTests ? 50 : 5) {
            let plan = try RecordedWalk.plan(samples: 1000 * round)
            let record = try await RecordedWalk.simulation.run(plan, store: store, workers: 2)
            #expect(record.isComplete)
            #expect(try folder.names == ["run.json"])
            await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
                try await failing.run(
                    plan.with(samples: plan.samples + 1000), store: store, workers: 2)
            }
            #expect(try folder.names == ["run.json"])
        }
    }

    @Test("keeps a second process off while the first runs, and is taken over when that is killed")
    func killed() throws {
        // Hours of samples, of which the second process makes only the last block.
        let (samples, block) = (1 << 43, 1 << 22)
        let plan = "--samples \(samples) --seed 42 --quiet --record '\(store.url.path)'"
        let first = try Program.shell("exec pikit \(plan) --workers 1 --record-every 0.1")
        while first.isRunning, try read() == nil { usleep(1000) }
        let line = "pikit: '\(store.url.path)' is in use by another process; "
        // It tries again and again until it is let in.
        let other = try Program.shell(
            "until pikit \(plan) --range \(samples - block)..\(samples); do sleep 0.02; done")
        while first.isRunning, !other.errors.hasPrefix(line) { usleep(1000) }
        first.kill()
        try #require(first.status == 128 + SIGKILL)
        #expect(other.status == 0)
        let refusals = other.errors.split(separator: "\n")
        #expect(!refusals.isEmpty && refusals.allSatisfy { $0.hasPrefix(line) })
        let record = try #require(try read())
        #expect(record.covered.first?.lowerBound == 0)
        #expect(record.covered.last == samples - block..<samples)
        #expect(record.runs.map(\.end) == [.interrupted, .samples])
        #expect(record.run.samples == block)
        #expect(try folder.names == ["run.json"])
    }

    private func read() throws -> PiRecord? { try store.read() }
}
