package import TaskGraph

extension EngineProblem {
    /// Computes a plan, and returns the record of the run.
    ///
    /// - Parameters:
    ///   - workers: The number of threads, or `nil` for ``RunWorkers/available``.
    ///   - progress: Called on a worker's thread with a snapshot, at most some ten times a second.
    ///
    /// Before it computes anything, throws ``PiKitError`` with the codes `workers` and `confidence`
    /// if these are out of range, and what ``Engine`` throws for the plan. During the run it throws
    /// ``IncompleteRun``.
    package func record(
        of plan: Plan, workers: Int?, confidence: Double, kernel: Kernel?,
        observer: (any GraphObserver)?, progress: ProgressReporter<Self>? = nil
    ) async throws -> Record<Self> {
        let asked = try RunWorkers.checked(workers)
        try Confidence.check(confidence)
        let start = ContinuousClock.now
        let engine = try Engine(self, plan, workers: asked, kernel: kernel)
        let used = engine.workers(of: asked)
        let record = { @Sendable (part: Part<Total>) throws(PiKitError) in
            try Record(
                of: part, by: engine, confidence: confidence, workers: used,
                seconds: (ContinuousClock.now - start) / .seconds(1))
        }
        do {
            let part = try await engine.run(
                workers: used, observer: observer,
                progress: progress.map { reporter in
                    { @Sendable (done: () -> Part<Total>) in
                        reporter.reportIfDue {
                            let part = done()
                            // A run that fails at its first sample, or is cancelled before it,
                            // reports that nothing is done.
                            return part.coverage.samples > 0 ? try? record(part) : nil
                        }
                    }
                })
            let result = try record(part)
            progress?.report(result)
            return result
        } catch let interruption as EngineInterruption<Total> {
            let failure = interruption.error as? SampleFailure
            let done = interruption.done
            throw IncompleteRun(
                sample: failure?.sample, underlyingError: failure?.error ?? interruption.error,
                record: done.coverage.samples > 0 ? try record(done) : nil)
        }
    }
}
