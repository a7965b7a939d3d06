internal import TaskGraph

/// Computes parts of a run, possibly several at once.
///
/// The runner keeps the cursors of finished parts. The next part takes the one at its first draw, or
/// moves another there.
///
/// `@unchecked Sendable` holds because the lock guards all mutable state, and a cursor in use is
/// not in `idle`.
final class PartRunner<P: EngineProblem>: @unchecked Sendable {
    private typealias Idle = (cursor: Cursor<P.Scratch>, next: Int)

    private let engine: Engine<P>
    private let lock = Lock()
    private var idle: [Idle] = []

    /// A runner without cursors.
    init(_ engine: Engine<P>) {
        self.engine = engine
    }

    /// Computes a part: samples that follow one another.
    ///
    /// - Parameters:
    ///   - samples: The samples, at least one, none of which is done.
    ///   - ledger: Keeps what is done, even if the part is interrupted. It may hold an open block that
    ///     the part continues.
    ///
    /// Stops within 5 ms of the thread's own time or one sample, and throws `CancellationError`, if
    /// the calling computation is cancelled, or if a part before this one fails that has the same
    /// ledger. Throws ``SampleFailure`` if a sample fails, and ``PiKitError`` if the stream cannot be
    /// made or moved.
    func run(_ samples: Range<Int>, ledger: Ledger<P.Total>? = nil) throws -> Part<P.Total> {
        let start = samples.lowerBound
        let signal = try StopSignal()
        return try GraphTask.withCancellationHandler {
            let open =
                ledger?.begin(start, signal, empty: engine.problem.empty)
                ?? OpenBlock(samples: start..<start, total: engine.problem.empty)
            var work = PartWork(engine, samples, open)
            do {
                try run(&work, samples, from: open.stream, until: signal, ledger: ledger)
            } catch {
                ledger?.interrupt(work.result, of: start, hasFailed: !(error is CancellationError))
                throw error
            }
            let result = work.result
            ledger?.finish(result, of: start)
            return result
        } onCancel: {
            signal.raise()
        }
    }

    private func run(
        _ work: inout PartWork<P>, _ samples: Range<Int>, from stream: RandomStream.State?,
        until signal: StopSignal, ledger: Ledger<P.Total>?
    ) throws {
        let cursor = try takeCursor(before: samples.lowerBound, from: stream)
        try work.place(cursor, until: signal)
        let interval = ledger?.interval
        var due = interval.map { ContinuousClock.now + $0 }
        while !work.isFinished {
            if signal.isRaised { throw CancellationError() }
            let isBlockDone = try work.advance(cursor, until: signal)
            if let ledger, let interval, let time = due {
                let now = work.time ?? .now
                if now >= time {
                    ledger.report(work.result, of: samples.lowerBound)
                    // Reports of large totals take long. They must not take most of the time.
                    let end = ContinuousClock.now
                    due = end + max(interval, (end - now) * 50)
                }
            }
            if isBlockDone && !work.isFinished { try work.place(cursor, until: signal) }
        }
        lock.withLock { idle.append((cursor, samples.upperBound)) }
    }

    /// Takes the idle cursor at a sample, else any idle cursor, else makes one, from a saved stream if
    /// there is one.
    private func takeCursor(
        before sample: Int, from stream: RandomStream.State?
    ) throws(PiKitError) -> Cursor<P.Scratch> {
        let taken: Idle? = lock.withLock {
            let index = idle.firstIndex { $0.next == sample } ?? idle.indices.last
            return index.map { idle.remove(at: $0) }
        }
        if let taken { return taken.cursor }
        return try Cursor(
            engine.blocks, kernel: engine.kernel.kernel, jumps: engine.jumps,
            scratch: engine.problem.makeScratch(), from: stream)
    }
}
