internal import Dispatch

extension Delayed {
    /// Computes the value on threads of its own.
    ///
    ///     let x = try await total.compute(workers: 4)
    ///
    /// - Parameters:
    ///   - workers: The number of threads that share the work, 1 to 128. The default is the number
    ///     of processors that this process may use. No more threads are used than there are tasks.
    ///   - observer: An observer of the computation, such as a ``Trace``.
    ///
    /// Each task of the graph runs once, after the tasks whose results it takes. A result is
    /// released when its last user has run. A single worker runs the tasks in the order of
    /// ``computeSynchronously(observer:)``.
    ///
    /// Throws ``GraphError`` with the code `task` if a task throws. Tasks after the failed one in
    /// that order no longer start, but all tasks before it run. If several tasks throw, the error
    /// is that of the first in the order, so it does not depend on the number of workers. Throws
    /// ``GraphError`` with the code `workers`, before any task runs, if `workers` is out of range.
    ///
    /// Throws `CancellationError` if the Swift task is cancelled. No further task starts, and the
    /// call waits for the running ones, which can check ``GraphTask/isCancelled``.
    ///
    /// Besides the tasks' own work, this takes O(tasks + arguments) time, under a microsecond for
    /// each. Besides the results, it takes about 50 bytes of memory for each.
    ///
    /// The threads come from Dispatch, which has about 255 of them for a process. Computations that
    /// together ask for more wait for each other.
    public func compute(
        workers: Int? = nil, observer: (any GraphObserver)? = nil
    ) async throws -> Value {
        try await computeAll(self, workers: workers, observer: observer)
    }

    /// Computes the value on the calling thread, one task after another.
    ///
    /// The order is that in which Swift evaluates the same expression without `delayed`: depth
    /// first, the first argument first. Each task runs once, when its first user needs it, so
    /// results are short-lived.
    ///
    /// Throws the errors of ``compute(workers:observer:)`` except that with the code `workers`. If
    /// the call is made in a Swift task, or in a task of another computation, it checks for that
    /// one's cancellation before each task.
    public func computeSynchronously(observer: (any GraphObserver)? = nil) throws -> Value {
        try value(workers: 1, observer: observer)
    }

    /// Computes the value as ``compute(workers:observer:)`` does, with the calling thread as one of
    /// the workers.
    ///
    /// For programs without `async`, and for tasks that compute graphs of their own. Such calls can
    /// be nested to any depth, because the calling thread does all the work alone if it gets no
    /// other threads. Cancelling the outer computation cancels the inner one too. In a Swift task,
    /// the call checks for that task's cancellation between the tasks that this thread runs, and
    /// while it waits.
    @available(*, noasync, message: "use 'await compute()' instead")
    public func wait(
        workers: Int? = nil, observer: (any GraphObserver)? = nil
    ) throws -> Value {
        try value(workers: Workers.checked(workers), observer: observer)
    }

    /// The number of tasks that lead to the value, each counted once.
    ///
    /// Takes O(tasks + arguments) time.
    public var taskCount: Int {
        Schedule([source]).tasks.count
    }

    private func value(workers: Int, observer: (any GraphObserver)?) throws -> Value {
        let cutoff = Cutoff(isOnCaller: true)
        let run = Run([source], workers: workers, observer: observer, cutoff: cutoff)
        GraphTask.withCancellationHandler {
            let done = DispatchSemaphore(value: 0)
            run.compute { done.signal() }
            done.wait()
        } onCancel: {
            cutoff.cancel()
        }
        return Box<Value>.value(in: try run.values()[0])
    }
}

/// Computes several values at once, and runs each task that they share once.
///
///     let (mean, deviation) = try await computeAll(mean(values), deviation(values))
///
/// This behaves like the computation of one last task that takes all values, in this order: see
/// ``Delayed/compute(workers:observer:)``.
public func computeAll<each Value: Sendable>(
    _ values: repeat Delayed<each Value>,
    workers: Int? = nil, observer: (any GraphObserver)? = nil
) async throws -> (repeat each Value) {
    let workers = try Workers.checked(workers)
    try Task.checkCancellation()
    var sources: [Source] = []
    for value in repeat each values {
        sources.append(value.source)
    }
    let boxes = try await compute(sources, workers: workers, observer: observer)
    var index = 0
    func next<Element: Sendable>(_ type: Element.Type) -> Element {
        defer { index += 1 }
        return Box<Element>.value(in: boxes[index])
    }
    return (repeat next((each Value).self))
}

private func compute(
    _ sources: [Source], workers: Int, observer: (any GraphObserver)?
) async throws -> [AnyBox] {
    let cutoff = Cutoff(isOnCaller: false)
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            // Not on Swift's cooperative threads: ordering a large graph takes too long for them.
            DispatchQueue(label: "taskgraph.worker.0").async {
                let run = Run(sources, workers: workers, observer: observer, cutoff: cutoff)
                run.compute { continuation.resume(with: Result { try run.values() }) }
            }
        }
    } onCancel: {
        cutoff.cancel()
    }
}
