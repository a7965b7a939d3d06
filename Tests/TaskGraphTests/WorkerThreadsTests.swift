import Foundation
import Synchronization
import Testing

import TaskGraph

@Suite("Worker threads")
struct WorkerThreadsTests {
    /// Calls `work` on several threads, and waits until all work is done.
    private func run(_ count: Int, _ work: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            WorkerThreads({ _ in work() }, whenDone: { continuation.resume() }).call(count)
        }
    }

    @Test("all work at the same time", arguments: [1, 2, 64, 128])
    func atOnce(count: Int) async {
        // Each call waits for all others, so fewer threads than calls would never finish.
        let arrived = Atomic(0)
        let left = Atomic(0)
        await run(count) {
            arrived.wrappingAdd(1, ordering: .acquiringAndReleasing)
            while arrived.load(ordering: .acquiring) < count {
                Thread.sleep(forTimeInterval: 0.001)
            }
            left.wrappingAdd(1, ordering: .acquiringAndReleasing)
        }
        #expect(left.load(ordering: .acquiring) == count)
    }

    @Test("are waited for while any of them has work")
    func allDone() async {
        for _ in 0..<300 {
            let tasks = Atomic(50)
            let done = Atomic(0)
            await run(5) {
                while tasks.wrappingSubtract(1, ordering: .relaxed).newValue >= 0 {
                    done.wrappingAdd(1, ordering: .relaxed)
                }
            }
            #expect(done.load(ordering: .relaxed) == 50)
        }
    }

    @Test("are not waited for if no work is left for them")
    func late() async {
        // One call does all the work. Some of the others begin after the run is over.
        for _ in 0..<100 {
            let isTaken = Atomic(false)
            let done = Atomic(0)
            await run(20) {
                guard !isTaken.exchange(true, ordering: .relaxed) else { return }
                done.wrappingAdd(1, ordering: .relaxed)
            }
            #expect(done.load(ordering: .relaxed) == 1)
        }
    }
}
