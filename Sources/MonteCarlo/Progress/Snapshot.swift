/// The state of a run while it is under way.
public struct Snapshot<P: Problem>: Sendable {
    /// The number of samples done so far.
    public let samples: Int

    /// The number of samples of the plan.
    public let plannedSamples: Int

    /// What the samples done so far give.
    ///
    /// It is not a function of the plan: which samples are done depends on the workers.
    public let estimate: P.Estimate

    /// The time since the run began, in seconds.
    public let seconds: Double

    /// The samples per second of wall-clock time, since the run began.
    public let samplesPerSecond: Double

    /// The seconds that the remaining samples take at the same rate.
    public var secondsLeft: Double {
        Double(plannedSamples - samples) / samplesPerSecond
    }

    init(_ record: Record<P>) {
        samples = record.coverage.samples
        plannedSamples = record.plan.samples
        estimate = record.estimate
        seconds = record.run.seconds
        samplesPerSecond = record.run.samplesPerSecond
    }
}
