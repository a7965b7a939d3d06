package import TaskGraph

extension Engine {
    /// Computes the samples of a range that are not yet done.
    ///
    /// - Parameters:
    ///   - coverage: What is done already; by default nothing.
    ///   - range: The samples that must be done when this returns; by default all of the plan. Unless
    ///     the plan can be cut anywhere, the range begins at a block's first sample or where a block
    ///     is done so far; with the layout `serial`, where all samples before it are done.
    ///   - parts: The number of parts to cut the samples into, if it is to depend on more than the
    ///     workers.
    ///   - workers: The number of threads that share the work.
    ///   - deadline: When to stop, within 5 ms of the workers' own time or one sample.
    ///   - observer: Observes each part as a task.
    ///   - progress: Called on a worker's thread with a function that returns what is done: ten times
    ///     a second for each worker, and after each part. By default nothing is reported.
    ///
    /// Throws ``EngineInterruption`` if the Swift task is cancelled, the deadline passes, a sample
    /// fails, or a stream cannot be made. If several samples fail, the error names the first in order,
    /// for any number of workers.
    package func run(
        _ range: Range<Int>? = nil, after coverage: Coverage<P.Total>? = nil, parts: Int? = nil,
        workers: Int, until deadline: ContinuousClock.Instant? = nil,
        observer: (any GraphObserver)? = nil,
        progress: (@Sendable (_ done: () -> Part<P.Total>) -> Void)? = nil
    ) async throws(EngineInterruption<P.Total>) -> Part<P.Total> {
        let coverage = coverage ?? Coverage(blockSize: blocks.size)
        let missing = coverage.missing(in: range ?? 0..<plan.samples)
        let wanted = parts ?? self.parts(of: missing, workers: workers)
        let parts = blocks.parts(wanted, of: missing)
        let ledger = Ledger(
            coverage, parts: parts, keepsParts: deadline != nil,
            interval: progress.map { _ in .milliseconds(100) }
        ) { ledger in progress? { ledger.total } }
        if parts.isEmpty { return ledger.total }
        let alarm = deadline.map { Alarm(at: $0) { ledger.stop() } }
        defer { alarm?.cancel() }
        let runner = PartRunner(self)
        let compute = delayed(problem.taskName) { (part: Int) in
            _ = try runner.run(parts[part], ledger: ledger)
        }
        let gather = delayed("gather", gathering: Void.self) { _ in ledger.total }
        do {
            return try await gather(parts.indices.map { compute(.constant($0)) })
                .compute(workers: workers, observer: observer)
        } catch let error as GraphError {
            throw EngineInterruption(
                done: ledger.total, prefix: ledger.prefix, error: error.underlying ?? error)
        } catch {
            throw EngineInterruption(done: ledger.total, prefix: ledger.prefix, error: error)
        }
    }

    /// The number of parts to compute samples in.
    private func parts(of missing: [Range<Int>], workers: Int) -> Int {
        let samples = missing.reduce(0) { $0 + $1.count }
        return parts ?? problem.parts(of: max(1, samples), workers: workers)
    }

    /// Makes a graph that computes the whole plan, for a caller who draws it or makes it part of a
    /// larger one.
    ///
    /// Each task computes a part of the plan. A last task takes their results.
    ///
    /// - Parameters:
    ///   - name: The name of the tasks.
    ///   - last: The name of the last task.
    ///   - finish: Turns the joined result of all parts into the graph's result.
    package func graph<Result: Sendable>(
        _ name: String, gatheredBy last: String,
        _ finish: @escaping @Sendable (Part<P.Total>) throws -> Result
    ) -> Delayed<Result> {
        let runner = PartRunner(self)
        let compute = delayed(name) { (part: Range<Int>) in
            do {
                return try runner.run(part)
            } catch let failure as SampleFailure {
                throw IncompleteRun<P>(
                    sample: failure.sample, underlyingError: failure.error, record: nil)
            }
        }
        let gather = delayed(last, gathering: Part<P.Total>.self) { parts in
            try finish(parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) })
        }
        return gather(
            blocks.parts(parts ?? 1, of: [0..<plan.samples]).map { compute(.constant($0)) })
    }
}
