/// What a run does with each of its samples.
///
/// The engine runs the problems that PiKit brings. Problems of users come in a later version.
public protocol Problem: Sendable {
    /// The accumulator that the samples are added up in.
    associatedtype Total: Accumulator

    /// The result that is read off the total.
    associatedtype Estimate: Encodable, Hashable, Sendable

    /// Creates the problem, which has no parameters.
    init()

    /// The number of draws that each sample takes.
    var drawsPerSample: Int { get }

    /// Reads the estimate off a total.
    ///
    /// - Parameters:
    ///   - total: The sum of at least one sample.
    ///   - confidence: The confidence level of the estimate's interval, greater than 0 and less
    ///     than 1.
    ///
    /// Throws ``PiKitError`` if the level is out of range.
    func estimate(from total: Total, confidence: Double) throws(PiKitError) -> Estimate
}

extension Problem {
    /// Checks that the plan's generator has enough draws.
    ///
    /// Throws ``PiKitError`` with the code `period` if the generator's sequence is known to repeat
    /// before it has given the draws of all samples, and with the code `samples` if the draws have
    /// no numbers below 2⁶⁴.
    public func check(_ plan: Plan) throws(PiKitError) {
        let perSample = UInt64(drawsPerSample)
        let (draws, isTooLarge) = UInt64(plan.samples).multipliedReportingOverflow(by: perSample)
        let generator = plan.generator
        guard !isTooLarge else {
            throw PiKitError(
                .samples,
                "the plan needs more draws than the 2^64 that have numbers: ask for at most "
                    + "\(UInt64.max / perSample) samples")
        }
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
}
