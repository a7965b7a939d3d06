internal import Foundation
internal import TaskGraph

/// Computes blocks of a plan, several at once.
///
/// It keeps the streams of blocks that are done: the next block goes on where one of them stands, or
/// else moves one. Unchecked: the lock guards `idle`, and a stream that is in use is not in it.
final class BlockRunner<P: KernelProblem>: @unchecked Sendable {
    private let engine: Engine<P>
    private let lock = NSLock()
    private var idle: [Cursor] = []

    /// A runner that has computed nothing yet.
    init(_ engine: Engine<P>) {
        self.engine = engine
    }

    /// Computes neighbouring blocks, at least one.
    ///
    /// Throws `CancellationError` within 5 ms if the computation that calls this is cancelled.
    func run(_ blocks: Range<Int>) throws -> Part<P.Total> {
        let stop = try StopFlag()
        return try GraphTask.withCancellationHandler {
            var part = try run(blocks.lowerBound, until: stop)
            for block in blocks.dropFirst() {
                part.merge(try run(block, until: stop))
            }
            return part
        } onCancel: {
            stop.raise()
        }
    }

    private func run(_ block: Int, until stop: StopFlag) throws -> Part<P.Total> {
        let cursor: Cursor
        if let taken = take(before: block) {
            cursor = taken
            try engine.blocks.move(&cursor.stream, to: block)
        } else {
            cursor = Cursor(try engine.blocks.stream(at: block, on: engine.choice.kernel))
        }
        let samples = engine.blocks.samples(of: block)
        let part = engine.problem.accumulate(samples, from: &cursor.stream, until: stop)
        guard let part else { throw CancellationError() }
        cursor.next = block + 1
        lock.withLock { idle.append(cursor) }
        return part
    }

    /// A stream that stands at the first draw of a block, or else any.
    private func take(before block: Int) -> Cursor? {
        lock.withLock {
            let index = idle.firstIndex { $0.next == block } ?? idle.indices.last
            return index.map { idle.remove(at: $0) }
        }
    }

    /// A stream, and the block that it stands before.
    private final class Cursor {
        var stream: GSLStream
        var next = 0

        init(_ stream: consuming GSLStream) {
            self.stream = stream
        }
    }
}
