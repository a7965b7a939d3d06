extension EngineProblem {
    /// Computes a plan, or the part of it that the settings ask for, and returns the record.
    ///
    /// - Parameters:
    ///   - plan: The plan. With a target error or a time limit, its number of samples is the most that
    ///     may be computed.
    ///   - record: What is done already. Its samples are not computed again.
    ///   - store: Where the record is kept while the run is under way and when it ends. The run goes
    ///     on from the record that the store held. It is closed when this returns.
    ///
    /// Before it computes anything, throws ``PiKitError`` if a setting is out of range or the run
    /// cannot go on from the record, and what ``Engine`` throws for the plan. During the run it throws
    /// ``IncompleteRun``, also if the whole record cannot be written at the end.
    ///
    /// - Precondition: There is not both a record and a store.
    package func record(
        of plan: Plan, _ settings: RunSettings<Self>, resuming record: Record<Self>? = nil,
        store: OpenStore<Self>? = nil
    ) async throws -> Record<Self> {
        precondition(record == nil || store == nil, "a run goes on from a record or from a store")
        defer { store?.close() }
        let previous = record ?? store?.record
        let session: RunSession<Self>
        do {
            session = try await RunSession(self, plan, settings, from: previous, store: store)
        } catch is CancellationError {
            throw IncompleteRun(
                sample: nil, underlyingError: CancellationError(), record: previous)
        }
        do throws(RunInterruption<Self>) {
            return try await session.run()
        } catch {
            let failure = error.error as? SampleFailure
            throw IncompleteRun(
                sample: failure?.sample, underlyingError: failure?.error ?? error.error,
                record: error.record, writeError: error.writeError)
        }
    }
}
