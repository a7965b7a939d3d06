import Foundation
import MonteCarlo
import Testing

/// Counts samples, and takes long to read off while there are few.
private struct Slow: Accumulator {
    struct Estimate: Hashable, Encodable, Sendable {
        let samples: Int
    }

    var samples = 0

    mutating func add(_ value: Double) {
        samples += 1
    }

    mutating func merge(_ other: Slow) {
        samples += other.samples
    }

    func estimate(confidence: Double) throws(PiKitError) -> Estimate {
        // Meanwhile the other worker reports more.
        if samples < 60 { usleep(300_000) }
        return Estimate(samples: samples)
    }
}

@Suite("The progress of a run")
struct ProgressTests {
    /// A simulation whose samples take a millisecond each.
    private static func slow<Total: Accumulator>(into empty: Total) -> Simulation<Total>
    where Total.Value == Double {
        Simulation("slow", into: empty) { draws in
            usleep(1000)
            return draws.nextUniform()
        }
    }

    private static func read<P: Problem>(_ run: StartedRun<P>) async -> [Snapshot<P>] {
        var snapshots: [Snapshot<P>] = []
        for await snapshot in run.progress { snapshots.append(snapshot) }
        return snapshots
    }

    @Test("is at most ten snapshots a second and one at the end, and never goes back")
    func snapshots() async throws {
        let plan = try Plan(
            samples: 1200, seed: 1, generator: Generator(named: "taus2"), blockSize: 10)
        let run = Self.slow(into: Moments()).start(plan, workers: 2)
        let snapshots = await Self.read(run)
        let record = try await run.record
        #expect(snapshots.count > 1)
        #expect(Double(snapshots.count) <= 10 * record.run.seconds + 2)
        #expect(zip(snapshots, snapshots.dropFirst()).allSatisfy { $0.samples <= $1.samples })
        #expect(snapshots.last?.samples == 1200)
        #expect(snapshots.last?.estimate == record.estimate)
        for snapshot in snapshots {
            #expect(
                snapshot.plannedSamples == 1200 && snapshot.estimate.samples == snapshot.samples)
            let left = Double(1200 - snapshot.samples) / snapshot.samplesPerSecond
            #expect(snapshot.secondsLeft == left)
        }
    }

    @Test("never goes back, even if an estimate takes longer than the next")
    func slowEstimate() async throws {
        let plan = try Plan(
            samples: 1000, seed: 1, generator: Generator(named: "taus2"), blockSize: 10)
        let run = Self.slow(into: Slow()).start(plan, workers: 2)
        let snapshots = await Self.read(run)
        _ = try await run.record
        #expect(zip(snapshots, snapshots.dropFirst()).allSatisfy { $0.samples <= $1.samples })
        #expect(snapshots.last?.estimate.samples == 1000)
    }

    @Test("gives a slow reader the newest, which is the whole plan at the end")
    func slowReader() async throws {
        let plan = try Plan(
            samples: 600, seed: 1, generator: Generator(named: "taus2"), blockSize: 10)
        let run = Self.slow(into: Moments()).start(plan, workers: 2)
        let record = try await run.record
        let snapshots = await Self.read(run)
        #expect(snapshots.map(\.samples) == [600])
        #expect(snapshots.first?.estimate == record.estimate)
    }

    @Test("ends if the run fails, is cancelled, or cannot begin")
    func ends() async throws {
        let plan = try Plan(
            samples: 5000, seed: 1, generator: Generator(named: "taus2"), blockSize: 10)
        let failing = Simulation("failing") { draws in
            usleep(1000)
            return draws.nextUniform() < 0.995 ? 1 : .nan
        }
        let failed = failing.start(plan, workers: 2)
        let snapshots = await Self.read(failed)
        #expect(snapshots.allSatisfy { $0.samples < 5000 })
        let failure = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await failed.record
        }
        #expect(failure?.sample != nil)

        // Long enough to be cancelled however late the first snapshot is read.
        let long = try Plan(samples: 1 << 40, seed: 1, generator: plan.generator, blockSize: 10)
        let cancelled = Self.slow(into: Moments()).start(long, workers: 2)
        var count = 0
        for await _ in cancelled.progress {
            count += 1
            cancelled.cancel()
        }
        #expect(count >= 1)
        let error = try #require(
            await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
                try await cancelled.record
            })
        #expect(error.isCancellation && (error.record?.coverage.samples ?? 0) > 0)

        // Nothing is done when the first sample fails.
        let hopeless = Simulation("nan", uniforms: 1) { _ in .nan }.start(plan, workers: 1)
        #expect(await Self.read(hopeless).isEmpty)
        let first = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await hopeless.record
        }
        #expect(first?.sample == 0 && first?.record == nil)

        let refused = Self.slow(into: Moments()).start(plan, workers: 0)
        #expect(await Self.read(refused).isEmpty)
        let refusal = await #expect(throws: PiKitError.self) { try await refused.record }
        #expect(refusal?.code == .workers)
    }
}
