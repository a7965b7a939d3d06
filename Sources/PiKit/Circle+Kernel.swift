internal import CKernel

extension Circle: KernelProblem {
    /// Returns the plain kernel if the vector code fails its check or has none for the generator.
    ///
    /// If only the code for long runs fails, the kernel stays and counts by its code for short runs.
    package func checked(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> CheckedKernel {
        let (code, type) = (kernel.handle.pointer, generator.gsl.type)
        let disagrees =
            "disagrees with the draws of \(generator) in GSL \(GSLGenerator.libraryVersion), so"
        switch try passes(ck_kernel_check(code, type)) {
        case nil:
            return CheckedKernel(.plain)
        case false:
            return CheckedKernel(
                .plain,
                fallback: "the kernel \(kernel) \(disagrees) the plain kernel counts the hits")
        default:
            break
        }
        if UInt64(samples) >= ck_kernel_long_samples(code, type),
            try passes(ck_kernel_check_long(code, type)) == false
        {
            return CheckedKernel(
                kernel,
                fallback:
                    "the code for long runs of the kernel \(kernel) \(disagrees) its code for short "
                    + "runs counts the hits")
        }
        return CheckedKernel(kernel)
    }

    /// Whether a check passes, or `nil` if there is nothing to check.
    private func passes(_ check: ck_check) throws(PiKitError) -> Bool? {
        switch check {
        case CK_CHECK_PASSED: return true
        case CK_CHECK_FAILED: return false
        case CK_CHECK_ABSENT: return nil
        default: throw PiKitError(.memory, "there is no memory to check a kernel")
        }
    }

    /// Counts hits, by the plain loop or by vector code that gives the same result.
    package func accumulate(
        _ samples: Range<Int>, from stream: borrowing GSLStream, until stop: StopFlag
    ) throws(PiKitError) -> Part<Hits>? {
        try stream.check(draws: UInt64(samples.count) * UInt64(drawsPerSample))
        let count = ck_stream_count(
            stream.pointer, stream.kernel.pointer, UInt64(samples.count), stop.pointer)
        guard count.samples == samples.count else { return nil }
        return Part(
            samples, total: Hits(samples: samples.count, hits: Int(count.hits)),
            exactSamples: Int(count.undecided))
    }
}
