import Foundation
import MonteCarlo
import PiKit
import RecordedWalk
import Testing

/// Real processes, killed by SIGKILL from outside.
@Suite("A run that is killed at random moments and started again", .serialized)
struct KillTests {
    @Test("ends with the bits of a run that was never killed, for a simulation of varying draws")
    func walk() async throws {
        try await walk(samples: 8_000_000, kills: 2)
    }

    @Test("ends with the hits of a run that was never killed, for π")
    func circle() async throws {
        try await circle(samples: 1_000_000_000, kills: 2)
    }

    @Test(
        "does so after 50 kills, and 50 more while it was writing, for a simulation",
        .enabled(if: runsLongTests))
    func walkLong() async throws {
        try await walk(samples: 60_000_000, kills: 50)
    }

    @Test(
        "does so after 50 kills, and 50 more while it was writing, for π",
        .enabled(if: runsLongTests))
    func circleLong() async throws {
        try await circle(samples: 4_000_000_000, kills: 50)
    }

    private func walk(samples: Int, kills: Int) async throws {
        let plan = try RecordedWalk.plan(samples: samples)
        let whole = try await RecordedWalk.simulation.run(plan, workers: 2)
        var run = try KilledRun<Simulation<Moments>>(total: whole.total) { path in
            try Program("RecordedWalk", [path, "\(samples)"])
        }
        try kill(&run, times: kills, named: "walk")
        // Blocks done in part, and the draws at which they go on, are what a record may get wrong.
        if runsLongTests { #expect(run.file.openBlocks > 0) }
    }

    private func circle(samples: Int, kills: Int) async throws {
        let plan = try Plan(samples: samples, seed: 42)
        let whole = try await PiEstimator(plan).record(workers: 2)
        var run = try KilledRun<Circle>(total: whole.total) { path in
            try Program(
                "pikit",
                ["--samples", "\(samples)", "--seed", "42", "--workers", "2", "--quiet"]
                    + ["--record", path, "--record-every", "0.1"])
        }
        try kill(&run, times: kills, named: "π")
    }

    /// Kills as many processes at any moment as while they write.
    private func kill<P: Problem>(_ run: inout KilledRun<P>, times: Int, named name: String) throws
    {
        var random = try RandomStream(generator: .mt19937, seed: 11)
        try run.kill(times: times, at: .within(seconds: 0.5), using: &random)
        let atRandom = run.killsWhileWriting
        try run.kill(times: times, at: .whileWriting, using: &random)
        print(
            """
            \(name): \(times) kills at random moments, \(atRandom) of them while a record was being \
            written; \(times) after the writing began, \(run.killsWhileWriting - atRandom) while it \
            went on; \(run.file.records) records seen, \(run.file.openBlocks) with open blocks; \
            \(run.ends) runs ended
            """)
    }
}
