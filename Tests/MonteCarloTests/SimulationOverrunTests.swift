import MonteCarlo
import Testing

/// Ways to take two draws from a stream.
private enum TwoDraws: CaseIterable, Sendable {
    case single, fill, fillNormals, numberGenerator

    func value(_ draws: RandomStream) throws -> Double {
        var numbers = [0.0, 0.0]
        switch self {
        case .single: return draws.nextUniform() + draws.nextUniform()
        case .fill: try draws.fill(&numbers)
        case .fillNormals: try draws.fillNormals(&numbers)
        case .numberGenerator:
            _ = draws.nextDraw()
            return Double(draws.nextDraw())
        }
        return numbers[0] + numbers[1]
    }
}

@Suite("A sample that draws past the end")
struct SimulationOverrunTests {
    /// Goes on with block 1 where five of its samples are done and `left` draws remain, and
    /// returns the sample that fails.
    private func failure<Total: Accumulator>(
        _ simulation: Simulation<Total>, _ name: String, left: UInt64, total: Total, workers: Int
    ) async throws -> SampleFailure where Total.Value == Double {
        let plan = try Plan(
            samples: 400, seed: 1, generator: Generator(named: name), blockSize: 100)
        var coverage = Coverage<Total>(blockSize: 100)
        let end = RandomStream.substreamLength
        coverage.insert(100..<105, total: total, position: end - left)
        let engine = try Engine(simulation, plan, workers: workers, kernel: nil)
        let interruption = try #require(
            await #expect(throws: EngineInterruption<Total>.self) {
                try await engine.run(after: coverage, workers: workers)
            })
        let failure = try #require(interruption.error as? SampleFailure)
        // All before the failing sample that are done are in whole samples of two draws.
        let done = interruption.done.coverage
        #expect(done.ranges.contains { $0.contains(104) })
        #expect(!done.ranges.contains { $0.contains(failure.sample) })
        return failure
    }

    private static func five<Total: Accumulator>(_ empty: Total) -> Total
    where Total.Value == Double {
        (0..<5).reduce(into: empty) { total, _ in total.add(0.5) }
    }

    @Test(
        "of its block's substream ends the run with an error that names it",
        arguments: Generator.all.filter { $0.layout == .exact }.map(\.name))
    func substream(name: String) async throws {
        for way in TwoDraws.allCases {
            for left in 0...7 as ClosedRange<UInt64> {
                let simulation = Simulation("two draws") { draws in try way.value(draws) }
                let failure = try await failure(
                    simulation, name, left: left, total: Self.five(Moments()),
                    workers: Int(left) % 4 + 1)
                #expect(failure.sample == 105 + Int(left / 2))
                #expect((failure.error as? PiKitError)?.code == .substream)
            }
        }
    }

    @Test("does so if totals may be added in any order too, and if the sample hides it")
    func hidden() async throws {
        let empty = Histogram(bins: 2, in: 0...2)
        let simulation = Simulation("two draws", into: empty) { draws in
            let value = draws.nextUniform() + draws.nextUniform()
            // An error of the sample's own does not hide the reason either.
            if draws.position > RandomStream.substreamLength { throw CancellationError() }
            return value
        }
        let failure = try await failure(
            simulation, "taus2", left: 3, total: Self.five(empty), workers: 3)
        #expect(failure.sample == 106)
        #expect((failure.error as? PiKitError)?.code == .substream)
        #expect("\(failure.error)".contains("past the 2^40 draws"))
    }

    @Test(
        "of the generator's period ends the run with an error that names it",
        arguments: [(1, 3), (2, 5), (2026, 1000), (UInt32.max, 4097), (5, 4096)] as [(UInt32, Int)])
    func period(seed: UInt32, drawsPerSample: Int) async throws {
        let slatec = try Generator(named: "slatec")
        let draws = Int(try #require(slatec.period(seed: seed)?.draws))
        let simulation = Simulation("some draws", into: Sum()) { stream in
            (0..<drawsPerSample).reduce(0) { sum, _ in sum + stream.nextUniform() }
        }
        let enough = draws / drawsPerSample
        let plan = { try Plan(samples: $0, seed: seed, generator: slatec, blockSize: 1000) }
        #expect(try await simulation.run(plan(enough)).coverage.samples == enough)
        let longer = try plan(enough + 500)
        let error = try #require(
            await #expect(throws: IncompleteRun<Simulation<Sum>>.self) {
                try await simulation.run(longer, workers: 3)
            })
        #expect(error.sample == enough)
        #expect((error.underlyingError as? PiKitError)?.code == .period)
        #expect((error.record?.coverage.ranges.last?.upperBound ?? 0) <= enough)
        let replayed = await #expect(throws: IncompleteRun<Simulation<Sum>>.self) {
            try await simulation.replay(sample: enough, of: longer)
        }
        #expect(replayed?.sample == enough)
        // Going on from the shorter run finds the same sample.
        let short = try await Engine(simulation, plan(enough - 7), workers: 1, kernel: nil)
            .run(workers: 1).coverage
        let going = await #expect(throws: EngineInterruption<Sum>.self) {
            try await Engine(simulation, longer, workers: 1, kernel: nil)
                .run(after: short, workers: 1)
        }
        #expect((going?.error as? SampleFailure)?.sample == enough)
    }

    @Test("of the period by filling an array ends it too")
    func fill() async throws {
        // randu repeats itself after 2^29 draws.
        let plan = try Plan(samples: 9000, seed: 1, generator: Generator(named: "randu"))
        let simulation = Simulation("many draws") { draws in
            var numbers = [Double](repeating: 0, count: 100_003)
            try draws.fill(&numbers)
            return numbers[0]
        }
        let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await simulation.run(plan)
        }
        #expect(error?.sample == (1 << 29) / 100_003)
        #expect((error?.underlyingError as? PiKitError)?.code == .period)
    }
}
