/// What a run has done so far, with what its record says of it.
struct RunState<P: EngineProblem>: Sendable {
    /// What is done, or `nil` if nothing is.
    private(set) var coverage: Coverage<P.Total>?

    /// The pilot of the plan, if it is known.
    var pilot: Pilot?

    /// The number of samples of this run that the plain code decided.
    private(set) var exactSamples = 0

    /// The number of workers that shared the run.
    private(set) var workers = 1

    /// The kernel that runs, and the reason for any fallback.
    private(set) var kernel: CheckedKernel

    /// The reason why one worker makes all draws, if there is one.
    private(set) var jumpFallback: String?

    /// The state of a run that goes on from a record, or begins.
    ///
    /// - Parameter kernel: The kernel that the run begins with.
    init(_ previous: Record<P>?, kernel: CheckedKernel) {
        coverage = previous?.coverage
        pilot = previous?.pilot
        self.kernel = kernel
    }

    /// Takes note of an engine that computes samples.
    mutating func note(_ engine: Engine<P>, workers: Int) {
        self.workers = max(self.workers, workers)
        kernel = engine.kernel
        jumpFallback = engine.jumpFallback
    }

    /// Takes note of what an engine has done: all that was covered before, and more.
    mutating func add(_ part: Part<P.Total>) {
        coverage = part.coverage.samples > 0 ? part.coverage : nil
        exactSamples += part.exactSamples
    }

    /// The state after an engine's result.
    func adding(_ part: Part<P.Total>) -> RunState {
        var state = self
        state.add(part)
        return state
    }
}
