extension RunSession {
    /// Computes the plan's pilot, and returns the plan that has the target error, or `nil` if the
    /// deadline has passed.
    ///
    /// The number of samples follows from the pilot alone, so the run never looks at its own error.
    func plan(
        forStandardError error: Double, _ state: inout RunState<P>
    ) async throws(RunInterruption<P>) -> Plan? {
        // The plan of a record without the target's: that of what is done.
        var done = previous?.plan ?? plan
        do {
            guard let pilot = try await pilot(&state) else { return nil }
            state.pilot = pilot
            done = try plan.with(samples: max(previous?.plan.samples ?? 0, state.end))
            let most = plan.samples
            // Rounded up to the end of a block.
            let wanted = pilot.samples(forStandardError: error).map {
                ($0 - 1) / blocks.size * blocks.size + blocks.size
            }
            guard let wanted, wanted <= most else {
                throw PiKitError(
                    .target,
                    "an error of \(error) takes "
                        + (wanted.map { "\($0) samples" } ?? "more samples than a plan may have")
                        + ", and the run may have at most \(most): ask for a larger error")
            }
            if let previous, previous.plan.samples > wanted {
                throw PiKitError(
                    .target,
                    "an error of \(error) takes \(wanted) samples, and the record's plan has "
                        + "\(previous.plan.samples): ask for a smaller error")
            }
            return try plan.with(samples: wanted)
        } catch let interruption as RunInterruption<P> {
            throw interruption
        } catch {
            throw interrupted(done, state, error)
        }
    }

    /// The pilot of the record that the run goes on from, or a new one.
    private func pilot(_ state: inout RunState<P>) async throws -> Pilot? {
        let (count, isTooLarge) = problem.pilotBlocks.multipliedReportingOverflow(by: blocks.size)
        if let pilot = state.pilot, pilot.samples == count { return pilot }
        guard !isTooLarge, count <= plan.samples else {
            throw PiKitError(
                .target,
                "the error is predicted from the first \(problem.pilotBlocks) × \(blocks.size) samples, "
                    + "and the run may have at most \(plan.samples): ask for a number of samples")
        }
        // The record of another plan is left alone until the target is known to be possible, and the
        // first of its samples cannot be told from the others. Its pilot is computed apart.
        let goesOn = previous.map { $0.plan.samples == count } ?? true
        var own = goesOn ? state : RunState(nil, kernel: kernel)
        let first = try plan.with(samples: count)
        let outcome: Outcome
        do throws(RunInterruption<P>) {
            outcome = try await compute(first, &own, isReported: goesOn)
        } catch {
            if goesOn { throw error }
            throw RunInterruption(record: previous, error: error.error)
        }
        if goesOn { state = own }
        guard outcome == .done, let coverage = own.coverage else { return nil }
        let estimate = try P.estimate(from: coverage.total, confidence: settings.confidence)
        guard let estimate = estimate as? any PilotEstimate else {
            throw PiKitError(
                .target, "'\(problem.name)' has no single standard error that a target could be for"
            )
        }
        guard let error = estimate.pilotError, error > 0, error.isFinite else {
            throw PiKitError(
                .target,
                "the first \(count) samples are all equal, so they do not predict the error: ask for a "
                    + "number of samples")
        }
        return Pilot(samples: count, standardError: error)
    }
}

/// An estimate with one standard error, from which that of more samples can be predicted.
package protocol PilotEstimate {
    /// The standard error, or `nil` if the samples do not show it.
    var pilotError: Double? { get }
}

extension MeanEstimate: PilotEstimate {
    package var pilotError: Double? { standardError }
}

extension ShareEstimate: PilotEstimate {
    package var pilotError: Double? { standardError }
}
