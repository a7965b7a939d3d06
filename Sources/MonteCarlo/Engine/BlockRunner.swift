internal import Foundation
internal import TaskGraph

/// Computes the blocks of a plan, possibly several at once.
///
/// The runner keeps the streams of finished blocks. The next block continues one that stands at its
/// first draw, or else moves one there.
///
/// `@unchecked Sendable` holds because the lock guards `idle`, and a stream in use is not in
/// `idle`.
final class BlockRunner<P: KernelProblem>: @unchecked Sendable {
    private let engine: Engine<P>
    private let lock = NSLock()
    private var idle: [Cursor] = []

    /// A runner without streams.
    init(_ engine: Engine<P>) {
        self.engine = engine
    }

    /// Computes adjacent blocks, at least one.
    ///
    /// Throws `CancellationError` within 5 ms if the calling computation is cancelled.
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
            try engine.blocks.move(cursor.stream, to: block)
        } else {
            cursor = Cursor(try engine.blocks.stream(at: block, on: engine.kernel.kernel))
        }
        let samples = engine.blocks.samples(of: block)
        let part = try engine.problem.accumulate(samples, from: cursor.stream, until: stop)
        guard let part else { throw CancellationError() }
        cursor.next = block + 1
        lock.withLock { idle.append(cursor) }
        return part
    }

    /// Takes the idle stream at the first draw of a block, else any idle stream, else `nil`.
    private func take(before block: Int) -> Cursor? {
        lock.withLock {
            let index = idle.firstIndex { $0.next == block } ?? idle.indices.last
            return index.map { idle.remove(at: $0) }
        }
    }

    /// A stream, and the block whose first draw is next.
    private final class Cursor {
        let stream: GSLStream
        var next = 0

        init(_ stream: consuming GSLStream) {
            self.stream = stream
        }
    }
}
