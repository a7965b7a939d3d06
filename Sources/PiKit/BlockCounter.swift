internal import Foundation
internal import TaskGraph

/// Counts the hits of a plan's blocks, several at once.
///
/// It keeps the streams that blocks have been counted with, so that the next block goes on where
/// one stands, or else jumps. Unchecked: `idle` is guarded by the lock, and a stream is out of it
/// while it is used.
final class BlockCounter: @unchecked Sendable {
    /// How the plan is cut.
    let blocks: BlockSchedule

    private let kernel: Kernel
    private let lock = NSLock()
    private var idle: [Cursor] = []

    /// A counter that has counted nothing yet.
    init(_ blocks: BlockSchedule, on kernel: Kernel) {
        self.blocks = blocks
        self.kernel = kernel
    }

    /// Counts blocks that follow each other.
    ///
    /// Throws `CancellationError` if the computation is cancelled whose task calls this, within 50
    /// ms.
    func count(_ range: Range<Int>) throws -> Count {
        let stop = try StopFlag()
        return try GraphTask.withCancellationHandler {
            try range.reduce(.zero) { try $0 + count($1, until: stop) }
        } onCancel: {
            stop.raise()
        }
    }

    private func count(_ block: Int, until stop: StopFlag) throws -> Count {
        let cursor: Cursor
        if let taken = take(before: block) {
            cursor = taken
            try blocks.move(&cursor.stream, to: block)
        } else {
            cursor = Cursor(try blocks.stream(at: block, on: kernel))
        }
        let samples = blocks.samples(of: block).count
        let (tally, exact) = cursor.stream.tally(samples: samples, stop: stop)
        guard tally.samples == samples else { throw CancellationError() }
        cursor.next = block + 1
        lock.withLock { idle.append(cursor) }
        return Count(tally: tally, exact: exact)
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

extension BlockCounter {
    /// What was counted.
    struct Count: Sendable {
        /// The drops, and the hits among them.
        let tally: Tally

        /// The drops that the exact expression has decided.
        let exact: Int

        static let zero = Count(tally: .zero, exact: 0)

        static func + (a: Count, b: Count) -> Count {
            Count(tally: a.tally + b.tally, exact: a.exact + b.exact)
        }
    }
}
