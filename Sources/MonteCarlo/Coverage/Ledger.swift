internal import Foundation

/// What is done of a run while it is computed.
///
/// Parts are known by their first samples.
///
/// `@unchecked Sendable` holds because the lock guards all mutable state.
final class Ledger<Total: Accumulator>: @unchecked Sendable {
    /// How often a running part reports what is done, or `nil` for never.
    let interval: Duration?

    private let lock = NSLock()
    private var finished: Part<Total>
    /// What is done of parts that are running or have ended early.
    private var running: [Int: Part<Total>] = [:]
    /// The blocks that parts will continue, until they begin.
    private var open: [Int: OpenBlock<Total>] = [:]
    /// The signals that stop running parts.
    private var signals: [Int: StopSignal] = [:]
    /// The earliest part that has failed.
    private var failed = Int.max
    private let whenReported: @Sendable (Ledger) -> Void

    /// A ledger of a run that has not begun.
    ///
    /// - Parameters:
    ///   - coverage: What is done already.
    ///   - parts: The parts to compute. A part continues a block that is done up to its start.
    ///   - interval: How often a running part reports what is done, or `nil` for never.
    ///   - whenReported: Called after each report, on a worker's thread.
    init(
        _ coverage: Coverage<Total>, parts: [Range<Int>], interval: Duration?,
        whenReported: @escaping @Sendable (Ledger) -> Void
    ) {
        var coverage = coverage
        for part in parts {
            open[part.lowerBound] = coverage.removeOpenBlock(before: part.lowerBound)
        }
        finished = Part(coverage: coverage)
        self.interval = interval
        self.whenReported = whenReported
    }

    /// All that is done, as far as it has been reported.
    var total: Part<Total> {
        lock.withLock {
            var total = finished
            for part in running.values { total.merge(part) }
            for block in open.values {
                total.coverage.insert(
                    block.samples, total: block.total, position: block.position)
            }
            return total
        }
    }

    /// Takes the block that a part continues, if there is one, and the number of the part's first
    /// draw, unless that follows from the part's first sample.
    ///
    /// The signal is raised if a part before this one fails, since nothing will then use the rest of
    /// this part.
    func begin(
        _ part: Int, _ signal: StopSignal
    ) -> (block: OpenBlock<Total>?, position: UInt64?) {
        lock.withLock {
            signals[part] = signal
            if part > failed { signal.raise() }
            guard let block = open.removeValue(forKey: part) else {
                return (nil, finished.coverage.position(of: part))
            }
            var begun = Part(coverage: Coverage<Total>(blockSize: finished.coverage.blockSize))
            begun.coverage.insert(block.samples, total: block.total, position: block.position)
            running[part] = begun
            return (block, block.position)
        }
    }

    /// Takes note of what is done of a running part.
    func report(_ result: Part<Total>, of part: Int) {
        lock.withLock { running[part] = result }
        whenReported(self)
    }

    /// Takes note of what is done of a part that ends early, and stops those after it if it has
    /// failed.
    func interrupt(_ result: Part<Total>, of part: Int, hasFailed: Bool) {
        lock.withLock {
            running[part] = result
            signals[part] = nil
            guard hasFailed else { return }
            failed = min(failed, part)
            for (other, signal) in signals where other > part { signal.raise() }
        }
    }

    /// Takes note of a part that is done.
    func finish(_ result: Part<Total>, of part: Int) {
        lock.withLock {
            running[part] = nil
            signals[part] = nil
            finished.merge(result)
        }
        if interval != nil { whenReported(self) }
    }
}
