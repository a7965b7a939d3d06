import Foundation
import MonteCarlo
import Testing

// Ways to compute a plan in several runs, by the public interface alone.
extension Simulation {
    /// Computes a random plan in many runs, and expects the record of a single run, and the right gaps
    /// and refusals on the way.
    ///
    /// Runs compute portions, extend shorter plans, and go on from cancelled runs. Records are written
    /// and read between, and merged in any order.
    func expectSame(
        splitting generator: Generator, using random: inout RandomStream
    ) async throws {
        let size = Int(exp2(Double.random(in: 0...9, using: &random)))
        let samples = Int.random(in: 1...min(3000, 60 * size), using: &random)
        let seed = UInt32.random(in: 1...1 << 30, using: &random)
        let plan = try Plan(samples: samples, seed: seed, generator: generator, blockSize: size)
        let history: Comment =
            "\(name), \(generator), seed \(seed), \(samples) in blocks of \(size)"

        let whole = try await run(plan, workers: 1)
        let blocks = whole.blocks
        let portions = blocks.randomPortions(using: &random)
        var parts: [Record<Self>] = []
        for (portion, range) in portions {
            let part = try await record(plan, portion, range, using: &random)
            #expect(part.covered == [range], history)
            parts.append(part)
        }
        try expectGaps(parts, plan, history, using: &random)
        try await expectOverlap(parts, portions, history, using: &random)
        while parts.count > 1 {
            parts.shuffle(using: &random)
            let count = Int.random(in: 2...parts.count, using: &random)
            let merged = try Record.merging(Array(parts.suffix(count)))
            parts.removeLast(count)
            parts.append(try Self.written(merged, using: &random))
        }
        #expect(parts[0].isComplete && parts[0].missing.isEmpty, history)
        #expect(parts[0].coverage == whole.coverage, history)
        #expect(try RecordText.facts(of: parts[0]) == RecordText.facts(of: whole), history)
    }

    /// Computes a portion in several runs.
    private func record(
        _ plan: Plan, _ portion: Portion, _ range: Range<Int>, using random: inout RandomStream
    ) async throws -> Record<Self> {
        var record: Record<Self>?
        if range.lowerBound == 0 {
            // Shorter plans end anywhere, also within blocks.
            let ends = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Int.random(in: 1...range.upperBound, using: &random)
            }
            for end in ends.sorted() {
                let shorter = try Plan(
                    samples: end, seed: plan.seed, generator: plan.generator,
                    blockSize: plan.blockSize)
                record = try await run(
                    shorter, resuming: record, workers: Int.random(in: 1...5, using: &random))
                #expect(record?.isComplete == true)
                record = try record.map { try Self.written($0, using: &random) }
            }
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let workers = Int.random(in: 1...5, using: &random)
            let delay = Duration.microseconds(Int.random(in: 0...400, using: &random))
            let started = start(plan, portion: portion, resuming: record, workers: workers)
            try await Task.sleep(for: delay)
            started.cancel()
            do {
                record = try await started.record
            } catch let error as IncompleteRun<Self> {
                #expect(error.isCancellation)
                let done = record?.coverage.samples ?? 0
                record = error.record ?? record
                #expect(record?.coverage.samples ?? 0 >= done, "a cancelled run loses samples")
            }
            record = try record.map { try Self.written($0, using: &random) }
        }
        let workers = Int.random(in: 1...5, using: &random)
        let done = try await run(plan, portion: portion, resuming: record, workers: workers)
        return try Self.written(done, using: &random)
    }

    /// The record, which may have been written and read.
    private static func written(
        _ record: Record<Self>, using random: inout RandomStream
    ) throws -> Record<Self> {
        guard Bool.random(using: &random) else { return record }
        let read = try Record<Self>(json: record.json())
        #expect(read == record)
        return read
    }

    /// Expects that the merged record of some of the parts misses just the others.
    private func expectGaps(
        _ parts: [Record<Self>], _ plan: Plan, _ history: Comment,
        using random: inout RandomStream
    ) throws {
        let some = parts.shuffled(using: &random)
            .prefix(Int.random(in: 1...parts.count, using: &random))
        let merged = try Record.merging(Array(some))
        var missing = IndexSet(integersIn: 0..<plan.samples)
        for part in some {
            for range in part.covered { missing.remove(integersIn: range) }
        }
        #expect(merged.missing == missing.rangeView.map { $0 }, history)
        #expect(merged.isComplete == missing.isEmpty, history)
    }

    /// Expects that parts which have computed a sample twice are not merged.
    private func expectOverlap(
        _ parts: [Record<Self>], _ portions: [(Portion, Range<Int>)], _ history: Comment,
        using random: inout RandomStream
    ) async throws {
        // A part once more, or one that reaches from one part into another.
        let first = Int.random(in: parts.indices, using: &random)
        let last = Int.random(in: first..<parts.count, using: &random)
        let wide = portions[first].1.lowerBound..<portions[last].1.upperBound
        var other = parts[first]
        if last > first {
            other = try await run(parts[first].plan, portion: .range(wide), workers: 2)
        }
        let index = Int.random(in: first...last, using: &random)
        var pair = [(parts[index], "a.json"), (other, "b.json")]
        if Bool.random(using: &random) { pair.reverse() }
        let overlap = parts[index].covered[0].clamped(to: other.covered[0])
        for records in [pair, pair + [(parts[first], "c.json")].filter { _ in first != index }] {
            let error = #expect(throws: PiKitError.self, history) {
                try Record.merging(records.map(\.0), names: records.map(\.1))
            }
            #expect(error?.code == .record)
            let text = error?.description ?? ""
            #expect(text.contains("overlap") && text.contains("b.json"), history)
            guard records.count == 2 else { continue }
            #expect(text.contains("a.json"), history)
            #expect(text.hasSuffix("\(overlap.lowerBound)..\(overlap.upperBound)"), history)
        }
    }
}

extension BlockGrid {
    /// Portions that together are the plan, with their samples.
    fileprivate func randomPortions(
        using random: inout RandomStream
    ) -> [(Portion, Range<Int>)] {
        guard plan.layout != .serial else { return [(.whole, 0..<plan.samples)] }
        let units = cutsAnywhere ? plan.samples : count
        let wanted = Int.random(in: 1...min(5, units), using: &random)
        if wanted <= count && Bool.random(using: &random) {
            return (1...wanted).map { number in
                let first = (number - 1) * count / wanted
                let end = number * count / wanted
                return (
                    .shard(number, of: wanted),
                    samples(of: first).lowerBound..<samples(of: end - 1).upperBound
                )
            }
        }
        let cuts = Set((0..<wanted - 1).map { _ in Int.random(in: 0..<units, using: &random) })
        let bounds =
            [0]
            + cuts.map { cutsAnywhere ? $0 : samples(of: $0).lowerBound }.filter { $0 > 0 }.sorted()
            + [plan.samples]
        return zip(bounds, bounds.dropFirst()).map { (.range($0..<$1), $0..<$1) }
    }
}
