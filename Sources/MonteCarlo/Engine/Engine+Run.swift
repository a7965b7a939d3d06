package import TaskGraph

extension Engine {
    /// Computes the samples of a range that are not yet done.
    ///
    /// - Parameters:
    ///   - coverage: What is done already; by default nothing.
    ///   - range: The samples that must be done when this returns; by default all of the plan. Unless
    ///     the plan can be cut anywhere, the range begins at a block's first sample or where a block
    ///     is done so far; with the layout `serial`, where all samples before it are done.
    ///   - workers: The number of threads that share the work.
    ///   - observer: Observes each part as a task.
    ///   - progress: Called on a worker's thread with a function that returns what is done: ten times
    ///     a second for each worker, and after each part. By default nothing is reported.
    ///
    /// Throws ``EngineInterruption`` if the Swift task is cancelled, a sample fails, or a stream
    /// cannot be made. If several samples fail, the error names the first in order, for any number
    /// of workers.
    package func run(
        _ range: Range<Int>? = nil, after coverage: Coverage<P.Total>? = nil, workers: Int,
        observer: (any GraphObserver)? = nil,
        progress: (@Sendable (_ done: () -> Part<P.Total>) -> Void)? = nil
    ) async throws(EngineInterruption<P.Total>) -> Part<P.Total> {
        let coverage = coverage ?? Coverage(blockSize: blocks.size)
        let missing = coverage.missing(in: range ?? 0..<plan.samples)
        let parts = blocks.parts(wantedParts, of: missing)
        let ledger = Ledger(
            coverage, parts: parts, interval: progress.map { _ in .milliseconds(100) }
        ) { ledger in progress? { ledger.total } }
        if parts.isEmpty { return ledger.total }
        let runner = PartRunner(self)
        let compute = delayed(problem.taskName) { (part: Int) in
            _ = try runner.run(parts[part], ledger: ledger)
        }
        let gather = delayed("gather", gathering: Void.self) { _ in ledger.total }
        do {
            return try await gather(parts.indices.map { compute(.constant($0)) })
                .compute(workers: workers, observer: observer)
        } catch let error as GraphError {
            throw EngineInterruption(done: ledger.total, error: error.underlying ?? error)
        } catch {
            throw EngineInterruption(done: ledger.total, error: error)
        }
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
            blocks.parts(wantedParts, of: [0..<plan.samples]).map { compute(.constant($0)) })
    }
}
