import Foundation
import MonteCarlo
import Testing

@Suite("A record's problem")
struct RecordIdentityTests {
    private static let plan = Result { try Plan(samples: 100, seed: 1, blockSize: 10) }

    /// The sentence with which a run refuses to go on from a record, or `nil` if it does go on.
    private func refusal<Total>(
        of record: Record<Simulation<Total>>, by simulation: Simulation<Total>, _ plan: Plan
    ) async throws -> String? {
        do {
            _ = try await simulation.run(plan, resuming: record)
            return nil
        } catch let error as PiKitError {
            #expect(error.code == .record)
            return error.description
        }
    }

    /// Checks that runs and mergings refuse a simulation whose captured value has changed, and name
    /// the sample.
    private func expectFound<Total>(
        _ sample: Int, _ simulation: (_ changed: Bool) -> Simulation<Total>,
        _ generator: Generator = .mt19937
    ) async throws {
        let plan = try Plan(samples: 40, seed: 1, generator: generator, blockSize: 10)
        let (old, new) = (simulation(false), simulation(true))
        let half = try await old.run(plan, portion: .shard(1, of: 2))
        let rest = try await old.run(plan, portion: .shard(2, of: 2))
        let other = try await new.run(plan, portion: .shard(2, of: 2))
        let read = try Record<Simulation<Total>>(json: half.json())
        #expect(try await refusal(of: read, by: old, plan) == nil)
        let refused = try await refusal(of: read, by: new, plan)
        #expect(refused?.contains("the value of sample \(sample): ") == true, "\(refused ?? "")")
        #expect(try Record.merging([read, rest]).isComplete)
        let error = #expect(throws: PiKitError.self) { try Record.merging([read, other]) }
        #expect(error?.description.contains("the value of sample \(sample): ") == true)
        #expect(error?.description.contains("record 1 and record 2") == true)
    }

    private struct Point: Encodable {
        var x: Double
        var isLeft: Bool
    }

    private struct Hidden {
        var x: Double
    }

    /// An accumulator of values of any type.
    private struct Count<Value>: Accumulator {
        var count = 0
        var hash: UInt64 = 0
        mutating func add(_ value: Value) {
            count += 1
            hash = hash &* 31 &+ UInt64("\(value)".utf8.reduce(7) { $0 &* 33 &+ UInt64($1) })
        }
        mutating func merge(_ other: Count) {
            count += other.count
            hash = hash &* 31 &+ other.hash
        }
    }

    @Test("is found out by its first samples if a captured value has changed")
    func captured() async throws {
        try await expectFound(0) { changed in
            let strike = changed ? 0.5.nextUp : 0.5
            return Simulation("call", uniforms: 2) { u in u[0] - strike }
        }
        try await expectFound(0) { changed in
            let size = changed ? 2.0 : 1
            return Simulation("draws") { draws in draws.exponential() * size }
        }
        try await expectFound(0) { changed in
            let size = changed ? 2.0 : 1
            return Simulation("normals", normals: 3) { z in z[2] * size }
        }
        try await expectFound(0) { changed in
            let size = changed ? 2.0 : 1
            return Simulation(
                "columns", uniforms: 2,
                batch: { points, values in
                    for i in values.indices { values[i] = points[1][i] * size }
                })
        }
        try await expectFound(
            0,
            { changed in
                let size = changed ? 2.0 : 1
                return Simulation("serial") { draws in draws.nextUniform() * size }
            }, try Generator(named: "ranlxs0"))
    }

    @Test("is found out for values of any type")
    func types() async throws {
        try await expectFound(0) { changed in
            let size = changed ? 2.0 : 1
            return Simulation("vector", uniforms: 1, into: VectorMoments(dimensions: 2)) { u in
                [u[0], u[0] * size]
            }
        }
        try await expectFound(0) { changed in
            Simulation("hit", uniforms: 1, into: Hits()) { u in (u[0] < 0.5) != changed }
        }
        try await expectFound(0) { changed in
            let size = changed ? 2.0 : 1
            return Simulation("point", uniforms: 2, into: Count<Point>()) { u in
                Point(x: u[0] * size, isLeft: u[1] < 0.5)
            }
        }
        try await expectFound(0) { changed in
            let size = changed ? 2.0 : 1
            return Simulation("hidden", uniforms: 2, into: Count<Hidden>()) { u in
                Hidden(x: u[0] * size)
            }
        }
    }

    @Test("is found out by the first sample that differs, up to the eighth")
    func position() async throws {
        let numbers = try await Simulation("u", uniforms: 1, into: Values()) { u in u[0] }
            .run(Plan(samples: 40, seed: 1, blockSize: 10)).total.values
        for sample in 0..<9 {
            let change = { (changed: Bool) in
                let number = changed ? numbers[sample] : -1
                return Simulation("u", uniforms: 1) { u in u[0] == number ? 7 : u[0] }
            }
            if sample < 8 {
                try await expectFound(sample, change)
            } else {
                // What the first samples do not show is accepted.
                let plan = try Plan(samples: 40, seed: 1, blockSize: 10)
                let record = try await change(false).run(plan, portion: .shard(1, of: 4))
                #expect(try await refusal(of: record, by: change(true), plan) == nil)
            }
        }
    }

    @Test("is compared with every record of a merging, whichever shows the most samples")
    func mergingMany() async throws {
        let plan = try Plan(samples: 30, seed: 1, blockSize: 10)
        let records = try await [1.0, 1, 2].enumerated().asyncMap { index, size in
            let record = try await Simulation("u", uniforms: 1) { u in u[0] * size }
                .run(plan, portion: .shard(index + 1, of: 3))
            guard index == 0 else { return record }
            // As from a machine on which samples are slow.
            let text = RecordText.body(try record.json())
            let list = try #require(text.firstMatch(of: /"samples":\[("[0-9a-f]+")[^\]]*\]/))
            let short = text.replacingOccurrences(of: list.output.0, with: "\"samples\":[]")
            return try Record<Simulation<Moments>>(json: RecordText.sealed(short))
        }
        #expect(records[0].problem.samples.isEmpty)
        #expect(try Record.merging([records[0], records[1]]).problem.samples.count == 8)
        #expect(try Record.merging([records[2], records[0]]).problem.samples.count == 8)
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
            let error = #expect(throws: PiKitError.self) {
                try Record.merging(order.map { records[$0] })
            }
            #expect(error?.description.contains("the value of sample 0") == true)
        }
        // A run that goes on keeps what is known.
        let all = try await Simulation("u", uniforms: 1) { u in u[0] }
            .run(plan, resuming: records[0])
        #expect(all.problem.samples.count == 8 && all.isComplete)
    }

    @Test(
        "has the samples of the plan, from substreams and in short plans too",
        arguments: ["mt19937", "taus2", "ranlxs0", "minstd"])
    func samples(name: String) async throws {
        let generator = try Generator(named: name)
        let simulation = Simulation("walk", into: Values()) { draws in
            var sum = 0.0
            repeat { sum += draws.nextUniform() } while sum < 1
            return sum
        }
        let fixed = Simulation("fixed", uniforms: 2, into: Values()) { u in u[1] - u[0] }
        for simulation in [simulation, fixed] {
            for blockSize in [1, 2, 3, 7, 8, 100] {
                for samples in [1, 2, 5, 7, 8, 9, 20] {
                    let plan = try Plan(
                        samples: samples, seed: 5, generator: generator, blockSize: blockSize)
                    let record = try await simulation.run(plan, workers: 1)
                    let texts = record.total.values.prefix(8).map(\.bitPattern.hexadecimal)
                    #expect(record.problem.samples == texts, "\(blockSize), \(samples)")
                }
            }
        }
    }

    @Test("has the samples before one that fails, and mended code may go on", arguments: [0, 3, 9])
    func failing(sample: Int) async throws {
        struct Failure: Error {}
        let numbers = try await Simulation("u", into: Values()) { $0.nextUniform() }
            .run(Plan(samples: 100, seed: 1, blockSize: 10)).total.values
        let broken = Simulation("u") { draws in
            let number = draws.nextUniform()
            if number == numbers[sample] { throw Failure() }
            return number
        }
        let mended = Simulation("u") { draws in draws.nextUniform() }
        let plan = try Self.plan.get()
        let shard = try await mended.run(plan, portion: .shard(2, of: 2))
        let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            // The first failure does not depend on what is done already.
            try await broken.run(plan, resuming: shard, workers: 1)
        }
        #expect(error?.sample == sample && error?.underlyingError is Failure)
        let record = try #require(error?.record)
        #expect(record.run.end == (sample == 0 ? .samples : .failure))
        let alone = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await broken.run(plan, workers: 1)
        }
        guard sample > 0, let alone = alone?.record else {
            #expect(sample == 0 && alone?.record == nil)
            return
        }
        #expect(alone.covered[0].lowerBound == 0 && alone.covered[0].upperBound <= sample)
        #expect(alone.problem.samples.count == min(8, sample))
        let whole = try await mended.run(plan)
        #expect(try await mended.run(plan, resuming: alone).coverage == whole.coverage)
        #expect(try await mended.run(plan, resuming: record).coverage == whole.coverage)
    }

    @Test("has at least one sample, however slow samples are")
    func slow() async throws {
        let simulation = Simulation("slow", uniforms: 1) { u in
            usleep(600_000)
            return u[0]
        }
        let plan = try Plan(samples: 3, seed: 1, blockSize: 1)
        let record = try await simulation.run(plan, workers: 3)
        #expect((1...3).contains(record.problem.samples.count))
        let rest = try await Simulation("slow", uniforms: 1) { u in u[0] }
            .run(Plan(samples: 30, seed: 1, blockSize: 1), resuming: record)
        #expect(rest.problem.samples.count == 8)
    }

    @Test("is refused if the name, the version, the parameters or the draws differ")
    func others() async throws {
        let plan = try Self.plan.get()
        func named(_ name: String, _ version: Int = 1, draws: Int = 2) -> Simulation<Moments> {
            Simulation(name, version: version, uniforms: draws) { u in u[0] }
        }
        func with(_ strike: Double) throws -> Simulation<Moments> {
            try Simulation("a", uniforms: 2, parameters: ["strike": strike]) { u, _ in u[0] }
        }
        let half = try await named("a").run(plan, portion: .shard(1, of: 2))
        let known = try await with(1).run(plan, portion: .shard(1, of: 2))
        for (record, simulation, difference) in [
            (half, named("b"), "the name: 'a' and 'b'"),
            (half, named("a", 2), "the version: 1 and 2"),
            (half, try with(1), #"the parameters: none and {"strike":1}"#),
            (known, try with(1.5), #"the parameters: {"strike":1} and {"strike":1.5}"#),
            (half, named("a", draws: 3), "the number of draws a sample: 2 and 3"),
            (
                half, Simulation("a") { $0.nextUniform() },
                "the number of draws a sample: 2 and varying"
            ),
        ] {
            let refused = try await refusal(of: record, by: simulation, plan)
            #expect(refused?.hasSuffix("they differ in \(difference)") == true, "\(refused ?? "")")
            let other = try await simulation.run(plan, portion: .shard(2, of: 2))
            let error = #expect(throws: PiKitError.self) {
                try Record.merging([record, other], names: ["x.json", "y.json"])
            }
            #expect(
                error?.description
                    == "x.json and y.json cannot be merged: their problems differ in \(difference)")
        }
    }

    @Test("is refused if its accumulator has other bins or components")
    func shapes() async throws {
        let plan = try Self.plan.get()
        func expectRefused<Total>(
            _ a: Simulation<Total>, _ b: Simulation<Total>, _ text: String
        ) async throws {
            let half = try await a.run(plan, portion: .shard(1, of: 2))
            let rest = try await b.run(plan, portion: .shard(2, of: 2))
            #expect(try await refusal(of: half, by: b, plan)?.contains(text) == true)
            let error = #expect(throws: PiKitError.self) { try Record.merging([half, rest]) }
            #expect(error?.description.contains(text) == true)
        }
        func histogram(_ bins: Int) -> Simulation<Histogram> {
            Simulation("h", uniforms: 1, into: Histogram(bins: bins, in: 0...1)) { u in u[0] }
        }
        func pair(_ bins: Int) -> Simulation<Pair<Moments, Histogram>> {
            let empty = Pair(Moments(), Histogram(bins: bins, in: 0...1))
            return Simulation("p", uniforms: 1, into: empty) { u in u[0] }
        }
        try await expectRefused(histogram(3), histogram(4), "edges")
        try await expectRefused(pair(3), pair(4), "edges")
        // The first samples of such simulations differ too.
        let narrow = try await Simulation("v", uniforms: 1, into: VectorMoments(dimensions: 1)) {
            u in
            [u[0]]
        }.run(plan, portion: .shard(1, of: 2))
        let list = narrow.problem.samples.map { "\"\($0)\"" }.joined(separator: ",")
        let text = RecordText.edited(try narrow.json(), "[\(list)]", "[]")
        let wide = Simulation("v", uniforms: 1, into: VectorMoments(dimensions: 2)) { u in
            [u[0], u[0]]
        }
        let refused = try await refusal(of: Record(json: text), by: wide, plan)
        #expect(refused?.contains("components") == true, "\(refused ?? "")")
    }

    @Test("is refused if the plan differs in anything but more samples")
    func plans() async throws {
        let simulation = Simulation("u", uniforms: 2) { u in u[0] }
        func plan(
            _ samples: Int = 100, seed: UInt32 = 1, of name: String = "mt19937", size: Int = 10
        ) throws -> Plan {
            try Plan(
                samples: samples, seed: seed, generator: Generator(named: name), blockSize: size)
        }
        let half = try await simulation.run(plan(), portion: .shard(1, of: 2))
        for (other, what, a, b) in [
            (try plan(101), "samples", "100", "101"), (try plan(seed: 2), "seed", "1", "2"),
            (try plan(of: "taus2"), "generator", "mt19937", "taus2"),
            (try plan(size: 20), "block size", "10", "20"),
        ] {
            let rest = try await simulation.run(other, portion: .shard(2, of: 2))
            let error = #expect(throws: PiKitError.self) { try Record.merging([half, rest]) }
            #expect(
                error?.description
                    == "record 1 and record 2 cannot be merged: their plans differ in the \(what): "
                    + "\(a) and \(b)")
            if what == "samples" { continue }
            #expect(
                try await refusal(of: half, by: simulation, other)
                    == "the record's plan has the \(what) \(a), not \(b)")
        }
        let fewer = try await refusal(of: half, by: simulation, plan(99))
        #expect(fewer == "the record's plan has 100 samples: ask for as many or more, not 99")
        #expect(throws: PiKitError.self) { try Record<Simulation<Moments>>.merging([]) }
    }
}

extension Sequence {
    /// Transforms elements one after another.
    fileprivate func asyncMap<Result>(
        _ transform: (Element) async throws -> Result
    ) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
