/// The state of a run while it is under way.
public struct Snapshot<P: Problem>: Sendable {
    /// The number of samples done so far, with those that the run went on from.
    public let samples: Int

    /// The number of samples that will be done at the end, as far as it is known.
    public let plannedSamples: Int

    /// What the samples done so far give.
    ///
    /// It is not a function of the plan: which samples are done depends on the workers.
    public let estimate: P.Estimate

    /// The time since the run began, in seconds.
    public let seconds: Double

    /// The samples per second of wall-clock time, since the run began.
    public let samplesPerSecond: Double

    /// The seconds that the remaining samples take at the same rate, or the time that is left until the
    /// run's time limit, if that is shorter.
    public let secondsLeft: Double

    /// A snapshot of a run.
    ///
    /// - Parameters:
    ///   - record: What is done.
    ///   - range: The samples that the run computes, as far as its time allows, or `nil` if it has
    ///     ended.
    ///   - deadline: When the run ends, if it has a time limit.
    init(_ record: Record<P>, of range: Range<Int>?, until deadline: ContinuousClock.Instant?) {
        let missing = range.map { record.coverage.missing(in: $0).reduce(0) { $0 + $1.count } } ?? 0
        samples = record.coverage.samples
        estimate = record.estimate
        seconds = record.run.seconds
        samplesPerSecond = record.run.samplesPerSecond
        var left = missing == 0 ? 0 : Double(missing) / samplesPerSecond
        var planned = samples + missing
        if let deadline {
            let time = max(0, (deadline - .now) / .seconds(1))
            if time < left {
                left = time
                planned = samples + Int(min(left * samplesPerSecond, 0x1p53))
            }
        }
        secondsLeft = left
        plannedSamples = planned
    }
}
