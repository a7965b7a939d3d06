/// One computation: the tasks, and their results while they are needed.
///
/// Unchecked: a result is written once, by the worker that runs the task; it is read by tasks that
/// start after that, and let go of after the last of them. Between these stand counters with acquire
/// and release, or there is one worker.
final class Run: @unchecked Sendable {
    let schedule: Schedule
    let computation: GraphComputation
    let cutoff: Cutoff

    private let targets: [Source]
    private let observer: (any GraphObserver)?

    private let results: UnsafeMutableBufferPointer<AnyBox?>
    /// How often each result will still be asked for.
    private let uses: AtomicCounters

    /// - Parameters:
    ///   - targets: The values to be computed.
    ///   - workers: How many threads may share the work. No more are used than there are tasks.
    ///   - cutoff: One that no other computation has.
    init(_ targets: [Source], workers: Int, observer: (any GraphObserver)?, cutoff: Cutoff) {
        self.targets = targets
        self.observer = observer
        self.cutoff = cutoff
        schedule = Schedule(targets)
        let count = schedule.tasks.count
        computation = GraphComputation(tasks: count, workers: max(1, min(workers, count)))
        results = .allocate(capacity: count)
        results.initialize(repeating: nil)
        uses = AtomicCounters(count: count)
        for place in schedule.inputs where place != Schedule.constant {
            uses.increment(Int(place))
        }
        for place in schedule.targets where place != Schedule.constant {
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
                for task in 0..<schedule.tasks.count where cutoff.allows(task) {
                    perform(task, on: 0)
                }
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
        let inputs = schedule.inputRange(of: place)
        if cutoff.allows(place) {
            attempt(schedule.tasks[place], at: place, inputs: inputs, on: worker)
        }
        for input in schedule.inputs[inputs] where input != Schedule.constant {
            if uses.decrement(Int(input)) { results[Int(input)] = nil }
        }
    }

    private func attempt(_ node: Node, at place: Int, inputs: Range<Int>, on worker: Int) {
        let task = observer.map { observer in
            let task = GraphTask(
                node: node, place: place, worker: worker, computation: computation)
            observer.taskWillStart(task)
            return task
        }
        do {
            results[place] = try schedule.inputs.withUnsafeBufferPointer { places in
                try node.function.call(
                    Arguments(node.inputs, places: places[inputs], in: UnsafeBufferPointer(results)))
            }
            if let task { observer?.taskDidEnd(task, error: nil) }
        } catch {
            if let task { observer?.taskDidEnd(task, error: error) }
            cutoff.fail(error, at: place)
        }
    }

    /// The values, when no worker is at work any more.
    func values() throws -> [AnyBox] {
        let values = zip(targets, schedule.targets).map { target, place in
            switch target {
            case .constant(let box): box
            case .task: results[Int(place)]
            }
        }
        let computed = values.compactMap(\.self)
        if computed.count == values.count { return computed }
        guard !cutoff.isCancelled, let (error, place) = cutoff.failure else {
            throw CancellationError()
        }
        throw GraphError(
            path: schedule.path(to: place).map { schedule.tasks[$0].function.name },
            underlying: error)
    }
}

extension Schedule {
    /// The places of tasks from one of the targets to this one, each of which takes the result of the
    /// next: of those that take it always the first.
    fileprivate func path(to place: Int) -> [Int] {
        let targets = Set(targets)
        var path = [place]
        // A task stands behind those that it depends on, so each is looked at once.
        for user in place + 1..<max(place + 1, tasks.count) {
            let last = UInt32(path[path.count - 1])
            if targets.contains(last) { break }
            if inputs[inputRange(of: user)].contains(last) { path.append(user) }
        }
        return path.reversed()
    }
}
