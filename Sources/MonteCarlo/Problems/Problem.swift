/// What a run does with each of its samples.
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
    /// before it has given the draws of all samples.
    public func check(_ plan: Plan) throws(PiKitError) {
        let perSample = UInt64(drawsPerSample)
        let (product, isTooLarge) = UInt64(plan.samples).multipliedReportingOverflow(by: perSample)
        let draws = isTooLarge ? .max : product
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
}

/// A problem whose samples a kernel accumulates block by block.
package protocol KernelProblem: Problem {
    /// Chooses the kernel that a run uses.
    ///
    /// This checks the kernel against the installed GSL, so that no block has to.
    ///
    /// - Parameters:
    ///   - kernel: The preferred kernel.
    ///   - generator: The generator of the plan.
    ///   - samples: The number of samples in the run's largest block.
    ///
    /// Throws ``PiKitError`` with the code `memory` if there is none for the checks.
    func choose(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> KernelChoice

    /// Accumulates samples from the next draws of a stream.
    ///
    /// Looks at the flag at least every 5 ms of its own time, and returns `nil` if the flag is
    /// raised.
    func accumulate(
        _ samples: Range<Int>, from stream: inout GSLStream, until stop: StopFlag
    ) -> Part<Total>?
}

/// The kernel of a run.
package struct KernelChoice: Sendable {
    /// The kernel.
    package let kernel: Kernel

    /// The reason for using none or only some of its vector code, if its check against the
    /// installed GSL failed.
    package let fallback: String?

    package init(_ kernel: Kernel, fallback: String? = nil) {
        self.kernel = kernel
        self.fallback = fallback
    }
}
