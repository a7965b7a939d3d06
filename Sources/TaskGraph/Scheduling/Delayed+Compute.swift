internal import Dispatch

extension Delayed {
    /// Computes the value, on threads of its own.
    ///
    ///     let x = try await total.compute(workers: 4)
    ///
    /// - Parameters:
    ///   - workers: How many threads share the work, 1 to 128; by default the processors that this
    ///     process may use. No more are used than there are tasks.
    ///   - observer: Is told what happens, such as a ``Trace``.
    ///
    /// Each task of the graph runs once, after those whose results it takes; a result is let go of
    /// when the last of its users has run. One worker runs them in the order of
    /// ``computeSynchronously(observer:)``.
    ///
    /// Throws ``GraphError`` with the code `task` if a task throws. Then no task behind it in that
    /// order starts any more, but those before it run; if several have thrown, the error is that of
    /// the first in the order. So it does not depend on the number of workers. Throws it with the
    /// code `workers` before anything is computed.
    ///
    /// Throws `CancellationError` if the Swift task is cancelled meanwhile: no task starts any more,
    /// and those that run are waited for. They can ask ``GraphTask/isCancelled``.
    ///
    /// Takes time in O(tasks + arguments), under a microsecond for each, besides what the tasks
    /// take; and some 50 bytes of memory for each besides results.
    ///
    /// The threads are Dispatch's, which has some 255 for a process. Computations that together
    /// want more wait for each other.
    public func compute(
        workers: Int? = nil, observer: (any GraphObserver)? = nil
    ) async throws -> Value {
        try await computeAll(self, workers: workers, observer: observer)
    }

    /// Computes the value on the calling thread, one task after another.
    ///
    /// The order is that in which Swift would evaluate the same expression without `delayed`: depth
    /// first, the first argument first, each task once and right before its first user, so that
    /// results die young.
    ///
    /// Throws as ``compute(workers:observer:)`` does. If this is called in a Swift task, or in a
    /// task of another computation, it looks before each task whether that has been cancelled.
    public func computeSynchronously(observer: (any GraphObserver)? = nil) throws -> Value {
        try value(workers: 1, observer: observer)
    }

    /// Computes the value as ``compute(workers:observer:)`` does, with the calling thread as one of
    /// the workers.
    ///
    /// For programs without `async`, and for tasks that compute graphs of their own: as the calling
    /// thread does all the work alone if it gets no others, such calls can be nested to any depth.
    /// If the outer computation is cancelled, the inner one is too. If the thread is a Swift task's,
    /// that task's cancellation is seen between the tasks that this thread runs, and while it waits.
    @available(*, noasync, message: "use 'await compute()' instead")
    public func wait(
        workers: Int? = nil, observer: (any GraphObserver)? = nil
    ) throws -> Value {
        try value(workers: Workers.checked(workers), observer: observer)
    }

    /// How many tasks computing the value takes: the calls of functions that lead to it, each once.
    ///
    /// Takes time in O(tasks + arguments).
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

/// Computes several values at once, and each task that they have in common once.
///
///     let (mean, deviation) = try await computeAll(mean(values), deviation(values))
///
/// It is as if a last task took them all, in this order: see
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
            // Even the preparations take long for a large graph, too long for Swift's own threads.
            DispatchQueue(label: "taskgraph.worker.0").async {
                let run = Run(sources, workers: workers, observer: observer, cutoff: cutoff)
                run.compute { continuation.resume(with: Result { try run.values() }) }
            }
        }
    } onCancel: {
        cutoff.cancel()
    }
}
