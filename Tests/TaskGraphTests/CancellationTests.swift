import Foundation
import Synchronization
import TaskGraph
import Testing

@Suite("A cancelled computation")
struct CancellationTests {
    @Test("runs no task if it was cancelled before it began", arguments: [1, 2, 64])
    func before(workers: Int) async throws {
        let runs = Atomic(0)
        let task = delayed("task") { (x: Int) in
            runs.wrappingAdd(1, ordering: .relaxed)
            return x
        }
        let graph = gather((0..<100).map { task(.constant($0)) })
        let computation = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await graph.compute(workers: workers)
        }
        computation.cancel()
        await #expect(throws: CancellationError.self) { try await computation.value }
        #expect(runs.load(ordering: .relaxed) == 0)
    }

    @Test("ends when its running tasks do, which can check for cancellation", arguments: [1, 2, 8])
    func during(workers: Int) async throws {
        let started = Atomic(0)
        let ended = Atomic(0)
        let task = delayed("task") { (x: Int) in
            started.wrappingAdd(1, ordering: .acquiringAndReleasing)
            wait { GraphTask.isCancelled }
            #expect(throws: CancellationError.self) { try GraphTask.checkCancellation() }
            ended.wrappingAdd(1, ordering: .acquiringAndReleasing)
            return x
        }
        let graph = gather((0..<1000).map { task(.constant($0)) })
        let computation = Task { try await graph.compute(workers: workers) }
        await wait { started.load(ordering: .acquiring) == workers }
        computation.cancel()
        await #expect(throws: CancellationError.self) { try await computation.value }
        // The computation waited for the running tasks, and started no other.
        #expect(started.load(ordering: .acquiring) == workers)
        #expect(ended.load(ordering: .acquiring) == workers)
    }

    @Test("throws CancellationError if one of its tasks does")
    func thrown() async throws {
        let isRunning = Atomic(false)
        let task = delayed("task") { () -> Int in
            isRunning.store(true, ordering: .releasing)
            wait { GraphTask.isCancelled }
            try GraphTask.checkCancellation()
            return 1
        }
        let computation = Task { try await task().compute() }
        await wait { isRunning.load(ordering: .acquiring) }
        computation.cancel()
        await #expect(throws: CancellationError.self) { try await computation.value }
    }

    @Test("calls each handler of its tasks once")
    func handler() async throws {
        let calls = Atomic(0)
        let running = Atomic(0)
        let task = delayed("task") { (x: Int) in
            let isWoken = DispatchSemaphore(value: 0)
            GraphTask.withCancellationHandler {
                running.wrappingAdd(1, ordering: .acquiringAndReleasing)
                isWoken.wait()
            } onCancel: {
                calls.wrappingAdd(1, ordering: .acquiringAndReleasing)
                isWoken.signal()
            }
            // The computation has been cancelled by now, so this handler is called at once.
            GraphTask.withCancellationHandler {
            } onCancel: {
                calls.wrappingAdd(100, ordering: .acquiringAndReleasing)
            }
            return x
        }
        let graph = gather((0..<10).map { task(.constant($0)) })
        let computation = Task { try await graph.compute(workers: 3) }
        await wait { running.load(ordering: .acquiring) == 3 }
        computation.cancel()
        await #expect(throws: CancellationError.self) { try await computation.value }
        #expect(calls.load(ordering: .acquiring) == 303)
    }

    @Test("calls no handlers if it is cancelled after its end")
    func handlerNotCalled() async throws {
        let task = delayed("task") { (x: Int) in
            GraphTask.withCancellationHandler {
                x + 1
            } onCancel: {
                Issue.record("nothing was cancelled")
            }
        }
        let computation = Task { try await task(1).compute() }
        #expect(try await computation.value == 2)
        computation.cancel()
    }

    @Test("cancels the computations that its tasks wait for")
    func nested() async throws {
        let isRunning = Atomic(false)
        let endless = delayed("endless") { (_: Int) in
            isRunning.store(true, ordering: .releasing)
            wait { GraphTask.isCancelled }
        }
        let outer = delayed("outer") {
            #expect(throws: CancellationError.self) {
                try gather([endless(0), endless(1), endless(2)]).wait(workers: 2)
            }
        }
        let computation = Task { try await outer().compute() }
        await wait { isRunning.load(ordering: .acquiring) }
        computation.cancel()
        await #expect(throws: CancellationError.self) { try await computation.value }
    }

    @Test("can be one that a synchronous function waits for in a Swift task", arguments: [0, 1])
    func waiting(first: Int) async throws {
        // The calling thread runs the short task and then sleeps, or it runs the long one.
        let isRunning = Atomic(false)
        let poll = delayed("poll") { () -> Int in
            isRunning.store(true, ordering: .releasing)
            wait { GraphTask.isCancelled }
            return 1
        }
        let short = delayed("short") { 1 }
        let tasks = first == 0 ? [poll(), short()] : [short(), poll()]
        @Sendable func compute() throws -> [Int] { try gather(tasks).wait(workers: 2) }
        let computation = Task { try compute() }
        // Not from one of Swift's threads: there are few, and these computations block them.
        Thread.detachNewThread {
            wait { isRunning.load(ordering: .acquiring) }
            computation.cancel()
        }
        await #expect(throws: CancellationError.self) { try await computation.value }
    }

    @Test("is not the only way to cancel a Swift task made in it")
    func swiftTask() async throws {
        let inner = delayed("make") {
            Task {
                while !Task.isCancelled { await Task.yield() }
                return GraphTask.isCancelled
            }
        }
        let made = try await inner().compute()
        made.cancel()
        #expect(await made.value)
    }

    @Test("can be one on the calling thread, which checks its Swift task")
    func synchronous() async throws {
        let runs = Atomic(0)
        let task = delayed("task") { (x: Int) in
            runs.wrappingAdd(1, ordering: .relaxed)
            if x == 3 { withUnsafeCurrentTask { $0?.cancel() } }
            #expect(GraphTask.isCancelled == (x >= 3))
            return x
        }
        let graph = gather((0..<10).map { task(.constant($0)) })
        let computation = Task { try graph.computeSynchronously() }
        await #expect(throws: CancellationError.self) { try await computation.value }
        #expect(runs.load(ordering: .relaxed) == 4)
    }

    @Test("has its value if it is cancelled after its end")
    func after() async throws {
        let computation = Task { try await delayed("task") { 5 }().compute() }
        #expect(try await computation.value == 5)
        computation.cancel()
        #expect(try await computation.value == 5)
    }

    @Test("has its value or throws CancellationError, whenever it is cancelled", arguments: 0..<20)
    func anyMoment(round: Int) async throws {
        let graph = Counted.reduce(leaves: 2000)
        for step in 0..<10 {
            let computation = Task { try await graph.compute(workers: 1 + step % 4) }
            try await Task.sleep(for: .microseconds(37 * (10 * round + step)))
            computation.cancel()
            do {
                #expect(try await computation.value.value == 2000)
            } catch is CancellationError {
            }
        }
    }
}
