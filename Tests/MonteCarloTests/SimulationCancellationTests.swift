import Foundation
import MonteCarlo
import Testing

/// Cancels a run once so many samples have begun.
///
/// `@unchecked Sendable` holds because the lock guards all mutable state.
private final class Trigger: @unchecked Sendable {
    private let lock = NSLock()
    private var left: Int
    private var cancel: (() -> Void)?

    init(after samples: Int) {
        left = samples
    }

    /// Takes note of a sample that begins.
    func begin() {
        lock.withLock {
            left -= 1
            if left == 0 { cancel?() }
        }
    }

    /// Says how to cancel the run, which may have come so far already.
    func arm(_ cancel: @escaping () -> Void) {
        lock.withLock {
            self.cancel = cancel
            if left <= 0 { cancel() }
        }
    }

    /// Lets go of the run, whose record holds this trigger.
    func disarm() {
        lock.withLock { cancel = nil }
    }
}

/// Cancels runs of all kinds at random moments.
private enum Cancellations {
    static let generators = ["mt19937", "taus2", "ranlxs0", "minstd"]

    /// Runs a simulation and cancels it after a random number of samples.
    static func bySample<Total: Accumulator>(
        _ kind: SampleKind, into empty: Total, _ plan: Plan, using random: inout RandomStream
    ) async throws -> CancelledRun where Total.Value == Double {
        let trigger = Trigger(after: Int.random(in: 1...plan.samples, using: &random))
        let workers = Int.random(in: 1...7, using: &random)
        let run = kind.simulation(into: empty) { number in
            trigger.begin()
            return number
        }.start(plan, workers: workers)
        trigger.arm { run.cancel() }
        defer { trigger.disarm() }
        return try await kind.simulation(into: empty) { $0 }
            .isSame(after: run, of: plan, workers: workers)
    }

    static func one(_ round: Int, using random: inout RandomStream) async throws -> CancelledRun {
        if round.isMultiple(of: 2) {
            let simulation = SimulationCase.all[round / 2 % SimulationCase.all.count]
            let delay = Duration.microseconds(Int.random(in: 0...2000, using: &random))
            return try await simulation.cancel(Int.random(in: 1...7, using: &random), delay)
        }
        let kind = SampleKind.allCases.randomElement(using: &random)!
        let name = generators.randomElement(using: &random)!
        let blockSize = [50, 640, 1 << 16].randomElement(using: &random)!
        let plan = try Plan(
            samples: Int.random(in: 1...3000, using: &random), seed: UInt32(round),
            generator: Generator(named: name), blockSize: blockSize)
        return try await round % 4 == 1
            ? bySample(kind, into: Pair(Moments(), Sum()), plan, using: &random)
            : bySample(kind, into: Histogram(bins: 8, in: 0...1), plan, using: &random)
    }

    /// Cancels runs, and returns the number of those that had begun and were not at their end.
    static func many(_ rounds: Range<Int>, using random: inout RandomStream) async throws -> Int {
        var partial = 0
        for round in rounds {
            let run = try await one(round, using: &random)
            #expect(run.isSame, "round \(round)")
            partial += !run.isWhole && run.samples > 0 ? 1 : 0
        }
        return partial
    }

    /// The resident memory of this process, or `nil` where /proc does not tell.
    static var residentBytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return pages * Int(getpagesize())
    }
}

@Suite("A run that is cancelled at a random moment", .timeLimit(.minutes(3)))
struct SimulationCancellationTests {
    @Test("gives the whole run's bits with the rest run later")
    func some() async throws {
        var random = try RandomStream(generator: .mt19937, seed: 18)
        #expect(try await Cancellations.many(0..<96, using: &random) > 0)
    }

    // In a process of its own, whose memory no other test uses. Measured, the later half of the runs
    // adds less than 1 MB, which is the heap's own growth. A leak of 4 KB a run exceeds the bound of
    // 2 MB: a record, a stream or a worker's memory takes more.
    @Test("does so a thousand times, and loses no memory")
    func thousand() async {
        await #expect(processExitsWith: .success) {
            var random = try RandomStream(generator: .mt19937, seed: 19)
            let early = try await Cancellations.many(0..<500, using: &random)
            let before = Cancellations.residentBytes
            let late = try await Cancellations.many(500..<1000, using: &random)
            #expect(early > 50 && late > 50)
            if let before, let after = Cancellations.residentBytes {
                #expect(after - before < 2 << 20, "\(before) bytes, then \(after)")
            }
        }
    }

    @Test("throws an error without a record if nothing was done")
    func nothing() async throws {
        let plan = try Plan(samples: 1 << 50, seed: 1)
        let run = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await Simulation("u", uniforms: 1) { u in u[0] }.run(plan)
        }
        run.cancel()
        let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await run.value
        }
        #expect(error?.isCancellation == true && error?.record == nil)
        #expect(error?.description == "the run was cancelled")
    }
}
