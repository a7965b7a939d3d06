/// What a run does with each of its samples.
public protocol Problem: Sendable {
    /// What the samples add up to.
    associatedtype Total: Accumulator

    /// What is read off the total.
    associatedtype Estimate: Encodable, Hashable, Sendable

    /// The problem itself: it has no parameters.
    init()

    /// The draws that each sample takes.
    var drawsPerSample: Int { get }

    /// Reads the estimate off a total.
    ///
    /// - Parameters:
    ///   - total: The sum of at least one sample.
    ///   - confidence: The level of the estimate's interval, greater than 0 and less than 1.
    ///
    /// Throws ``PiKitError`` if there is no interval of this level.
    func estimate(from total: Total, confidence: Double) throws(PiKitError) -> Estimate
}

extension Problem {
    /// Throws ``PiKitError`` with the code `period` if the plan's generator is known to repeat itself
    /// before it has made the draws of all samples.
    public func check(_ plan: Plan) throws(PiKitError) {
        let perSample = UInt64(drawsPerSample)
        let (product, isTooLarge) = UInt64(plan.samples).multipliedReportingOverflow(by: perSample)
        let draws = isTooLarge ? .max : product
        let generator = plan.generator
        // Blocks have seeds of their own, so the plan's seed does not shorten their period.
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

/// A problem whose samples a kernel accumulates, block by block.
package protocol KernelProblem: Problem {
    /// The kernel that a run is to use.
    ///
    /// Checks it against the installed GSL, so that no block has to.
    ///
    /// - Parameters:
    ///   - kernel: The kernel that is wanted.
    ///   - samples: The samples of the run's largest block.
    ///
    /// Throws if there is no memory for the checks.
    func choose(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> KernelChoice

    /// Accumulates samples whose draws come next in a stream.
    ///
    /// Looks at the flag at least every 5 ms of its own time, and returns `nil` if it is raised.
    func accumulate(
        _ samples: Range<Int>, from stream: inout GSLStream, until stop: StopFlag
    ) -> Part<Total>?
}

/// The kernel of a run.
package struct KernelChoice: Sendable {
    /// The kernel.
    package let kernel: Kernel

    /// Why some or all of its vector code is not used, if that disagrees with the installed GSL.
    package let fallback: String?

    package init(_ kernel: Kernel, fallback: String? = nil) {
        self.kernel = kernel
        self.fallback = fallback
    }
}
