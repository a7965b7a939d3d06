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
    func killed() async throws {
        let arguments = ["--samples", "100000000", "--seed", "42", "--record", store.url.path]
        let first = try Program(
            "pikit", arguments + ["--workers", "1", "--record-every", "0.1"],
            environment: ["PIKIT_KERNEL": "plain"])
        let line = "pikit: '\(store.url.path)' is in use by another process; "
        // It tries again and again until it is let in.
        let other = try Program.shell(
            "until pikit \(arguments.joined(separator: " ")); do sleep 0.02; done")
        while first.isRunning, try !other.errors.hasPrefix(line) || read() == nil { usleep(1000) }
        first.kill()
        try #require(first.status == 128 + SIGKILL)
        let left = try #require(try read())
        #expect(!left.isComplete)
        #expect(other.status == 0)
        let refusals = other.errors.split(separator: "\n")
        #expect(!refusals.isEmpty && refusals.allSatisfy { $0.hasPrefix(line) })
        let end = try #require(try read())
        let whole = try await PiEstimator(Plan(samples: 100_000_000, seed: 42)).record()
        #expect(end.coverage == whole.coverage)
        #expect(end.runs.map(\.samples) == [left.coverage.samples, end.run.samples])
        #expect(try folder.names == ["run.json"])
    }

    private func read() throws -> PiRecord? { try store.read() }
}
