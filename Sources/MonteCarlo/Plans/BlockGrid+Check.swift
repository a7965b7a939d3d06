extension Problem {
    /// Checks that the plan's generator has enough draws.
    ///
    /// Throws ``PiKitError`` with the code `period` if the generator's sequence is known to repeat
    /// before it has given the draws of all samples, with the code `samples` if there are more than
    /// 2⁶⁴ draws or more blocks than substreams, and with the code `blockSize` if a block needs more
    /// draws than the 2⁴⁰ of a substream.
    ///
    /// Where samples take a varying number of draws, only a run can tell whether they are enough.
    /// The sample that is one too many then ends the run with an error.
    public func check(_ plan: Plan) throws(PiKitError) {
        try BlockGrid(self, plan).check()
    }
}

extension BlockGrid {
    /// Checks that the plan's generator has enough draws, as ``Problem/check(_:)`` does.
    func check() throws(PiKitError) {
        if let drawsPerSample {
            try check(drawsPerSample: UInt64(drawsPerSample))
        }
        if usesSubstreams {
            try checkSubstreams()
        } else if drawsPerSample == nil {
            try check(draws: 2, perSample: 1)
        }
    }

    private func check(drawsPerSample: UInt64) throws(PiKitError) {
        let (draws, isTooLarge) = UInt64(plan.samples).multipliedReportingOverflow(
            by: drawsPerSample)
        guard !isTooLarge else {
            throw PiKitError(
                .samples,
                "the plan needs more draws than the 2^64 that have numbers: ask for at most "
                    + "\(UInt64.max / drawsPerSample) samples")
        }
        try check(draws: draws, perSample: drawsPerSample)
    }

    private func check(draws: UInt64, perSample: UInt64) throws(PiKitError) {
        let generator = plan.generator
        // Blocks have their own seeds, so the plan's seed does not shorten their period.
        let period =
            plan.layout == .blocks ? generator.period : generator.period(seed: plan.seed)
        guard let period, !period.allows(draws: draws) else { return }
        let sequence =
            generator.period == period ? "\(generator)" : "\(generator) with seed \(plan.seed)"
        let most = (period.draws ?? draws) / perSample
        let remedy =
            most == 0
            ? "choose another seed"
            : "ask for at most \(most) samples or choose a generator with a longer period"
        throw PiKitError(
            .period,
            "the plan needs \(draws) draws, and \(sequence) repeats itself after \(period): "
                + remedy)
    }

    /// Checks that each block finds a substream, and all its draws there.
    private func checkSubstreams() throws(PiKitError) {
        guard count <= plan.generator.substreamCount else {
            throw PiKitError(
                .samples,
                "the plan has \(count) blocks, and \(plan.generator) has "
                    + "\(plan.generator.substreamCount) substreams for them: ask for fewer samples "
                    + "or larger blocks")
        }
        if plan.layout == .exact {
            try plan.generator.check(substream: count - 1, of: plan.seed)
        }
        guard let drawsPerSample else { return }
        let most = Int(RandomStream.substreamLength) / drawsPerSample
        guard largest <= most else {
            throw PiKitError(
                .blockSize,
                "a block of \(largest) samples needs \(drawsPerSample) draws for each, and a "
                    + "substream has 2^40: ask for blocks of at most \(most) samples")
        }
    }
}
