internal import Dispatch
internal import TaskGraph

/// Writes records of a run while it is under way, on a thread of its own.
///
/// `@unchecked Sendable` holds because only the queue writes the file and the mutable state.
package final class Checkpoints<P: Problem>: @unchecked Sendable {
    private let file: LockedFile
    private let whenFailed: (@Sendable (PiKitError) -> Void)?
    /// A queue whose quality of service differs from the workers', so that it has threads of its own.
    ///
    /// Otherwise a record would wait until all workers have threads, which takes long if there are
    /// many.
    private let queue = DispatchQueue(label: "record", qos: .userInitiated)
    private let throttle: Throttle
    private var hasFailed = false

    /// - Parameters:
    ///   - file: The file.
    ///   - interval: The least time between two records.
    ///   - whenFailed: Called with the first error of ``writeIfDue(_:)``, after which the run goes on.
    init(
        _ file: LockedFile, every interval: Duration,
        whenFailed: (@Sendable (PiKitError) -> Void)?
    ) {
        self.file = file
        self.whenFailed = whenFailed
        throttle = Throttle(every: interval, costs: 100, from: .now + interval)
    }

    /// Writes what a function returns, if a record is due and no other is being written.
    ///
    /// The function is called at once, and the record is written on another thread. The next record is
    /// due after the interval, or after a hundred times what this one took, if that is longer.
    func writeIfDue(_ record: () -> Record<P>?) {
        guard throttle.begin() else { return }
        let record = record()
        queue.async {
            do throws(PiKitError) {
                if let record { try self.file.write(record) }
            } catch {
                self.report(error)
            }
            self.throttle.end()
        }
    }

    private func report(_ error: PiKitError) {
        if !hasFailed { whenFailed?(error) }
        hasFailed = true
    }

    /// Writes the last record of a run, and returns the error if that fails.
    func finish(_ record: Record<P>) async -> PiKitError? {
        await withCheckedContinuation { continuation in
            queue.async {
                do throws(PiKitError) {
                    try self.file.write(record)
                    continuation.resume(returning: nil)
                } catch {
                    continuation.resume(returning: error)
                }
            }
        }
    }
}

extension LockedFile {
    /// Replaces the file by a record.
    ///
    /// Throws ``PiKitError`` with the codes `file` and `record`.
    func write<P>(_ record: Record<P>) throws(PiKitError) {
        let text = try Array(record.json())
        try PiKitError.onFile { () throws(GraphError) in try write(text) }
    }
}
