import Foundation
import MonteCarlo
import Testing

/// A temporary folder that exists as long as this value.
private final class StoreFolder: Sendable {
    let url: URL

    init() throws {
        url = URL(filePath: NSTemporaryDirectory() + "record-test-\(UUID().uuidString)/")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func store(
        _ name: String = "run.json", every interval: Duration = .microseconds(1)
    ) -> RecordStore {
        RecordStore(url.appending(path: name), every: interval)
    }

    /// The names of all files.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }
}

@Suite("A file that keeps the record of a run")
struct RecordStoreTests {
    private typealias Walk = Record<Simulation<Moments>>

    private static let walk = Simulation("walk") { draws in
        var sum = 0.0
        repeat { sum += draws.nextUniform() } while sum < 1
        return sum
    }

    private static func plan(_ samples: Int, _ name: String = "mt19937") throws -> Plan {
        try Plan(samples: samples, seed: 6, generator: Generator(named: name), blockSize: 1000)
    }

    /// Reads a file again and again until it has held four records.
    private func watch(_ store: RecordStore) async throws {
        var (samples, records) = (0, 0)
        while records < 2 {
            try await Task.sleep(for: .milliseconds(2))
            guard let record = try store.read(Walk.self) else { continue }
            let done = record.coverage.samples
            #expect(done >= samples, "the record has fewer samples than before")
            #expect(record.runs.reduce(0) { $0 + $1.samples } == done)
            records += done > samples ? 1 : 0
            samples = done
        }
    }

    @Test(
        "is a whole record at any moment, which only grows",
        arguments: ["mt19937", "ranlxs0", "minstd"])
    func checkpoints(name: String) async throws {
        let folder = try StoreFolder()
        let store = folder.store()
        let plan = try Self.plan(1 << 30, name)
        let run = Self.walk.start(plan, store: store, workers: 2)
        try await watch(store)
        run.cancel()
        let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await run.record
        }
        // The file has what the error has, and a run goes on from there.
        let record = try #require(try store.read(Walk.self))
        #expect(error?.record == record && record.run.end == .interrupted)
        let short = try Plan(
            samples: record.covered[0].upperBound, seed: 6, generator: plan.generator,
            blockSize: 1000)
        if record.covered.count == 1 {
            let expected = try await Self.walk.run(short)
            #expect(record.coverage == expected.coverage)
        }
        #expect(try folder.names == ["run.json"])
    }

    @Test("is what a run goes on from, and keeps the record of the whole")
    func resumed() async throws {
        let folder = try StoreFolder()
        let store = folder.store()
        #expect(try store.read(Walk.self) == nil)
        let first = try await Self.walk.run(Self.plan(2500), store: store)
        #expect(try store.read() == first)
        let second = try await Self.walk.run(Self.plan(9000), store: store)
        #expect(try store.read() == second && second.runs.count == 2)
        #expect(second.run.samples == 6500)
        let whole = try await Self.walk.run(Self.plan(9000))
        #expect(second.coverage == whole.coverage)
        // A run of nothing changes nothing.
        let third = try await Self.walk.run(Self.plan(9000), store: store)
        #expect(third == second)
        // What is not of the problem and plan is refused, and the file stays as it is.
        let bytes = try Data(contentsOf: store.url)
        let other = Simulation("other") { draws in draws.nextUniform() }
        for (simulation, plan) in [
            (other, try Self.plan(9000)), (Self.walk, try Self.plan(8999)),
            (Self.walk, try Self.plan(9000, "taus2")),
        ] {
            let error = await #expect(throws: PiKitError.self) {
                try await simulation.run(plan, store: store)
            }
            #expect(error?.code == .record)
            #expect(try Data(contentsOf: store.url) == bytes)
        }
        #expect(try folder.names == ["run.json"])
    }

    @Test("serves one run at a time")
    func locked() async throws {
        let folder = try StoreFolder()
        let store = folder.store()
        let gate = Gate()
        let waiting = Simulation("walk", uniforms: 1) { u in
            gate.pass()
            return u[0]
        }
        let run = waiting.start(try Self.plan(2000), store: store, workers: 1)
        await gate.waitForFirst()
        let record = try await Self.walk.run(Self.plan(10))
        let second = await #expect(throws: PiKitError.self) {
            try await waiting.run(Self.plan(2000), store: store)
        }
        let write = #expect(throws: PiKitError.self) { try store.write(record) }
        for error in [second, write] {
            #expect(error?.code == .file)
            #expect(error?.description.contains("in use by another process") == true)
        }
        gate.open()
        let done = try await run.record
        #expect(try store.read() == done)
        try store.write(record)
        #expect(try store.read() == record)
    }

    @Test("is not read if it is damaged, and names the file")
    func damaged() async throws {
        let folder = try StoreFolder()
        let store = folder.store()
        let record = try await Self.walk.run(Self.plan(10))
        try store.write(record)
        var bytes = try Data(contentsOf: store.url)
        bytes[30] ^= 1
        try bytes.write(to: store.url)
        let read = #expect(throws: PiKitError.self) { try store.read(Walk.self) }
        let run = await #expect(throws: PiKitError.self) {
            try await Self.walk.run(Self.plan(10), store: store)
        }
        for error in [read, run] {
            #expect(error?.code == .record)
            #expect(error?.description.contains("cannot read '\(store.url.path)'") == true)
        }
        #expect(try Data(contentsOf: store.url) == bytes)
    }

    @Test("must be in a folder that exists, and no folder itself")
    func missing() async throws {
        let folder = try StoreFolder()
        let record = try await Self.walk.run(Self.plan(10))
        for store in [folder.store("none/run.json"), RecordStore(folder.url)] {
            let run = await #expect(throws: PiKitError.self) {
                try await Self.walk.run(Self.plan(10), store: store)
            }
            let write = #expect(throws: PiKitError.self) { try store.write(record) }
            #expect(run?.code == .file && write?.code == .file)
        }
        #expect(try folder.store("none/run.json").read(Walk.self) == nil)
        let read = #expect(throws: PiKitError.self) {
            try RecordStore(folder.url).read(Walk.self)
        }
        #expect(read?.code == .file)
        #expect(try folder.names.isEmpty)
    }

    @Test("that cannot be written at the end leaves the whole record in the error")
    func failedEnd() async throws {
        let folder = try StoreFolder()
        let store = folder.store(every: .seconds(1000))
        let gate = Gate()
        let waiting = Simulation("u", uniforms: 1) { u in
            gate.pass()
            return u[0]
        }
        let run = waiting.start(try Self.plan(2000), store: store, workers: 1)
        await gate.waitForFirst()
        try FileManager.default.createDirectory(at: store.url, withIntermediateDirectories: false)
        gate.open()
        let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await run.record
        }
        #expect((error?.underlyingError as? PiKitError)?.code == .file)
        let record = try #require(error?.record)
        #expect(record.isComplete)
        let whole = try await waiting.run(Self.plan(2000))
        #expect(record.coverage == whole.coverage)
        // Once there is room, the record can be written.
        try FileManager.default.removeItem(at: store.url)
        try store.write(record)
        #expect(try store.read() == record)
    }

    @Test("is not left behind half written, nor are other files, by a run that fails")
    func failing() async throws {
        struct Failure: Error {}
        let folder = try StoreFolder()
        let store = folder.store()
        let numbers = try await Simulation("u", uniforms: 1, into: Values()) { u in u[0] }
            .run(Self.plan(2000)).total.values
        let simulation = Simulation("u", uniforms: 1) { u in
            if u[0] == numbers[1500] { throw Failure() }
            return u[0]
        }
        let error = await #expect(throws: IncompleteRun<Simulation<Moments>>.self) {
            try await simulation.run(Self.plan(2000), store: store, workers: 1)
        }
        #expect(error?.sample == 1500)
        #expect(try store.read() == error?.record)
        #expect(error?.record?.run.end == .failure)
        #expect(try folder.names == ["run.json"])
    }
}

/// Holds samples back until it is opened.
///
/// `@unchecked Sendable` holds because the condition guards all mutable state.
private final class Gate: @unchecked Sendable {
    private let condition = NSCondition()
    private var isOpen = false
    /// The samples that have come here, of which the first eight are those of the identity.
    private var count = 0

    /// Waits until the gate is open, unless this is one of the first samples.
    func pass() {
        condition.withLock {
            count += 1
            guard count > 8 else { return }
            while !isOpen { condition.wait() }
        }
    }

    /// Waits until a sample waits.
    func waitForFirst() async {
        while condition.withLock({ count <= 8 }) {
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    func open() {
        condition.withLock {
            isOpen = true
            condition.broadcast()
        }
    }
}
