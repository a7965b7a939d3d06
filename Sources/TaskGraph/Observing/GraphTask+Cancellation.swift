extension GraphTask {
    /// What stops the computation whose tasks this thread runs.
    @TaskLocal static var cutoff: Cutoff?

    /// Whether the computation that the running task belongs to has been cancelled, or the Swift
    /// task.
    ///
    /// A task that takes long looks at this now and then. `Task.isCancelled` alone does not tell
    /// it, as tasks run on threads of their own. A Swift task that is made in a task of a
    /// computation is told of that computation's cancellation too.
    public static var isCancelled: Bool {
        cutoff?.isCancelled ?? false || Task.isCancelled
    }

    /// Throws `CancellationError` if the computation has been cancelled.
    public static func checkCancellation() throws {
        if isCancelled { throw CancellationError() }
    }

    /// Runs `operation`, and calls `onCancel` if the computation is cancelled meanwhile or has been
    /// already.
    ///
    /// For tasks that are busy elsewhere and cannot look at ``isCancelled``. The handler is called
    /// at most once, on the thread that cancels, and may still run when this returns. In a
    /// computation on the calling thread alone, ``Delayed/computeSynchronously(observer:)``, no
    /// other thread cancels, and the handler is not called while `operation` runs.
    public static func withCancellationHandler<Result>(
        operation: () throws -> Result, onCancel: @escaping @Sendable () -> Void
    ) rethrows -> Result {
        guard let cutoff else { return try operation() }
        return try cutoff.withHandler(onCancel, operation)
    }
}
