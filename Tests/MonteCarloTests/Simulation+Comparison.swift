import MonteCarlo
import Testing

/// What a cancelled run had done, and whether it ends as the whole does.
struct CancelledRun: Sendable {
    let samples: Int
    let isWhole: Bool
    let isSame: Bool
}

// Ways to compute a plan in steps, compared with a single call of the engine on one worker.
extension Simulation {
    func whole(_ plan: Plan) async throws -> Coverage<Total> {
        try await Engine(self, plan, workers: 1, kernel: nil).run(workers: 1).coverage
    }

    /// Whether two coverages are equal, and their totals have the same bits.
    static func isSame(_ a: Coverage<Total>, _ b: Coverage<Total>) throws -> Bool {
        try a == b && JSON.text(a.total) == JSON.text(b.total)
    }

    /// Whether random calls of the engine, which together cover a plan, end with the same coverage.
    func isSame(
        cutting plan: Plan, rounds: Int, using random: inout RandomStream
    ) async throws -> Bool {
        let whole = try await whole(plan)
        for _ in 0..<rounds {
            let workers = Int.random(in: 1...7, using: &random)
            let engine = try Engine(self, plan, workers: workers, kernel: nil)
            let shards = Int.random(in: 1...3, using: &random)
            var done: [Coverage<Total>?] = Array(repeating: nil, count: shards)
            while true {
                let covered = done.compactMap(\.self).reduce(0) { $0 + $1.samples }
                if covered == plan.samples { break }
                let shard = Int.random(in: 0..<shards, using: &random)
                let range = engine.blocks.randomRange(shard, of: shards, using: &random)
                guard !range.isEmpty else { continue }
                done[shard] = try await engine.run(range, after: done[shard], workers: workers)
                    .coverage
            }
            // Merge the shards in random order.
            let all = done.compactMap(\.self).shuffled(using: &random)
            let merged = all.dropFirst().reduce(into: all[0]) { $0.merge($1) }
            guard try Self.isSame(merged, whole) else { return false }
        }
        return true
    }

    /// Whether plans of more and more samples, each computed by going on from the one before on
    /// another number of workers, end with the same coverage.
    func isSame(extending plans: [Plan], using random: inout RandomStream) async throws -> Bool {
        var coverage: Coverage<Total>?
        for plan in plans {
            let workers = Int.random(in: 1...7, using: &random)
            coverage = try await Engine(self, plan, workers: workers, kernel: nil)
                .run(after: coverage, workers: workers).coverage
        }
        guard let coverage, let last = plans.last else { return false }
        return try await Self.isSame(coverage, whole(last))
    }

    /// What a run that is being cancelled had done, and whether the rest leads to the same
    /// coverage.
    func isSame(
        after run: StartedRun<Self>, of plan: Plan, workers: Int
    ) async throws -> CancelledRun {
        let whole = try await whole(plan)
        do {
            let coverage = try await run.record.coverage
            return CancelledRun(
                samples: plan.samples, isWhole: true, isSame: try Self.isSame(coverage, whole))
        } catch let error as IncompleteRun<Self> {
            #expect(error.isCancellation && error.sample == nil)
            let done = error.record?.coverage
            let coverage = try await Engine(self, plan, workers: workers, kernel: nil)
                .run(after: done, workers: workers).coverage
            return CancelledRun(
                samples: done?.samples ?? 0, isWhole: false,
                isSame: try Self.isSame(coverage, whole))
        }
    }
}

extension BlockGrid {
    /// A random range of a shard's samples that the engine accepts: it begins with a block, or with
    /// the shard.
    fileprivate func randomRange(
        _ shard: Int, of shards: Int, using random: inout RandomStream
    ) -> Range<Int> {
        if plan.layout == .serial {
            // One stream makes all, so there is one shard, which grows.
            return shard == 0 ? 0..<Int.random(in: 1...plan.samples, using: &random) : 0..<0
        }
        let bound = { (part: Int) in
            part == shards ? plan.samples : samples(of: count * part / shards).lowerBound
        }
        let (first, end) = (bound(shard), bound(shard + 1))
        guard first < end else { return 0..<0 }
        var start = Int.random(in: first..<end, using: &random)
        if !cutsAnywhere { start = samples(of: block(of: start)).lowerBound }
        let last = Int.random(in: start + 1...end, using: &random)
        return start..<last
    }
}
