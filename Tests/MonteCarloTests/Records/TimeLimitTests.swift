import Foundation
import MonteCarlo
import Testing

@Suite("A run with a time limit")
struct TimeLimitTests {
    /// Runs with a limit, and expects a record of a plan of just what was done.
    ///
    /// The limit is doubled until a sample is done within it. Returns the time after the limit in
    /// seconds.
    private func expectPrefix<Total>(
        _ simulation: Simulation<Total>, _ plan: Plan, _ limit: Duration,
        from record: Record<Simulation<Total>>? = nil, workers: Int
    ) async throws -> Double {
        let start = ContinuousClock.now
        let result: Record<Simulation<Total>>
        do {
            result = try await simulation.run(
                plan, timeLimit: limit, resuming: record, workers: workers)
        } catch let error as IncompleteRun<Simulation<Total>> {
            #expect((error.underlyingError as? PiKitError)?.code == .time && error.record == nil)
            #expect(record == nil)
            return try await expectPrefix(simulation, plan, limit * 2, workers: workers)
        }
        let lateness = (.now - start - limit) / .seconds(1)
        let place: Comment = "\(simulation.name), \(plan.generator), \(workers)"
        #expect(result.isComplete && result.missing.isEmpty, place)
        #expect(result.covered == [0..<result.plan.samples], place)
        #expect(result.plan.samples >= record?.coverage.samples ?? 0, place)
        if result.runs.count > record?.runs.count ?? 0 {
            let end: RunEnd = result.plan.samples == plan.samples ? .samples : .time
            #expect(result.run.end == end, place)
        }
        #expect(try Record<Simulation<Total>>(json: result.json()) == result, place)
        let again = try await simulation.run(result.plan, workers: 2)
        #expect(again.coverage == result.coverage, place)
        return lateness
    }

    private static let walk = { @Sendable (draws: RandomStream) in
        var sum = 0.0
        repeat { sum += draws.nextUniform() } while sum < 1
        return sum
    }

    @Test(
        "ends with a plan of just the samples that are done, from the first on",
        arguments: ["mt19937", "taus2", "ranlxs0", "minstd"], 1...4)
    func prefix(name: String, workers: Int) async throws {
        let generator = try Generator(named: name)
        var latest = -Double.infinity
        for size in [1, 37, 1 << 16] {
            let plan = try Plan(samples: 1 << 26, seed: 4, generator: generator, blockSize: size)
            for milliseconds in LongTests.areWanted ? [3, 15, 200] : [5] {
                let limit = Duration.milliseconds(milliseconds)
                let moments = Simulation("moments", Self.walk)
                latest = max(
                    latest, try await expectPrefix(moments, plan, limit, workers: workers))
                let hits = Simulation("hits", uniforms: 2, into: Hits()) { u in u[0] < u[1] }
                latest = max(latest, try await expectPrefix(hits, plan, limit, workers: workers))
                let pair = Simulation(
                    "pair", normals: 1, into: Pair(Histogram(bins: 3, in: -1...1), Sum())
                ) { z in z[0] }
                latest = max(latest, try await expectPrefix(pair, plan, limit, workers: workers))
            }
        }
        print("\(name), \(workers): at most \(latest) s after the limit")
    }

    @Test("goes on from a record, and ends with all samples if the limit is far", arguments: 1...4)
    func resumed(workers: Int) async throws {
        for name in ["mt19937", "minstd"] {
            let generator = try Generator(named: name)
            let simulation = Simulation("moments", Self.walk)
            let short = try Plan(samples: 5001, seed: 4, generator: generator, blockSize: 64)
            let plan = try Plan(samples: 1 << 26, seed: 4, generator: generator, blockSize: 64)
            let record = try await simulation.run(short)
            _ = try await expectPrefix(
                simulation, plan, .milliseconds(20), from: record, workers: workers)
            _ = try await expectPrefix(
                simulation, short, .seconds(100), from: record, workers: workers)
            let end = try Plan(samples: 9001, seed: 4, generator: generator, blockSize: 64)
            let all = try await simulation.run(
                end, timeLimit: .seconds(100), resuming: record, workers: workers)
            #expect(all.covered == [0..<9001] && all.run.end == .samples)
        }
    }

    @Test("ends within one sample of slow ones", arguments: [1, 3])
    func slow(workers: Int) async throws {
        for size in [1, 4] {
            let plan = try Plan(samples: 1 << 20, seed: 4, blockSize: size)
            let simulation = Simulation("slow") { draws in
                usleep(UInt32(2000 + 4000 * draws.nextUniform()))
                return draws.nextUniform()
            }
            let lateness = try await expectPrefix(
                simulation, plan, .milliseconds(120), workers: workers)
            print("samples of 2 to 6 ms, blocks of \(size): \(lateness) s after the limit")
        }
    }

    @Test("keeps the samples that a record has beyond a gap")
    func gap() async throws {
        // Sample 0 is slow, but not when it is made for the identity. So the deadline comes before
        // block 0 is done, after all later blocks of the first step.
        let numbers = try await Simulation("u", uniforms: 1, into: Values()) { u in u[0] }
            .run(Plan(samples: 8, seed: 1, blockSize: 2)).total.values
        let calls = Calls()
        let simulation = Simulation("u", uniforms: 1) { u in
            if u[0] == numbers[0], calls.count() > 2 { usleep(300_000) }
            return u[0]
        }
        let plan = try Plan(samples: 4, seed: 1, blockSize: 2)
        let record = try await simulation.run(plan, portion: .range(2..<4))
        let result = try await simulation.run(
            Plan(samples: 1 << 20, seed: 1, blockSize: 2), timeLimit: .milliseconds(100),
            resuming: record, workers: 4)
        #expect(try Record<Simulation<Moments>>(json: result.json()) == result)
        // On a busy machine, no thread may have started within the limit.
        #expect(result.coverage.samples >= 2)
        #expect(result.run.end == .time || result.runs == record.runs)
        let rest = try await simulation.run(result.plan, resuming: result)
        #expect(rest.coverage == (try await simulation.run(result.plan)).coverage)
    }

    @Test("that is too short for one sample says so, and one below 0 is refused")
    func short() async throws {
        let plan = try Plan(samples: 100, seed: 1)
        let simulation = Simulation("u", uniforms: 1) { u in
            usleep(2000)
            return u[0]
        }
        do {
            let record = try await simulation.run(plan, timeLimit: .nanoseconds(1), workers: 1)
            // A sample had begun before the worker was stopped.
            #expect(record.isComplete && record.run.end == .time)
        } catch let error as IncompleteRun<Simulation<Moments>> {
            #expect((error.underlyingError as? PiKitError)?.code == .time && error.record == nil)
        }
        for limit in [Duration.zero, .seconds(-1)] {
            let error = await #expect(throws: PiKitError.self) {
                try await simulation.run(plan, timeLimit: limit)
            }
            #expect(error?.code == .time)
        }
    }
}

/// A number of calls, counted by several threads.
///
/// `@unchecked Sendable` holds because the lock guards the number.
private final class Calls: @unchecked Sendable {
    private let lock = NSLock()
    private var calls = 0

    /// The number of calls so far, with this one.
    func count() -> Int {
        lock.withLock {
            calls += 1
            return calls
        }
    }
}
