import Foundation
import MonteCarlo
import Testing

@Suite("A run with a target error")
struct TargetErrorTests {
    private static func plan(
        _ name: String = "mt19937", seed: UInt32 = 3, size: Int = 10, most: Int = 1 << 30
    ) throws -> Plan {
        try Plan(samples: most, seed: seed, generator: Generator(named: name), blockSize: size)
    }

    private static let walk = Simulation("walk") { draws in draws.exponential() }
    private static let square = Simulation("square", uniforms: 1) { u in u[0] * u[0] }
    private static let hits = Simulation("hits", uniforms: 1, into: Hits()) { u in u[0] < 0.1 }

    /// ⌈s²/e²⌉ from the first 16 blocks alone, at least these, rounded up to a block.
    private func expected(variance: Double, target: Double, size: Int) -> Int {
        let wanted = Int((variance / (target * target)).rounded(.up))
        return (max(16 * size, wanted) + size - 1) / size * size
    }

    @Test(
        "computes ⌈s²/e²⌉ samples, where s² is the variance of the first 16 blocks",
        arguments: ["mt19937", "taus2", "ranlxs0", "minstd"])
    func number(name: String) async throws {
        for (size, target) in [(1, 0.2), (10, 0.05), (10, 0.011), (7, 0.013), (100, 0.5)] {
            let plan = try Self.plan(name, size: size)
            let first = try plan.shorter(16 * size)
            for simulation in [Self.walk, Self.square] {
                let pilot = try await simulation.run(first)
                let expected = expected(variance: pilot.variance, target: target, size: size)
                let record = try await simulation.run(plan, targetError: target)
                #expect(record.plan.samples == expected && record.isComplete)
                #expect(record.run.end == .target)
                #expect(
                    record.pilot.map { [$0.standardError, Double($0.samples)] }
                        == [pilot.standardError, Double(16 * size)])
                let whole = try await simulation.run(plan.shorter(expected))
                #expect(record.coverage == whole.coverage && whole.pilot == nil)
            }
        }
        // s² of hits is p(1 - p) for the share p of hits.
        let plan = try Self.plan(name, size: 10)
        let pilot = try await Self.hits.run(plan.shorter(160))
        let variance = pilot.share * (1 - pilot.share)
        let record = try await Self.hits.run(plan, targetError: 0.008)
        #expect(record.plan.samples == expected(variance: variance, target: 0.008, size: 10))
    }

    @Test("computes as many for any workers and kernel, and if it is interrupted again and again")
    func interrupted() async throws {
        var random = try RandomStream(generator: .mt19937, seed: 12)
        for (name, simulation, target) in [
            ("mt19937", Self.walk, 0.006), ("mt19937", Self.square, 0.0018),
            ("ranlxs0", Self.walk, 0.006), ("minstd", Self.square, 0.0018),
        ] {
            let plan = try Self.plan(name, size: 500)
            let whole = try await simulation.run(plan, targetError: target, workers: 1)
            #expect(whole.plan.samples > 3 * 8000)
            for kernel in Kernel.available {
                let record = try await simulation.run(
                    plan, targetError: target, workers: 3, kernel: kernel)
                #expect(record.coverage == whole.coverage && record.plan == whole.plan)
            }
            for _ in 0..<10 {
                var record: Record<Simulation<Moments>>?
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let run = simulation.start(
                        plan, targetError: target, resuming: record,
                        workers: Int.random(in: 1...4, using: &random))
                    try await Task.sleep(
                        for: .microseconds(Int.random(in: 0...1500, using: &random)))
                    run.cancel()
                    record = try await Self.done(run, after: record)
                }
                let last = try await simulation.run(
                    plan, targetError: target, resuming: record, workers: 2)
                #expect(last.plan == whole.plan && last.coverage == whole.coverage)
                #expect(last.pilot == whole.pilot)
                let listed = last.runs.reduce(0) { $0 + $1.samples }
                #expect(listed == whole.plan.samples, "the pilot was computed twice")
            }
        }
    }

    /// The record of a run that may have been cancelled, which must be readable and hold no less than
    /// before.
    private static func done<Total>(
        _ run: StartedRun<Simulation<Total>>, after previous: Record<Simulation<Total>>?
    ) async throws -> Record<Simulation<Total>>? {
        var record = previous
        do {
            record = try await run.record
        } catch let error as IncompleteRun<Simulation<Total>> {
            #expect(error.isCancellation)
            record = error.record ?? previous
        }
        let samples = previous?.coverage.samples ?? 0
        #expect((record?.coverage.samples ?? 0) >= samples, "samples are lost")
        return try record.map { try Record(json: $0.json()) }
    }

    @Test("goes on from a plain run of more samples than the pilot has, and keeps them")
    func extended() async throws {
        let plan = try Self.plan(size: 10)
        let whole = try await Self.walk.run(plan, targetError: 0.05)
        #expect(whole.plan.samples > 200)
        for samples in [1, 155, 160, 161, 200] {
            let record = try await Self.walk.run(plan.shorter(samples))
            let later = try await Self.walk.run(plan, targetError: 0.05, resuming: record)
            #expect(later.coverage == whole.coverage && later.pilot == whole.pilot)
        }
        // A part of a larger plan covers none of the pilot. If the run fails in the pilot, that part
        // is still there.
        struct Failure: Error {}
        let part = try await Self.walk.run(plan.shorter(400), portion: .range(200..<400))
        let later = try await Self.walk.run(plan, targetError: 0.04, resuming: part)
        #expect(later.isComplete && later.pilot == whole.pilot)
        let numbers = try await Simulation("walk", into: Values()) { $0.exponential() }
            .run(plan.shorter(160)).total.values
        let failing = Simulation("walk") { draws in
            let number = draws.exponential()
            if number == numbers[100] { throw Failure() }
            return number
        }
        let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await failing.run(plan, targetError: 0.04, resuming: part)
        }
        #expect(error?.sample == 100 && error?.record == part)
    }

    @Test("is refused where the pilot cannot predict the error, and says why")
    func refused() async throws {
        func refusal<Total>(
            _ simulation: Simulation<Total>, _ plan: Plan, _ target: Double,
            from record: Record<Simulation<Total>>? = nil
        ) async throws -> (code: PiKitError.Code?, text: String, record: Record<Simulation<Total>>?)
        {
            do {
                _ = try await simulation.run(plan, targetError: target, resuming: record)
                return (nil, "", nil)
            } catch let error as IncompleteRun<Simulation<Total>> {
                let reason = error.underlyingError as? PiKitError
                return (reason?.code, reason?.description ?? "", error.record)
            } catch let error as PiKitError {
                return (error.code, error.description, nil)
            }
        }
        let plan = try Self.plan()
        let constant = Simulation("constant", uniforms: 1) { _ in 0.1 }
        let flat = try await refusal(constant, plan, 0.1)
        #expect(flat.code == .target && flat.text.contains("all equal"))
        let never = Simulation("never", uniforms: 1, into: Hits()) { _ in false }
        #expect(try await refusal(never, plan, 0.1).code == .target)
        let vector = Simulation("v", uniforms: 1, into: VectorMoments(dimensions: 1)) { u in [u[0]]
        }
        let none = try await refusal(vector, plan, 0.1)
        #expect(none.code == .target && none.text.contains("no single standard error"))
        let short = try await refusal(Self.walk, plan.shorter(159), 0.1)
        #expect(short.code == .target && short.text.contains("16 × 10 samples"))
        for target in [0, -1, .nan, .infinity] {
            #expect(try await refusal(Self.walk, plan, target).code == .target)
        }
        for target in [1e-300, 0x1p-1074, 1e-9] {
            #expect(try await refusal(Self.walk, plan.shorter(1 << 30), target).code == .target)
        }
        // The record that is left takes a target that can be reached.
        let few = try await refusal(Self.walk, plan.shorter(1000), 0.001)
        #expect(few.code == .target && few.text.contains("at most 1000"))
        let left = try #require(few.record)
        #expect(left.covered == [0..<160])
        let reached = try await Self.walk.run(
            plan.shorter(1000), targetError: 0.05, resuming: Record(json: left.json()))
        #expect(try await Self.walk.run(plan, targetError: 0.05).coverage == reached.coverage)
        let larger = try await refusal(Self.walk, plan, 0.1, from: reached)
        #expect(larger.code == .target && larger.text.contains("ask for a smaller error"))
        let portion = await #expect(throws: PiKitError.self) {
            try await Self.walk.run(plan, portion: .shard(1, of: 2), targetError: 0.1)
        }
        #expect(portion?.code == .portion)
    }
}

extension Plan {
    /// The plan of so many samples.
    fileprivate func shorter(_ samples: Int) throws -> Plan {
        try Plan(samples: samples, seed: seed, generator: generator, blockSize: blockSize)
    }
}
