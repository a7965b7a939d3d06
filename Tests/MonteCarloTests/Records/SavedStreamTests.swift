import Foundation
import MonteCarlo
import Testing

@Suite("The saved stream of a record")
struct SavedStreamTests {
    private static let walk = Simulation("walk") { draws in
        var sum = 0.0
        repeat { sum += draws.nextUniform() } while sum < 1
        return sum
    }
    private static let fixed = Simulation("fixed", uniforms: 3) { u in u[0] * u[1] + u[2] }

    private func plan(_ samples: Int, _ name: String) throws -> Plan {
        try Plan(samples: samples, seed: 5, generator: Generator(named: name), blockSize: 16)
    }

    private typealias Walk = Record<Simulation<Moments>>

    /// The text of a record before the value of the key `stream`, that value, and the text after it.
    private func parts(_ record: Walk) throws -> (before: String, stream: String, after: String) {
        let text = RecordText.body(try record.json())
        let match = try #require(text.firstMatch(of: /"stream":(\{[^}]*\}),/))
        return (
            String(text[..<match.range.lowerBound]), String(match.output.1),
            String(text[match.range.upperBound...])
        )
    }

    private func record(
        _ record: Walk, with stream: RandomStream.State?
    ) throws -> Walk {
        let parts = try parts(record)
        let middle = try stream.map { "\"stream\":\(try JSON.text($0))," } ?? ""
        return try Walk(json: RecordText.sealed(parts.before + middle + parts.after))
    }

    @Test(
        "is that after its last sample, for generators that run as one stream",
        arguments: ["minstd", "rand", "borosh13", "ranmar"], [true, false])
    func position(name: String, isFixed: Bool) async throws {
        let simulation = isFixed ? Self.fixed : Self.walk
        for samples in [1, 15, 16, 17, 40] {
            let record = try await simulation.run(plan(samples, name))
            let state = try JSON.value(parts(record).stream, as: RandomStream.State.self)
            let stream = try RandomStream(generator: record.plan.generator, seed: 5)
            for _ in 0..<samples {
                if isFixed {
                    stream.skip(3)
                } else {
                    var sum = 0.0
                    repeat { sum += stream.nextUniform() } while sum < 1
                }
            }
            #expect(state == stream.state)
            // Without it, the run makes the draws before its first sample again.
            let all = try await simulation.run(plan(90, name))
            let without = try self.record(record, with: nil)
            #expect(without != record)
            for start in [record, without, try Walk(json: record.json())] {
                let later = try await simulation.run(plan(90, name), resuming: start)
                #expect(later.coverage == all.coverage)
            }
        }
    }

    @Test("does not exist for generators that jump or have seeds for blocks")
    func none() async throws {
        for name in ["mt19937", "ranlxs0"] {
            let record = try await Self.walk.run(plan(21, name))
            let text = RecordText.body(try record.json())
            #expect(!text.contains("\"stream\""))
            let stream = try RandomStream(generator: record.plan.generator, seed: 5).state
            let other = text.replacingOccurrences(
                of: "\"version\":1,", with: "\"stream\":\(try JSON.text(stream)),\"version\":1,")
            let error = #expect(throws: PiKitError.self) {
                try Walk(json: RecordText.sealed(other))
            }
            #expect(error?.description.contains("no saved stream") == true)
        }
    }

    @Test("must be of the record's generator and seed, at the draw of the next sample")
    func other() async throws {
        let record = try await Self.fixed.run(plan(21, "minstd"))
        let minstd = record.plan.generator
        let right = try RandomStream(generator: minstd, seed: 5)
        right.skip(63)
        #expect(try self.record(record, with: right.state) == record)
        for (generator, seed, draw) in [
            (minstd, 5, 62), (minstd, 5, 64), (minstd, 5, 0), (minstd, 6, 63),
            (try Generator(named: "rand"), 5, 63), (.mt19937, 5, 63),
        ] {
            let stream = try RandomStream(generator: generator, seed: UInt32(seed))
            stream.skip(UInt64(draw))
            let error = #expect(throws: PiKitError.self) {
                try self.record(record, with: stream.state)
            }
            #expect(error?.code == .record)
            #expect(error?.description.contains("the saved stream must be that of minstd") == true)
        }
    }

    // The run can only know these by looking at the state, so it goes on from there, and makes none
    // of the draws before.
    @Test("is what a run goes on from, so a false one is refused, or gives other samples")
    func used() async throws {
        let record = try await Self.fixed.run(plan(21, "minstd"))
        let right = try JSON.value(parts(record).stream, as: RandomStream.State.self)
        // A stream that is at another draw but says that it is at this one.
        let elsewhere = try RandomStream(generator: right.generator, seed: 5)
        elsewhere.skip(1000)
        let other = elsewhere.state
        func state(_ numbers: [UInt64]?, _ next: [UInt64]) -> RandomStream.State {
            RandomStream.State(
                generator: right.generator, seed: 5, substream: nil, position: right.position,
                nextDraws: next, numbers: numbers)
        }
        let all = try await Self.fixed.run(plan(90, "minstd"))
        let moved = try self.record(record, with: state(other.numbers, other.nextDraws))
        let later = try await Self.fixed.run(plan(90, "minstd"), resuming: moved)
        #expect(later.isComplete && later.coverage != all.coverage)
        let wrong = [
            state(other.numbers, right.nextDraws), state(right.numbers, other.nextDraws),
        ]
        for state in wrong {
            let start = try self.record(record, with: state)
            let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
                try await Self.fixed.run(plan(90, "minstd"), resuming: start)
            }
            #expect((error?.underlyingError as? PiKitError)?.code == .state)
            #expect(error?.record?.covered == [0..<21])
        }
    }

    @Test("is at the draw of the next sample in a cancelled run, wherever that has stopped")
    func cancelled() async throws {
        let all = try await Self.fixed.run(plan(9000, "minstd"))
        for sample in [9, 10, 100, 1000, 3000, 8000] {
            let trigger = Trigger()
            let simulation = Simulation("fixed", uniforms: 3) { u in
                trigger.count()
                return u[0] * u[1] + u[2]
            }
            let run = simulation.start(try plan(9000, "minstd"), workers: 1)
            trigger.arm(after: sample) { run.cancel() }
            let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
                try await run.record
            }
            trigger.disarm()
            guard let record = error?.record else { continue }
            #expect(record.coverage.samples < 9000)
            let read = try Walk(json: record.json())
            #expect(read == record)
            let later = try await Self.fixed.run(plan(9000, "minstd"), resuming: read)
            #expect(later.coverage == all.coverage)
        }
    }

    @Test("is refused if its own checksum is wrong")
    func damaged() async throws {
        let record = try await Self.walk.run(plan(21, "minstd"))
        let parts = try parts(record)
        let stream = parts.stream.replacingOccurrences(of: "\"seed\":5", with: "\"seed\":6")
        #expect(stream != parts.stream)
        let error = #expect(throws: PiKitError.self) {
            try Walk(
                json: RecordText.sealed(parts.before + "\"stream\":\(stream)," + parts.after))
        }
        #expect(error?.code == .state)
    }
}

/// Calls a function when so many samples have begun.
///
/// `@unchecked Sendable` holds because the condition guards all mutable state.
private final class Trigger: @unchecked Sendable {
    private let condition = NSCondition()
    private var samples = 0
    private var last = Int.max
    private var isArmed = false
    private var action: (() -> Void)?

    /// Takes note of a sample, of which the first waits until the trigger is armed.
    func count() {
        condition.withLock {
            while !isArmed { condition.wait() }
            samples += 1
            if samples == last { action?() }
        }
    }

    func arm(after samples: Int, _ action: @escaping () -> Void) {
        condition.withLock {
            last = samples
            self.action = action
            isArmed = true
            condition.broadcast()
        }
    }

    /// Lets go of the function.
    func disarm() {
        condition.withLock { action = nil }
    }
}
