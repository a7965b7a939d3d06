import Foundation
import Synchronization
import TaskGraph
import Testing

@Suite("A failed computation")
struct FailureTests {
    /// A graph in which b and c take a, and d takes b and c; the named tasks fail.
    private func diamond(failing: Set<String>, _ log: Log = Log()) -> Delayed<String> {
        func task(_ name: String, _ inputs: [Delayed<String>]) -> Delayed<String> {
            delayed(name, gathering: String.self) { inputs in
                log.append(name)
                if failing.contains(name) { throw Failure(name: name) }
                return inputs.joined() + name
            }(inputs)
        }
        let a = task("a", [])
        return task("d", [task("b", [a]), task("c", [a])])
    }

    @Test(
        "names the failed task, wherever it is in the graph", arguments: ["a", "b", "c", "d"],
        [1, 2, 8])
    func everyPlace(name: String, workers: Int) async throws {
        let graph = diamond(failing: [name])
        let error = await #expect(throws: GraphError.self) {
            try await graph.compute(workers: workers)
        }
        let path = ["a": ["d", "b", "a"], "b": ["d", "b"], "c": ["d", "c"], "d": ["d"]]
        #expect(error?.code == .task)
        #expect(error?.task == name)
        #expect(error?.path == path[name])
        #expect(error?.underlying as? Failure == Failure(name: name))
        let way = name == "d" ? "" : " (\(path[name, default: []].joined(separator: " ← ")))"
        #expect(
            error?.description == "the task \"\(name)\" has failed\(way): \(name) failed")
    }

    @Test("reports the first failed task in the order if two fail", arguments: 0..<50)
    func twoAtOnce(round: Int) async throws {
        // Both tasks run before either fails. In every other round the later one fails first.
        let underWay = Atomic(0)
        let hasFailed = Atomic(false)
        let isLateFirst = round.isMultiple(of: 2)
        let fail = delayed("fail") { (number: Int) -> Int in
            underWay.wrappingAdd(1, ordering: .acquiringAndReleasing)
            wait { underWay.load(ordering: .acquiring) == 2 }
            if (number == 0) == isLateFirst {
                wait { hasFailed.load(ordering: .acquiring) }
            }
            hasFailed.store(true, ordering: .releasing)
            throw Failure(name: "\(number)")
        }
        let error = await #expect(throws: GraphError.self) {
            try await zip(fail(0), fail(1)).compute(workers: 2)
        }
        #expect(error?.underlying as? Failure == Failure(name: "0"))
    }

    @Test("runs every task before the failed one, and starts no task after it")
    func order() async throws {
        // Task 50 sets a flag and fails at once. All other tasks wait for the flag.
        let hasFailed = Atomic(false)
        let started = Log()
        let work = delayed("work") { (number: Int) -> Int in
            if number == 50 {
                hasFailed.store(true, ordering: .releasing)
                throw Failure(name: "50")
            }
            // Task 50 is the first of the second worker's part, so no task after it runs before.
            if number > 50 { started.append("after") }
            wait { hasFailed.load(ordering: .acquiring) }
            Thread.sleep(forTimeInterval: 0.001)
            if number < 50 { started.append("\(number)") }
            return number
        }
        let error = await #expect(throws: GraphError.self) {
            try await gather((0..<100).map { work(.constant($0)) }).compute(workers: 2)
        }
        #expect(error?.underlying as? Failure == Failure(name: "50"))
        #expect(Set(started.entries) == Set((0..<50).map(String.init)))
    }

    @Test("stops at the failed task if it runs on the calling thread")
    func synchronous() throws {
        let log = Log()
        let graph = diamond(failing: ["b", "c"], log)
        let error = #expect(throws: GraphError.self) { try graph.computeSynchronously() }
        #expect(error?.task == "b")
        #expect(log.entries == ["a", "b"])
    }

    @Test("leaves values that do not depend on the failed task computable")
    func others() async throws {
        let fine = delayed("fine") { 1 }()
        let broken = fine.map("broken") { _ -> Int in throw Failure(name: "broken") }
        await #expect(throws: GraphError.self) { try await computeAll(fine, broken) }
        #expect(try await fine.compute() == 1)
    }

    @Test("shows the ends of a long path")
    func longPath() throws {
        let step = delayed("step") { (x: Int) in x }
        var x = delayed("first") { () -> Int in throw Failure(name: "first") }()
        for _ in 0..<100_000 { x = step(x) }
        let error = #expect(throws: GraphError.self) { try x.computeSynchronously() }
        #expect(error?.path.count == 100_001)
        #expect(error?.path.last == "first")
        let text = error?.description ?? ""
        #expect(text.contains("step ← … (99989 more) ← step"))
        #expect(text.count < 300)
    }
}
