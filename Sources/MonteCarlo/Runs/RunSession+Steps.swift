extension RunSession {
    /// Computes samples of a plan in order until the deadline, and returns the record of a plan of just
    /// those.
    ///
    /// The samples are computed in steps, of which each takes longer than the one before until they
    /// take 20 s, or most of the time that is left. Parts of a step take about a second. So little is
    /// lost if the deadline comes before the step has ended: the samples after the first that is not
    /// done.
    func runInSteps(
        to plan: Plan, _ state: inout RunState<P>, _ reason: RunEnd
    ) async throws(RunInterruption<P>) -> Record<P> {
        // Gaps are filled first: a deadline among them leaves the plan of the record as it was.
        let known = max(previous?.plan.samples ?? 0, state.end)
        let hasGaps = state.coverage.map { !$0.isPrefix } ?? false
        var next = min(plan.samples, hasGaps ? known : max(known, firstStep))
        var parts = workers
        while true {
            let step = try samples(next, of: plan, state)
            let before = (time: ContinuousClock.now, samples: state.coverage?.samples ?? 0)
            switch try await compute(step, &state, parts: parts) {
            case .timedOut:
                return try recordAtDeadline(state)
            case .done where next == plan.samples:
                return try record(step, state, reason)
            case .done:
                let taken = max(1e-6, (.now - before.time) / .seconds(1))
                let samples = (state.coverage?.samples ?? 0) - before.samples
                let left = deadline.map { ($0 - .now) / .seconds(1) } ?? 0
                let seconds = min(20, max(0.002, 2 * taken), left > 0.2 ? 0.6 * left : left)
                guard seconds > 0 else { return try recordAtDeadline(state) }
                next = end(of: next, after: Double(max(1, samples)) / taken * seconds, plan)
                parts = workers * max(1, Int(seconds))
            }
        }
    }

    /// The end of a step of about so many samples, at a block's bound unless the step's samples are
    /// computed one after another or can be cut anywhere.
    private func end(of step: Int, after samples: Double, _ plan: Plan) -> Int {
        let wanted = Double(step) + max(1, samples.rounded())
        guard wanted < Double(plan.samples) else { return plan.samples }
        let unit = unit
        return min(plan.samples, (Int(wanted) - 1) / unit * unit + unit)
    }

    private var unit: Int {
        blocks.cutsAnywhere || plan.layout == .serial || workers == 1 ? 1 : blocks.size
    }

    /// The samples of the first step, which is short, as the speed is not known.
    private var firstStep: Int {
        unit * workers
    }

    private func samples(
        _ count: Int, of plan: Plan, _ state: RunState<P>
    ) throws(RunInterruption<P>) -> Plan {
        do {
            return try plan.with(samples: count)
        } catch {
            throw interrupted(plan, state, error)
        }
    }

    /// The record of a run that its deadline has ended.
    ///
    /// Its plan has just the samples that are done, unless there are gaps among them.
    func recordAtDeadline(_ state: RunState<P>) throws(RunInterruption<P>) -> Record<P> {
        guard let coverage = state.coverage else {
            throw RunInterruption(
                record: nil,
                error: PiKitError(
                    .time, "no sample was done within the time limit: give the run more time"))
        }
        let count = coverage.isPrefix ? state.end : max(previous?.plan.samples ?? 0, state.end)
        return try record(samples(count, of: plan, state), state, .time)
    }
}

extension RunState {
    /// The sample after the last that is done.
    var end: Int { coverage?.ranges.last?.upperBound ?? 0 }
}

extension Coverage {
    /// Whether the samples are those before some sample.
    var isPrefix: Bool { ranges.count == 1 && ranges[0].lowerBound == 0 }
}
