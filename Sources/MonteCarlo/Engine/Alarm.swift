internal import Dispatch

/// Calls a function at a time.
struct Alarm {
    private let timer: any DispatchSourceTimer

    /// Calls `action` at a time, or at once if that has passed, on a thread of its own.
    init(at time: ContinuousClock.Instant, _ action: @escaping @Sendable () -> Void) {
        let seconds = (time - .now) / .seconds(1)
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "deadline"))
        timer.schedule(deadline: .now() + max(0, seconds))
        timer.setEventHandler(handler: action)
        timer.resume()
    }

    /// Ensures that the function is not called from now on, unless it is being called.
    func cancel() {
        timer.cancel()
    }
}
