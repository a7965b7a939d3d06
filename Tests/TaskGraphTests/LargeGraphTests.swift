import Synchronization
import TaskGraph
import Testing

/// A number whose live instances are counted.
final class Counted: Sendable {
    /// The number of live instances, and the largest number so far.
    final class Census: Sendable {
        let alive = Atomic(0)
        let most = Atomic(0)
    }

    let value: Int
    private let census: Census

    init(_ value: Int, _ census: Census) {
        self.value = value
        self.census = census
        let alive = census.alive.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
        census.most.max(alive, ordering: .acquiringAndReleasing)
    }

    deinit {
        census.alive.wrappingSubtract(1, ordering: .acquiringAndReleasing)
    }

    /// The sum of this many ones.
    static func reduce(leaves: Int, _ census: Census = Census()) -> Delayed<Counted> {
        let leaf = delayed("leaf") { Counted(1, census) }
        return TaskGraph.reduce("add", (0..<leaves).map { _ in leaf() }) {
            Counted($0.value + $1.value, census)
        }
    }
}

@Suite("A large graph")
struct LargeGraphTests {
    @Test("can be a chain of a million tasks, and be released", arguments: [1, 2])
    func chain(workers: Int) async throws {
        let next = delayed("next") { (x: Int) in x + 1 }
        var x = next(0)
        for _ in 1..<1_000_000 { x = next(x) }
        #expect(try await x.compute(workers: workers) == 1_000_000)
        x = 0
    }

    @Test("can be a ladder of a million tasks, each of which takes the two before it")
    func ladder() async throws {
        let add = delayed("add") { (x: UInt64, y: UInt64) in x &+ y }
        var (x, y) = (add(0, 1), add(1, 0))
        for _ in 0..<1_000_000 { (x, y) = (y, add(x, y)) }
        var (a, b): (UInt64, UInt64) = (1, 1)
        for _ in 0..<1_000_000 { (a, b) = (b, a &+ b) }
        #expect(try await y.compute(workers: 2) == b)
        (x, y) = (0, 0)
    }

    @Test("can have a task that takes a million results", arguments: [1, 2])
    func fan(workers: Int) async throws {
        let leaf = delayed("leaf") { (x: Int) in x }
        let sum = delayed("sum", gathering: Int.self) { $0.reduce(0, +) }
        let total = sum((0..<1_000_000).map { leaf(.constant($0)) })
        #expect(try await total.compute(workers: workers) == 499_999_500_000)
    }

    @Test("can have a result that half a million tasks take", arguments: [1, 2])
    func fanOut(workers: Int) async throws {
        let one = delayed("one") { 1 }()
        let add = delayed("add") { (x: Int, y: Int) in x + y }
        let total = reduce("sum", (0..<500_000).map { add(one, .constant($0)) }) { $0 + $1 }
        #expect(try await total.compute(workers: workers) == 500_000 * 499_999 / 2 + 500_000)
    }

    @Test("releases results after their last use", arguments: [1, 2, 8])
    func results(workers: Int) async throws {
        let census = Counted.Census()
        let graph = Counted.reduce(leaves: 100_000, census)
        let value = try await graph.compute(workers: workers).value
        #expect(value == 100_000)
        #expect(census.alive.load(ordering: .acquiring) == 0)
        // A worker holds one result for each of 17 levels. Stealing cuts its part of the leaves
        // into pieces, each with results of its own.
        let most = census.most.load(ordering: .acquiring)
        #expect(most <= (workers == 1 ? 19 : workers * 17 * 10))
    }

    @Test("releases all results when it fails")
    func resultsOfFailure() async throws {
        let census = Counted.Census()
        let fail = delayed("fail") { (_: Counted) -> Counted in throw Failure(name: "late") }
        let graph = zip(
            Counted.reduce(leaves: 1000, census), fail(Counted.reduce(leaves: 1000, census)),
            Counted.reduce(leaves: 1000, census))
        for workers in [1, 2, 8] {
            await #expect(throws: GraphError.self) { try await graph.compute(workers: workers) }
            #expect(census.alive.load(ordering: .acquiring) == 0)
        }
    }
}
