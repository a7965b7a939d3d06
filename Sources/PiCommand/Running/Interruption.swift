import Synchronization
import TaskGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Takes the signals that ask the program to end: the first cancels the run, a second ends the
/// program at once.
///
/// A thread waits for the signals, so that they are answered whatever other threads do. Signals that
/// this process ignores stay ignored.
final class Interruption: Sendable {
    private let handled: [EndingSignal]
    /// The number of the first signal, or 0.
    private let first = Atomic<Int32>(0)
    /// An element for the first signal.
    private let arrivals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    /// For how long the first signal, sent again, is still the first.
    ///
    /// `timeout` sends its signal to the program and then to the group that the program is in.
    private static let echo = Duration.milliseconds(200)

    /// Takes the signals from now on, until the program ends.
    ///
    /// Call this on the main thread before there are others: threads inherit the mask that keeps
    /// the signals from them. If no thread can be made, the signals keep their default action.
    init() {
        handled = EndingSignal.allCases.filter { !$0.isIgnored }
        (arrivals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        guard !handled.isEmpty else { return }
        var mask = set
        pthread_sigmask(SIG_BLOCK, &mask, nil)
        if !DetachedThread.start({ self.wait() }) { pthread_sigmask(SIG_UNBLOCK, &mask, nil) }
    }

    /// The first signal, or `nil` if there has been none.
    var signal: EndingSignal? {
        let number = first.load(ordering: .acquiring)
        return handled.first { $0.number == number }
    }

    /// Runs an operation in a child task, which the first signal cancels.
    func cancelling<Result: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                for await _ in self.arrivals { break }
                return nil
            }
            group.addTask { try await operation() }
            while let ended = try await group.next() {
                group.cancelAll()
                if let ended { return ended }
            }
            throw CancellationError()
        }
    }
}

extension Interruption {
    /// The signals that the thread waits for.
    private var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in handled { sigaddset(&set, signal.number) }
        return set
    }

    /// Waits for the first signal and cancels the run, then for the second and ends the program.
    private func wait() -> Never {
        let signal = next()
        first.store(signal.number, ordering: .releasing)
        continuation.yield()
        let start = ContinuousClock.now
        while true {
            let second = next()
            // A terminal's end is reported by the shell, and again by the system when that ends.
            let isEcho =
                second == signal
                && (signal == .hangUp || ContinuousClock.now - start < Self.echo)
            if !isEcho { _exit(second.exitStatus) }
        }
    }

    private func next() -> EndingSignal {
        var mask = set
        while true {
            var number: Int32 = 0
            let error = sigwait(&mask, &number)
            if error == 0, let signal = handled.first(where: { $0.number == number }) {
                return signal
            }
        }
    }
}
