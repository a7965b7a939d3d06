internal import TaskGraph

/// What is done of a run while it is computed.
///
/// Parts are known by their first samples.
///
/// `@unchecked Sendable` holds because the lock guards all mutable state.
final class Ledger<Total: Accumulator>: @unchecked Sendable {
    /// How often a running part reports what is done, or `nil` for never.
    let interval: Duration?

    private let lock = Lock()
    private var finished: Part<Total>
    /// What is done of parts that are running or have ended early.
    private var running: [Int: Part<Total>] = [:]
    /// The blocks that parts will continue, until they begin.
    private var open: [Int: OpenBlock<Total>] = [:]
    /// The signals that stop running parts.
    private var signals: [Int: StopSignal] = [:]
    /// The earliest part that has failed.
    private var failed = Int.max
    private var isStopped = false
    private let whenReported: @Sendable (Ledger) -> Void
    /// The first samples of the parts, ascending.
    private let starts: [Int]
    /// The parts that are done, if they are to be kept apart.
    private var kept: [Int: Part<Total>]?

    /// A ledger of a run that has not begun.
    ///
    /// - Parameters:
    ///   - coverage: What is done already.
    ///   - parts: The parts to compute. A part continues a block that is done up to its start.
    ///   - keepsParts: Whether to keep parts apart, so that there is a ``prefix``.
    ///   - interval: How often a running part reports what is done, or `nil` for never.
    ///   - whenReported: Called after each report, on a worker's thread.
    init(
        _ coverage: Coverage<Total>, parts: [Range<Int>], keepsParts: Bool = false,
        interval: Duration?, whenReported: @escaping @Sendable (Ledger) -> Void
    ) {
        var coverage = coverage
        for part in parts {
            open[part.lowerBound] = coverage.removeOpenBlock(before: part.lowerBound)
        }
        finished = Part(coverage: coverage)
        starts = parts.map(\.lowerBound)
        kept = keepsParts ? [:] : nil
        self.interval = interval
        self.whenReported = whenReported
    }

    /// All that is done, as far as it has been reported.
    var total: Part<Total> {
        lock.withLock {
            var total = finished
            for part in kept.map({ Array($0.values) }) ?? [] { total.merge(part) }
            for part in running.values { total.merge(part) }
            for block in open.values {
                total.coverage.insert(block)
            }
            return total
        }
    }

    /// The samples before the first that is not done, if parts are kept apart and the run began with a
    /// prefix of the plan.
    var prefix: Part<Total>? {
        lock.withLock {
            guard let kept else { return nil }
            var prefix = finished
            for start in starts {
                guard let part = kept[start] else {
                    if let part = running[start] { prefix.merge(part) }
                    if let block = open[start] { prefix.coverage.insert(block) }
                    break
                }
                prefix.merge(part)
            }
            return prefix
        }
    }

    /// Takes the place where a part begins: the block that it continues, or an empty one.
    ///
    /// The signal is raised if a part before this one fails, since nothing will then use the rest of
    /// this part.
    func begin(_ part: Int, _ signal: StopSignal, empty: Total) -> OpenBlock<Total> {
        lock.withLock {
            signals[part] = signal
            if part > failed || isStopped { signal.raise() }
            guard let block = open.removeValue(forKey: part) else {
                let coverage = finished.coverage
                return OpenBlock(
                    samples: part..<part, total: empty, position: coverage.position(of: part),
                    stream: coverage.ranges.last?.upperBound == part ? coverage.stream : nil)
            }
            var begun = Part(coverage: Coverage<Total>(blockSize: finished.coverage.blockSize))
            begun.coverage.insert(block)
            running[part] = begun
            return block
        }
    }

    /// Stops all parts, also those that have not begun.
    func stop() {
        lock.withLock {
            isStopped = true
            for signal in signals.values { signal.raise() }
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
            if kept == nil {
                finished.merge(result)
            } else {
                kept?[part] = result
            }
        }
        if interval != nil { whenReported(self) }
    }
}
