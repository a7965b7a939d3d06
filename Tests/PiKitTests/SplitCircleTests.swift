import Foundation
import PiKit
import Testing

@Suite("A plan for π that many runs compute")
struct SplitCircleTests {
    /// The record of a portion, computed in several runs.
    private func record(
        _ plan: Plan, _ portion: Portion, _ range: Range<Int>, using random: inout RandomStream
    ) async throws -> PiRecord {
        var record: PiRecord?
        if range.lowerBound == 0, Bool.random(using: &random) {
            let end = Int.random(in: 1...range.upperBound, using: &random)
            let shorter = try Plan(
                samples: end, seed: plan.seed, generator: plan.generator, blockSize: plan.blockSize)
            record = try await PiEstimator(shorter).record(workers: 2)
        }
        if Bool.random(using: &random) {
            let estimator = PiEstimator(plan)
            let (previous, workers) = (record, Int.random(in: 1...5, using: &random))
            let run = Task {
                try await estimator.record(portion: portion, resuming: previous, workers: workers)
            }
            try await Task.sleep(for: .microseconds(Int.random(in: 0...500, using: &random)))
            run.cancel()
            do {
                record = try await run.value
            } catch let error as IncompleteRun<Circle> {
                #expect(error.isCancellation)
                record = error.record ?? record
            }
        }
        record = try record.map { try PiRecord(json: $0.json()) }
        return try await PiEstimator(plan).record(
            portion: portion, resuming: record, workers: Int.random(in: 1...5, using: &random))
    }

    @Test(
        "gives the hits of one run, however it is cut, resumed, extended and merged",
        arguments: ["mt19937", "taus2", "gfsr4", "ranlxs0", "minstd"])
    func random(name: String) async throws {
        var random = try RandomStream(generator: .mt19937, seed: 81)
        let generator = try Generator(named: name)
        for _ in 0..<20 {
            let size = Int.random(in: 1...20_000, using: &random)
            let samples = Int.random(in: 1...min(200_000, 100 * size), using: &random)
            let seed = UInt32.random(in: 1...1 << 30, using: &random)
            let plan = try Plan(
                samples: samples, seed: seed, generator: generator, blockSize: size)
            let place: Comment = "\(name), seed \(seed), \(samples) in blocks of \(size)"
            let hits = generator.expectedHits(seed: seed, samples: samples, blockSize: size)
            var cuts = (0..<3).map { _ in Int.random(in: 1...samples, using: &random) }
            switch plan.layout {
            case .serial: cuts = []
            case .blocks: cuts = cuts.map { $0 / size * size }
            case .exact: break
            }
            let bounds = Set([0, samples] + cuts).sorted()
            var parts: [PiRecord] = []
            for range in zip(bounds, bounds.dropFirst()).map({ $0..<$1 }) {
                let portion = range == 0..<samples ? Portion.whole : .range(range)
                parts.append(try await record(plan, portion, range, using: &random))
                #expect(parts.last?.covered == [range], place)
            }
            parts.shuffle(using: &random)
            if parts.count > 1 {
                let some = try PiRecord.merging(Array(parts.dropLast()))
                #expect(some.missing == parts.last?.covered, place)
                let error = #expect(throws: PiError.self) {
                    try PiRecord.merging([some, parts[0]], names: ["a.json", "b.json"])
                }
                #expect(
                    error?.description.contains("a.json and b.json overlap") == true
                        || error?.description.contains("b.json and a.json overlap") == true, place)
            }
            let merged = try PiRecord.merging(parts)
            #expect(merged.isComplete && merged.missing.isEmpty, place)
            #expect(merged.total == Hits(samples: samples, hits: hits), place)
            let whole = try await PiEstimator(plan).record(workers: 1)
            #expect(merged.coverage == whole.coverage && merged.estimate == whole.estimate, place)
        }
    }

    @Test("has as many samples as a target error needs, by the first 2²² points")
    func target() async throws {
        let plan = try Plan(samples: 1 << 40, seed: 1)
        let pilot = try await PiEstimator(Plan(samples: 1 << 22, seed: 1)).record()
        let error = try #require(pilot.standardError)
        let wanted = Int((error * error * 0x1p22 / (4e-4 * 4e-4)).rounded(.up))
        let record = try await PiEstimator(plan).record(targetError: 4e-4)
        #expect(record.plan.samples == ((wanted - 1) >> 22 + 1) << 22)
        #expect(record.isComplete && record.run.end == .target)
        #expect(record.pilot.map { [Double($0.samples), $0.standardError] } == [0x1p22, error])
        #expect(try PiRecord(json: record.json()) == record)
    }
}
