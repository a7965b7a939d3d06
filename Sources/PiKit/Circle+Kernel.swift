internal import CKernel

extension Circle: EngineProblem {
    /// Returns the plain kernel if the vector code fails its check or has none for the generator.
    ///
    /// If only the code for long runs fails, the kernel stays and counts by its code for short runs.
    package func checked(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> CheckedKernel {
        let checked = try kernel.checked(for: generator, work: "counts the hits")
        let (code, type) = (kernel.handle.pointer, generator.gsl.type)
        guard checked.kernel == kernel,
            UInt64(min(samples, longestCount)) >= ck_kernel_long_samples(code, type)
        else {
            return checked
        }
        switch ck_kernel_check_long(code, type) {
        case CK_CHECK_FAILED:
            return CheckedKernel(
                kernel,
                fallback:
                    "the code for long runs of \(kernel.disagreement(with: generator)) its code for "
                    + "short runs counts the hits")
        case CK_CHECK_NO_MEMORY:
            throw PiKitError(.memory, "there is no memory to check a kernel")
        default:
            return CheckedKernel(kernel)
        }
    }

    package var taskName: String { "count hits" }

    package func makeScratch() {}

    /// Equally many parts for each worker, of 2²⁷ samples or less if that gives few enough.
    package func parts(of samples: Int, workers: Int) -> Int {
        let rounds = (samples - 1) / (workers * longestCount) + 1
        return workers * min(rounds, max(1, 4096 / workers))
    }

    /// Counts hits, by the plain loop or by vector code that gives the same result.
    package func accumulate(
        _ samples: Range<Int>, from draws: RandomStream, into total: inout Hits,
        scratch: Void, until stop: StopSignal
    ) throws(SampleFailure) -> Advance {
        let isPlain = draws.stream.kernel.pointer == Kernel.plain.handle.pointer
        let most = isPlain ? min(longestCount, Self.longestPlainCount) : longestCount
        let wanted = min(samples.count, most)
        do {
            try draws.stream.check(draws: 2 * UInt64(wanted))
        } catch {
            throw SampleFailure(sample: samples.lowerBound, error: error)
        }
        let count = ck_stream_count(
            draws.stream.pointer, draws.stream.kernel.pointer, UInt64(wanted), stop.flag.pointer)
        total += Hits(samples: Int(count.samples), hits: Int(count.hits))
        return Advance(samples: Int(count.samples), exactSamples: Int(count.undecided))
    }

    /// 1 or 0 for each sample, for a hit or none.
    package func texts(
        of samples: Range<Int>, from draws: RandomStream, scratch: Void, until stop: StopSignal
    ) -> [String] {
        var texts: [String] = []
        for sample in samples {
            var total = empty
            guard
                let advance = try? accumulate(
                    sample..<sample + 1, from: draws, into: &total, scratch: scratch, until: stop),
                advance.samples == 1
            else { break }
            texts.append("\(total.hits)")
        }
        return texts
    }

    /// 1: a block of π has 2²² samples.
    package var pilotBlocks: Int { 1 }
}
