/// A problem that the engine can run.
package protocol EngineProblem: Problem {
    /// The memory of one worker. The engine only passes it on.
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
    ///   - stop: The call looks at it at least every 5 ms of its own time, or once a sample. If it is
    ///     raised, the call may return without adding a sample.
    ///
    /// If a sample fails, the stream may stand at any draw, but the total holds none of the samples
    /// of this call.
    func accumulate(
        _ samples: Range<Int>, from draws: RandomStream, into total: inout Total,
        scratch: Scratch, until stop: StopSignal
    ) throws(SampleFailure) -> Advance

    /// Makes some of the next samples, and returns their values as text that equal values share.
    ///
    /// The parameters are those of ``accumulate(_:from:into:scratch:until:)``. The result is empty if
    /// the first of the samples fails.
    func texts(
        of samples: Range<Int>, from draws: RandomStream, scratch: Scratch, until stop: StopSignal
    ) -> [String]

    /// The number of blocks whose samples predict the error of a run.
    var pilotBlocks: Int { get }
}
