import Foundation
import Synchronization
import TaskGraph
import Testing

@Suite("A delayed value")
struct DelayedTests {
    @Test("computes nothing until asked to, and then runs each task once a computation")
    func lazy() async throws {
        let runs = Atomic(0)
        let next = delayed("next") { (x: Int) in
            runs.wrappingAdd(1, ordering: .relaxed)
            return x + 1
        }
        // Two paths lead from each of ten diamonds to the one below it: 1024 to the first task.
        let add = delayed("add") { (x: Int, y: Int) in x + y }
        var x = next(0)
        for _ in 0..<10 { x = add(next(x), x) }
        #expect(runs.load(ordering: .relaxed) == 0)
        let expected = (0..<10).reduce(1) { value, _ in 2 * value + 1 }
        #expect(try await x.compute() == expected)
        #expect(runs.load(ordering: .relaxed) == 11)
        #expect(try await x.compute(workers: 3) == expected)
        #expect(runs.load(ordering: .relaxed) == 22)
        #expect(try x.computeSynchronously() == expected)
        #expect(runs.load(ordering: .relaxed) == 33)
        #expect(x.taskCount == 21)
    }

    @Test("results from a function of any number of arguments of any types")
    func arguments() async throws {
        let none = delayed("none") { 7 }
        let one = delayed("one") { (x: Int) in Double(x) }
        let six = delayed("six") {
            (a: Int, b: Double, c: String, d: [Int], e: Bool, f: Int?) in
            "\(a) \(b) \(c) \(d) \(e) \(f.map(String.init) ?? "nil")"
        }
        let text = six(none(), one(none()), "c", [1, 2], true, nil)
        #expect(try await text.compute() == "7 7.0 c [1, 2] true nil")
    }

    @Test("can be a literal of any kind")
    func literals() async throws {
        func value<Value>(_ delayed: Delayed<Value>) async throws -> Value {
            try await delayed.compute()
        }
        #expect(try await value(-3) as Int == -3)
        #expect(try await value(3) as Double == 3)
        #expect(try await value(2.5) as Double == 2.5)
        #expect(try await value(false) as Bool == false)
        #expect(try await value(nil) as Int? == nil)
        #expect(try await value("peas") as String == "peas")
        #expect(try await value("\(1 + 1) peas") as String == "2 peas")
        #expect(try await value("é") as Character == "é")
        #expect(try await value("x") as Unicode.Scalar == "x")
        #expect(try await value([]) as [String] == [])
        #expect(try await value(["a", "b"]) as ContiguousArray<String> == ["a", "b"])
    }

    @Test("can be gathered, zipped, and mapped")
    func combinators() async throws {
        let numbers = (1...5).map { Delayed.constant($0) }
        #expect(try await gather(numbers).compute() == [1, 2, 3, 4, 5])
        #expect(try await gather([Delayed<Int>]()).compute() == [])
        let (x, y, z) = try await zip(numbers[0], Delayed<String>.constant("b"), numbers[2])
            .compute()
        #expect((x, y, z) == (1, "b", 3))
        #expect(try await numbers[4].map { "\($0)!" }.compute() == "5!")
        let mean = delayed("mean", gathering: Int.self) { $0.reduce(0, +) / $0.count }
        #expect(try await mean(numbers).compute() == 3)
    }

    @Test("is reduced by a tree that depends only on the number of values", arguments: 1...20)
    func reduceTree(count: Int) async throws {
        func tree(_ values: [String]) -> String {
            guard values.count > 1 else { return values[0] }
            return tree(
                stride(from: 0, to: values.count, by: 2).map {
                    $0 + 1 < values.count ? "(\(values[$0])\(values[$0 + 1]))" : values[$0]
                })
        }
        let letters = (0..<count).map { String(UnicodeScalar(UInt8(97 + $0))) }
        let reduced = reduce("join", letters.map { Delayed.constant($0) }) { "(\($0)\($1))" }
        #expect(try await reduced.compute() == tree(letters))
        #expect(reduced.taskCount == count - 1)
    }

    @Test("traps if it would be the reduction of an empty array")
    func reduceNothing() async {
        await #expect(processExitsWith: .failure) {
            _ = reduce("add", [Delayed<Int>]()) { $0 + $1 }
        }
    }

    @Test("is computed together with others, and tasks that they share run once")
    func computeSeveral() async throws {
        let runs = Atomic(0)
        let shared = delayed("shared") {
            runs.wrappingAdd(1, ordering: .relaxed)
            return 10
        }()
        let (a, b, c, d) = try await computeAll(
            shared.map { $0 + 1 }, shared, shared.map { "\($0)" }, Delayed<Bool>.constant(true),
            workers: 2)
        #expect((a, b, c, d) == (11, 10, "10", true))
        #expect(runs.load(ordering: .relaxed) == 1)
    }

    @Test("is computed in order: depth first, and the first argument first")
    func order() throws {
        let log = Log()
        let leaf = delayed("leaf") { (name: String) -> String in
            log.append(name)
            return name
        }
        let pair = delayed("pair") { (x: String, y: String) -> String in
            log.append(x + y)
            return x + y
        }
        let (a, c) = (leaf("a"), leaf("c"))
        let x = pair(pair(a, leaf("b")), pair(pair(c, a), leaf("d")))
        #expect(try x.computeSynchronously() == "abcad")
        #expect(log.entries == ["a", "b", "ab", "c", "ca", "d", "cad", "abcad"])
    }

    @Test("can be waited for without async, in tasks of other graphs too, at any depth")
    func nested() throws {
        // The threads of all outer calls wait while one of the 2^8 innermost calls runs.
        @Sendable func tree(_ depth: Int) -> Delayed<Int> {
            guard depth > 0 else { return 1 }
            let branch = delayed("branch") { (_: Int) in try tree(depth - 1).wait(workers: 2) }
            return reduce("add", [branch(0), branch(1)]) { $0 + $1 }
        }
        #expect(try tree(8).wait(workers: 2) == 256)
    }

    @Test("can be computed by several callers at the same time")
    func computedAtOnce() async throws {
        let leaves = (0..<100).map { value in delayed("leaf") { value }() }
        let sum = reduce("add", leaves) { $0 + $1 }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask { try await sum.compute(workers: 3) }
            }
            for try await value in group { #expect(value == 4950) }
        }
    }

    @Test("is computed by 1 to 128 workers, and no other number", arguments: [-1, 0, 129, .max])
    func workers(count: Int) async throws {
        let error = await #expect(throws: GraphError.self) {
            try await Delayed.constant(1).compute(workers: count)
        }
        #expect(error?.code == .workers)
        #expect(
            error?.description == "the number of workers must be from 1 to 128, not \(count)")
    }

    @Test("is computed by as many workers at once as asked for", arguments: [1, 2, 5, 16])
    func allWorkers(count: Int) async throws {
        // Each task waits for all others, so fewer workers would never finish.
        let arrived = Atomic(0)
        let meet = delayed("meet") { (number: Int) in
            arrived.wrappingAdd(1, ordering: .acquiringAndReleasing)
            wait { arrived.load(ordering: .acquiring) == count }
            return number
        }
        let all = gather((0..<count).map { meet(.constant($0)) })
        #expect(try await all.compute(workers: count) == Array(0..<count))
    }

    @Test("can be computed by more workers than there are processors or tasks")
    func manyWorkers() async throws {
        for count in [1, 3, 64, 1000] {
            let leaves = (0..<count).map { value in delayed("leaf") { value }() }
            let sum = reduce("add", leaves) { $0 + $1 }
            for _ in 0..<20 {
                #expect(try await sum.compute(workers: 64) == count * (count - 1) / 2)
            }
        }
    }
}
