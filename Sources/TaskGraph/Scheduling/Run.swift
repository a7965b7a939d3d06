/// One computation: the tasks, and their results while they are needed.
///
/// Unchecked: a result is written once, by the worker that runs the task; it is read by tasks that
/// start after that, and let go of after the last of them. Between these stand counters with
/// acquire and release, or there is one worker.
final class Run: @unchecked Sendable {
    let schedule: Schedule
    let computation: GraphComputation
    let cutoff: Cutoff

    private let observer: (any GraphObserver)?

    private let results: UnsafeMutableBufferPointer<AnyBox?>
    /// How often each result will still be asked for.
    private let uses: AtomicCounters

    /// - Parameters:
    ///   - targets: The values to be computed.
    ///   - workers: How many threads may share the work. No more are used than there are tasks.
    ///   - cutoff: One that no other computation has.
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
    /// Calls `whenDone` once, on the thread of the last worker, which is another one as a rule.
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

    /// Runs a task whose arguments are there, unless one before it in the order has failed.
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

    /// Runs a task, and returns the error that it throws.
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

    /// The values, when no worker is at work any more.
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
                    preconditionFailure("all tasks have run")
                }
                return box
            }
        }
    }
}
