import Foundation
import MonteCarlo
import Testing

/// How a sample fails.
private enum Failure: CaseIterable {
    case thrown, nan, infinite
}

/// What a sample throws.
private struct Broken: Error, Equatable {
    let number: Double
}

/// The samples of a plan that fail, by their first numbers.
private struct Failing: Sendable {
    var failures: [Double: Failure] = [:]
    var slow: Set<Double> = []

    func value(_ number: Double) throws -> Double {
        if slow.contains(number) { usleep(3000) }
        switch failures[number] {
        case .thrown: throw Broken(number: number)
        case .nan: return .nan
        case .infinite: return -.infinity
        case nil: return number
        }
    }
}

@Suite("A run whose samples fail")
struct SimulationFailureTests {
    /// Lets random samples of random plans fail, and runs them on 1 to 7 workers.
    private func check<Total: Accumulator>(
        _ kind: SampleKind, into empty: Total, _ name: String, seed: UInt32
    ) async throws where Total.Value == Double {
        var random = try RandomStream(generator: .mt19937, seed: 100 + seed)
        let blockSize = [3, 64, 1000].randomElement(using: &random)!
        let plan = try Plan(
            samples: Int.random(in: 1...blockSize * 40, using: &random).clamped(to: 50...5000),
            seed: seed, generator: Generator(named: name), blockSize: blockSize)
        let numbers = try await kind.numbers(plan)
        var failing = Failing()
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            failing.failures[numbers.randomElement(using: &random)!] =
                Failure.allCases.randomElement(using: &random)!
        }
        // The first parts are slow, so later ones fail first.
        failing.slow = Set(numbers.prefix(3))
        let bad = numbers.indices.filter { failing.failures[numbers[$0]] != nil }
        let simulation = kind.simulation(into: empty) { [failing] in try failing.value($0) }
        let mended = kind.simulation(into: empty) { $0 }
        let whole = try await mended.whole(plan)
        for workers in 1...7 {
            let error = try #require(
                await #expect(throws: IncompleteRun<Simulation<Total>>.self) {
                    try await simulation.run(plan, workers: workers)
                })
            #expect(error.sample == bad[0] && !error.isCancellation)
            if failing.failures[numbers[bad[0]]] == .thrown {
                #expect(error.underlyingError as? Broken == Broken(number: numbers[bad[0]]))
            } else {
                #expect((error.underlyingError as? PiKitError)?.code == .notFinite)
            }
            let engine = try Engine(mended, plan, workers: workers, kernel: nil)
            if let done = error.record?.coverage {
                #expect(done.ranges.allSatisfy { range in !bad.contains { range.contains($0) } })
                var again: Coverage<Total>?
                for range in done.ranges {
                    again = try await engine.run(range, after: again, workers: workers).coverage
                }
                #expect(try Simulation.isSame(#require(again), done))
            }
            let rest = try await engine.run(after: error.record?.coverage, workers: workers)
            #expect(try Simulation.isSame(rest.coverage, whole))
        }
    }

    @Test(
        "names the first in order on any number of workers, and holds only samples that were done",
        arguments: SampleKind.allCases, ["mt19937", "taus2", "ranlxs0", "minstd"])
    func first(kind: SampleKind, name: String) async throws {
        for seed in 1...5 as ClosedRange<UInt32> {
            try await check(kind, into: Moments(), name, seed: seed)
            try await check(kind, into: Histogram(bins: 3, in: -1...1), name, seed: seed + 50)
        }
    }

    @Test(
        "names the first of some that fail in one portion in different ways",
        arguments: SampleKind.allCases)
    func mixed(kind: SampleKind) async throws {
        let plan = try Plan(samples: 3000, seed: 9, generator: Generator(named: "taus2"))
        let numbers = try await kind.numbers(plan)
        for (first, second) in [(Failure.nan, Failure.thrown), (.thrown, .nan), (.thrown, .thrown)]
        {
            for sample in [0, 1, 511, 1500, 2998] {
                let failing = Failing(failures: [
                    numbers[sample]: first, numbers[sample + 1]: second,
                ])
                let error = await #expect(throws: IncompleteRun<Simulation<Sum>>.self) {
                    try await kind.simulation(into: Sum()) { try failing.value($0) }
                        .run(plan, workers: 1)
                }
                #expect(error?.sample == sample)
                #expect((error?.underlyingError is Broken) == (first == .thrown))
                #expect((error?.record?.coverage.samples ?? 0) <= sample)
                #expect(error?.description.hasPrefix("sample \(sample) failed: ") == true)
            }
        }
    }

    @Test("keeps the error of a batch that throws, even if no sample of it throws alone")
    func batch() async throws {
        let simulation = Simulation(
            "large batches", uniforms: 1,
            batch: { points, values in
                if points.count > 1 { throw Broken(number: 0) }
                values[0] = points[0][0]
            })
        let error = try #require(
            await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
                try await simulation.run(Plan(samples: 1000, seed: 1), workers: 1)
            })
        #expect(error.underlyingError as? Broken == Broken(number: 0))
        #expect(error.sample == error.record.map { $0.coverage.samples })
    }
}

extension Comparable {
    fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
