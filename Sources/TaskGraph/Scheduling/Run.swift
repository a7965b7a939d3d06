/// One computation: its tasks, and their results while they are needed.
///
/// Unchecked: the worker that runs a task writes its result, once. Tasks that start later read the
/// result, and the worker of the last of them releases it. Counters with acquire and release
/// ordering separate these steps, unless there is only one worker.
final class Run: @unchecked Sendable {
    let schedule: Schedule
    let computation: GraphComputation
    let cutoff: Cutoff

    private let observer: (any GraphObserver)?

    private let results: UnsafeMutableBufferPointer<AnyBox?>
    /// How many more times each result will be read.
    private let uses: AtomicCounters

    /// - Parameters:
    ///   - targets: The values to compute.
    ///   - workers: The number of threads that may share the work. No more are used than there are
    ///     tasks.
    ///   - cutoff: A cutoff that no other computation uses.
    init(_ targets: [Source], workers: Int, observer: (any GraphObserver)?, cutoff: Cutoff) {
        self.observer = observer
        self.cutoff = cutoff
        schedule = Schedule(targets)
        let count = schedule.tasks.count
        computation = GraphComputation(tasks: count, workers: max(1, min(workers, count)))
        results = .allocate(capacity: count)
        results.initialize(repeating: nil)
        uses = AtomicCounters(count: count)
        for place in schedule.allInputs where place != Schedule.constant {
            uses.increment(Int(place))
        }
        for place in schedule.targetPlaces where place != Schedule.constant {
            uses.increment(Int(place))
        }
    }

    deinit {
        results.deinitialize()
        results.deallocate()
    }

    /// Computes the values, with the calling thread as the first worker.
    ///
    /// Calls `whenDone` once, on the thread of the worker that ends last. With one worker,
    /// that is the calling thread; with several, it can be any of theirs.
    func compute(whenDone: @escaping @Sendable () -> Void) {
        observer?.computationWillStart(computation)
        let end: @Sendable () -> Void = {
            self.observer?.computationDidEnd(self.computation)
            whenDone()
        }
        if computation.workers == 1 {
            GraphTask.$cutoff.withValue(cutoff) {
                for task in schedule.tasks.indices { perform(task, on: 0) }
            }
            end()
        } else {
            let parallel = ParallelRun(self)
            let threads = WorkerThreads(
                { worker in
                    GraphTask.$cutoff.withValue(self.cutoff) { parallel.work(as: worker) }
                }, whenDone: end)
            threads.call(computation.workers)
        }
    }

    /// Runs a task whose arguments are there, and releases results that no later task reads.
    ///
    /// Skips the task if the cutoff excludes it.
    func perform(_ place: Int, on worker: Int) {
        let inputs = schedule.inputs(of: place)
        if cutoff.allows(place) {
            if let observer {
                let task = GraphTask(
                    node: schedule.node(place), place: place, worker: worker,
                    computation: computation)
                observer.taskWillStart(task)
                observer.taskDidEnd(task, error: attempt(place, inputs))
            } else {
                _ = attempt(place, inputs)
            }
        }
        for input in inputs where input != Schedule.constant {
            if uses.decrement(Int(input)) { results[Int(input)] = nil }
        }
    }

    /// Runs a task, and returns the error that it throws, or `nil`.
    private func attempt(
        _ place: Int, _ inputs: UnsafeBufferPointer<UInt32>
    ) -> (any Error)? {
        do {
            results[place] = try schedule.tasks[place]._withUnsafeGuaranteedRef {
                try $0.call(
                    Arguments($0.inputs, places: inputs, in: UnsafeBufferPointer(results)))
            }
            return nil
        } catch {
            cutoff.fail(error, at: place)
            return error
        }
    }

    /// Returns the values, once no worker runs a task.
    ///
    /// Throws `CancellationError` or the ``GraphError`` of the first failed task.
    func values() throws -> [AnyBox] {
        if cutoff.isCancelled { throw CancellationError() }
        if let (error, place) = cutoff.failure {
            throw GraphError(
                path: schedule.path(to: place).map { schedule.node($0).function.name },
                underlying: error)
        }
        return zip(schedule.targets, schedule.targetPlaces).map { target, place in
            switch target {
            case .constant(let box):
                return box
            case .task:
                guard let box = results[Int(place)] else {
                    preconditionFailure("the task of a target has not run")
                }
                return box
            }
        }
    }
}
