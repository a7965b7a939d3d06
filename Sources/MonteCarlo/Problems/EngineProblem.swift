/// A problem that the engine can run.
package protocol EngineProblem: Problem {
    /// The memory of one worker, which the engine does not look at.
    associatedtype Scratch

    /// The name of the tasks that compute samples.
    var taskName: String { get }

    /// Makes a worker's memory.
    func makeScratch() -> Scratch

    /// The number of parts that a run should be cut into, so that the workers finish together and
    /// no worker moves its stream too often.
    func parts(of samples: Int, workers: Int) -> Int

    /// Checks a kernel against the installed GSL, once for the run, so that no block has to.
    ///
    /// Returns that kernel, or the fallback.
    ///
    /// - Parameters:
    ///   - kernel: The preferred kernel.
    ///   - generator: The generator of the plan.
    ///   - samples: The most samples in a row.
    ///
    /// Throws ``PiKitError`` with the code `memory` if the checks cannot allocate theirs.
    func checked(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> CheckedKernel

    /// Adds some of the next samples to a total, from the next draws of a stream.
    ///
    /// - Parameters:
    ///   - samples: The samples to add, at least one. They need not all be added in one call.
    ///   - draws: A stream at the first sample's draw, which the call moves past the samples that
    ///     it adds.
    ///   - total: The total of the samples before them in their block.
    ///   - scratch: Memory that only this call uses.
    ///   - stop: Looked at least every 5 ms of the call's own time, or once a sample. If it is
    ///     raised, the call may add no sample.
    ///
    /// If a sample fails, the stream may stand at any draw, but the total holds none of the samples
    /// of this call.
    func accumulate(
        _ samples: Range<Int>, from draws: RandomStream, into total: inout Total,
        scratch: Scratch, until stop: StopSignal
    ) throws(SampleFailure) -> Advance
}

/// What a call of ``EngineProblem/accumulate(_:from:into:scratch:until:)`` has done.
package struct Advance {
    /// The number of samples that were added.
    package let samples: Int

    /// Of these, the number that the plain code decided where vector code may leave some to it.
    package let exactSamples: Int

    package init(samples: Int, exactSamples: Int = 0) {
        self.samples = samples
        self.exactSamples = exactSamples
    }
}

/// The reason why a sample has no value, or none that can be added.
package struct SampleFailure: Error {
    /// The number of the sample.
    package let sample: Int

    /// What the sample threw, or what is wrong with its value.
    package let error: any Error

    package init(sample: Int, error: any Error) {
        self.sample = sample
        self.error = error
    }
}
