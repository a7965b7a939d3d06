import Foundation
import Synchronization
import TaskGraph
import Testing

/// A graph made from a seed, whose tasks take one to three arguments or an array.
private struct RandomGraph {
    let value: Delayed<UInt64>
    let ledger: Ledger

    /// A record of what the tasks did in the latest computation.
    final class Ledger: Sendable {
        private let runs: [Atomic64]
        private let isInOrder = Atomic(true)

        /// A counter behind a reference, because arrays cannot hold atomics.
        private final class Atomic64: Sendable {
            let value = Atomic(0)
        }

        init(count: Int) {
            runs = (0..<count).map { _ in Atomic64() }
        }

        func reset() {
            for run in runs { run.value.store(0, ordering: .releasing) }
        }

        func run(_ task: Int, after inputs: [Int]) {
            for input in inputs where runs[input].value.load(ordering: .acquiring) != 1 {
                isInOrder.store(false, ordering: .releasing)
            }
            runs[task].value.wrappingAdd(1, ordering: .acquiringAndReleasing)
        }

        /// Whether every task ran after all of its inputs.
        var hasKeptOrder: Bool { isInOrder.load(ordering: .acquiring) }

        /// The number of times that each task ran.
        var counts: [Int] { runs.map { $0.value.load(ordering: .acquiring) } }
    }

    init(seed: UInt64) {
        var numbers = FixedNumbers(seed: seed)
        let count = Int.random(in: 1...40, using: &numbers)
        let reach = Int.random(in: 1...count, using: &numbers)
        let failing = Set(
            (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
                Int.random(in: 0..<(2 * count), using: &numbers)
            })
        let ledger = Ledger(count: count)
        var tasks: [Delayed<UInt64>] = []
        for task in 0..<count {
            let arguments = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
                Int.random(in: max(-1, task - reach)..<max(1, task), using: &numbers)
            }
            // Some arguments are constants, among them all arguments of the first task.
            let inputs = arguments.filter { 0..<task ~= $0 }
            let values = arguments.map { 0..<task ~= $0 ? tasks[$0] : .constant(UInt64(seed)) }
            let pause = Int.random(in: 0..<300, using: &numbers)
            @Sendable func run(_ values: [UInt64]) throws -> UInt64 {
                ledger.run(task, after: inputs)
                var sum = UInt64(task)
                for _ in 0..<pause { sum = mix(sum) }
                if failing.contains(task) { throw Failure(name: "\(task)") }
                return values.reduce(sum) { mix($0 ^ $1) }
            }
            switch values.count {
            case 1:
                let one = delayed("\(task)") { (a: UInt64) in try run([a]) }
                tasks.append(one(values[0]))
            case 2:
                let two = delayed("\(task)") { (a: UInt64, b: UInt64) in try run([a, b]) }
                tasks.append(two(values[0], values[1]))
            case 3:
                let three = delayed("\(task)") { (a: UInt64, b: UInt64, c: UInt64) in
                    try run([a, b, c])
                }
                tasks.append(three(values[0], values[1], values[2]))
            default:
                tasks.append(delayed("\(task)", gathering: UInt64.self, run)(values))
            }
        }
        // Only the last few are taken, so some tasks may not be needed.
        let last = delayed("all", gathering: UInt64.self) { $0.reduce(0) { mix($0 ^ $1) } }
        value = last(tasks.suffix(3))
        self.ledger = ledger
    }

    /// The value or the error of a computation, and the number of times that each task ran.
    func outcome(_ compute: () async throws -> UInt64) async -> (result: String, runs: [Int]) {
        ledger.reset()
        let result: String
        do {
            result = "\(try await compute())"
        } catch {
            result = "\(error)"
        }
        return (result, ledger.counts)
    }
}

@Suite("Random graphs")
struct RandomGraphTests {
    @Test(
        "give the same value or error with any number of workers, and run in order",
        arguments: 0..<40)
    func sameAsSynchronous(group: Int) async throws {
        var failures = 0
        for seed in 0..<100 {
            let graph = RandomGraph(seed: UInt64(100 * group + seed))
            let expected = await graph.outcome { try graph.value.computeSynchronously() }
            #expect(expected.runs.allSatisfy { $0 <= 1 })
            let isFailed = expected.result.contains("failed")
            failures += isFailed ? 1 : 0
            for workers in [1, 2, 3, 8] {
                let actual = await graph.outcome { try await graph.value.compute(workers: workers) }
                #expect(actual.result == expected.result)
                #expect(actual.runs.allSatisfy { $0 <= 1 })
                // Every task that ran there ran here. More tasks ran only if one failed.
                #expect(zip(actual.runs, expected.runs).allSatisfy { $0 >= $1 })
                #expect(isFailed || actual.runs == expected.runs)
            }
            #expect(graph.ledger.hasKeptOrder)
        }
        #expect((10...90).contains(failures), "values and errors must both occur")
    }
}
