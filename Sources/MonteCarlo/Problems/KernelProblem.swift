/// A problem whose samples a kernel accumulates block by block.
package protocol KernelProblem: Problem {
    /// Checks a kernel against the installed GSL, once for the run, so that no block has to.
    ///
    /// Returns that kernel, or the fallback.
    ///
    /// - Parameters:
    ///   - kernel: The preferred kernel.
    ///   - generator: The generator of the plan.
    ///   - samples: The number of samples in the run's largest block.
    ///
    /// Throws ``PiKitError`` with the code `memory` if the checks cannot allocate theirs.
    func checked(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> CheckedKernel

    /// Accumulates samples from the next draws of a stream.
    ///
    /// Looks at the flag at least every 5 ms of its own time, and returns `nil` if the flag is
    /// raised. Throws ``PiKitError`` with the code `substream` if the stream has too few draws.
    func accumulate(
        _ samples: Range<Int>, from stream: borrowing GSLStream, until stop: StopFlag
    ) throws(PiKitError) -> Part<Total>?
}

/// The kernel of a run, after its checks.
package struct CheckedKernel: Sendable {
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
