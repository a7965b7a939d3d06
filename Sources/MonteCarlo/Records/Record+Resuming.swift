extension Record {
    /// Throws ``PiKitError`` with the code `record` unless a run of this plan and problem can go on from
    /// the record.
    ///
    /// - Parameter empty: The problem's total of no samples.
    func check(
        resumes plan: Plan, blockSize: Int, of problem: ProblemIdentity, empty: P.Total
    ) throws(PiKitError) {
        for (what, a, b) in [
            ("generator", "\(self.plan.generator)", "\(plan.generator)"),
            ("seed", "\(self.plan.seed)", "\(plan.seed)"),
            ("block size", "\(coverage.blockSize)", "\(blockSize)"),
        ] where a != b {
            throw PiKitError(.record, "the record's plan has the \(what) \(a), not \(b)")
        }
        guard self.plan.samples <= plan.samples else {
            throw PiKitError(
                .record,
                "the record's plan has \(self.plan.samples) samples: ask for as many or more, not "
                    + "\(plan.samples)")
        }
        if let difference = self.problem.difference(from: problem) {
            throw PiKitError(
                .record, "the record is of another problem: they differ in \(difference)")
        }
        do throws(PiKitError) {
            try total.check(alike: empty)
        } catch {
            throw PiKitError(.record, "the record is of another problem: \(error)")
        }
    }
}
