extension GraphTask {
    /// The cutoff of the computation whose tasks this thread runs.
    @TaskLocal static var cutoff: Cutoff?

    /// Whether the running task's computation, or the current Swift task, has been cancelled.
    ///
    /// A long task should check this now and then. `Task.isCancelled` is not enough, because tasks
    /// run on threads of their own. A Swift task made inside a task of a computation also sees that
    /// computation's cancellation here.
    public static var isCancelled: Bool {
        cutoff?.isCancelled ?? false || Task.isCancelled
    }

    /// Throws `CancellationError` if ``isCancelled`` is true.
    public static func checkCancellation() throws {
        if isCancelled { throw CancellationError() }
    }

    /// Runs `operation`, and calls `onCancel` if the computation is cancelled before it returns.
    ///
    /// For tasks that wait for something else and cannot check ``isCancelled``. The handler is
    /// called at most once, on the thread that cancels, and may still run when this function
    /// returns. If the computation has been cancelled already, the handler is called first, on this
    /// thread. Outside a computation it is never called.
    ///
    /// A computation on the calling thread alone, ``Delayed/computeSynchronously(observer:)``, has
    /// no other thread that cancels it. Unless it runs inside another computation, the handler is
    /// not called while `operation` runs.
    public static func withCancellationHandler<Result>(
        operation: () throws -> Result, onCancel: @escaping @Sendable () -> Void
    ) rethrows -> Result {
        guard let cutoff else { return try operation() }
        return try cutoff.withHandler(onCancel, operation)
    }
}
