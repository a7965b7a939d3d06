internal import TaskGraph

extension Engine {
    /// The problem's identity, with the texts of the plan's first samples.
    ///
    /// Makes up to eight samples, on a thread of its own. It stops at a sample that fails, and once
    /// this takes longer than `limit`.
    ///
    /// Throws `CancellationError` if the Swift task is cancelled, and ``PiKitError`` if a stream cannot
    /// be made.
    func identity(within limit: Duration) async throws -> ProblemIdentity {
        let texts = delayed("identify", gathering: Void.self) { _ in
            try firstSamples(within: limit)
        }
        do {
            return ProblemIdentity(problem, samples: try await texts([]).compute(workers: 1))
        } catch let error as GraphError {
            throw error.underlying ?? error
        }
    }

    private func firstSamples(within limit: Duration) throws -> [String] {
        let stop = try StopSignal()
        return try GraphTask.withCancellationHandler {
            try firstSamples(within: limit, until: stop)
        } onCancel: {
            stop.raise()
        }
    }

    private func firstSamples(
        within limit: Duration, until stop: StopSignal
    ) throws -> [String] {
        let scratch = problem.makeScratch()
        let cursor = try Cursor(blocks, kernel: kernel.kernel, jumps: jumps, scratch: scratch)
        let count = min(ProblemIdentity.sampleCount, plan.samples)
        let end = ContinuousClock.now + limit
        var texts: [String] = []
        while texts.count < count && (texts.isEmpty || ContinuousClock.now < end) {
            let next = texts.count
            let start = blocks.samples(of: blocks.block(of: next))
            // Without substreams, a sample's draws follow those of the one before it.
            if next == start.lowerBound && (next == 0 || blocks.usesSubstreams) {
                try cursor.move(to: next, position: nil, until: stop)
            }
            let more = problem.texts(
                of: next..<min(count, start.upperBound), from: cursor.draws, scratch: scratch,
                until: stop)
            if stop.isRaised { throw CancellationError() }
            if more.isEmpty { break }
            texts += more
        }
        return texts
    }
}
