import Foundation
import TaskGraph
import Testing

@Suite("A trace")
struct TraceTests {
    private static let sleep = delayed("sleep") { (milliseconds: Int) -> Int in
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
        return milliseconds
    }

    @Test("records which worker ran each task, and when", arguments: [1, 2])
    func entries(workers: Int) async throws {
        let trace = Trace()
        let graph = gather((0..<6).map { Self.sleep(.constant($0)) })
        _ = try await graph.compute(workers: workers, observer: trace)
        let entries = trace.entries
        #expect(
            entries.map(\.task.name).sorted() == ["gather"] + Array(repeating: "sleep", count: 6))
        #expect(Set(entries.map(\.task.place)) == Set(0..<7))
        #expect(entries.last?.task.place == 6)
        #expect(Set(entries.map(\.task.worker)).isSubset(of: Set(0..<workers)))
        #expect(Set(entries.map(\.task.computation)).count == 1)
        for entry in entries {
            let end = try #require(entry.end)
            #expect(entry.start >= .zero && entry.start <= end)
            #expect(entry.error == nil)
            // The task at place n sleeps for n milliseconds.
            if entry.task.place < 6 {
                #expect(end - entry.start >= .milliseconds(entry.task.place))
            }
        }
        for worker in 0..<workers {
            // A worker runs one task after another.
            let own = entries.filter { $0.task.worker == worker }
            for (one, next) in zip(own, own.dropFirst()) {
                #expect(try #require(one.end) <= next.start)
            }
        }
    }

    @Test("is drawn as lanes with bars")
    func timeline() async throws {
        let trace = Trace()
        let graph = gather((0..<4).map { _ in Self.sleep(20) })
        _ = try await graph.compute(workers: 2, observer: trace)
        let svg = SVG(trace.timelineSVG)
        #expect(svg.bars.count == 5)
        #expect(svg.texts.contains { $0.hasPrefix("5 tasks, 2 workers, ") })
        #expect(svg.texts.contains("worker 0") && svg.texts.contains("worker 1"))
        let width = Double(svg.elements[0].attributes["width"] ?? "") ?? 0
        for bar in svg.bars {
            let left = try #require(Double(bar["x"] ?? ""))
            let length = try #require(Double(bar["width"] ?? ""))
            #expect(left >= 0 && length > 0 && left + length <= width)
        }
    }

    @Test("is drawn with 64 lanes that do not overlap")
    func manyLanes() async throws {
        let trace = Trace()
        let graph = gather((0..<200).map { _ in Self.sleep(5) })
        _ = try await graph.compute(workers: 64, observer: trace)
        let svg = SVG(trace.timelineSVG)
        let lanes = svg.elements.filter { $0.attributes["class"] == "lane" }.map(\.attributes)
        #expect(lanes.count == 64)
        let tops = lanes.compactMap { Double($0["y"] ?? "") }
        let height = try #require(Double(lanes[0]["height"] ?? ""))
        // Letters are 12 pixels high.
        #expect(height >= 12)
        #expect(zip(tops, tops.dropFirst()).allSatisfy { $1 - $0 >= height })
        #expect((0..<64).allSatisfy { svg.texts.contains("worker \($0)") })
    }

    @Test("joins tasks that are too short to be seen when it is drawn")
    func shortTasks() async throws {
        let trace = Trace()
        let add = delayed("add") { (x: Int, y: Int) in x + y }
        // With this many tasks, drawing in quadratic time would take minutes.
        let sum = reduce("add", (0..<100_000).map { add(.constant($0), 1) }) { $0 + $1 }
        _ = try await sum.compute(workers: 2, observer: trace)
        #expect(trace.entries.count == 199_999)
        // There is at most one bar for each pixel of a lane.
        #expect(SVG(trace.timelineSVG).bars.count <= 2 * 960)
    }

    @Test("shows names with any characters, and shortens long ones")
    func names() async throws {
        let trace = Trace()
        let strange = "<a> & \"b\" \u{1} é\n" + String(repeating: "long ", count: 100)
        let task = delayed(strange) { (_: String) in Thread.sleep(forTimeInterval: 0.02) }
        _ = try await task("& <constant>\u{7}").compute(observer: trace)
        let svg = SVG(trace.timelineSVG)
        #expect(svg.texts.joined().contains("<a> & \"b\""))
        #expect(try ChromeTrace(trace).traceEvents.contains { $0.name == strange })
    }

    @Test("can be drawn if it is empty, and if a computation failed")
    func failed() async throws {
        #expect(SVG(Trace().timelineSVG).bars.isEmpty)
        #expect(try ChromeTrace(Trace()).traceEvents.isEmpty)
        let trace = Trace()
        let graph = Self.sleep(1).map("fail") { _ -> Int in throw Failure(name: "fail") }.map { $0 }
        await #expect(throws: GraphError.self) { try await graph.compute(observer: trace) }
        #expect(trace.entries.map(\.task.name) == ["sleep", "fail"])
        #expect(trace.entries.last?.error as? Failure == Failure(name: "fail"))
        let svg = SVG(trace.timelineSVG)
        #expect(svg.bars.contains { $0["class"] == "bar failed" })
        #expect(svg.texts.joined().contains("failed: fail failed"))
        #expect(try ChromeTrace(trace).traceEvents.last?.args.error == "fail failed")
    }

    @Test("is written in the format of Chrome's trace viewer")
    func chrome() async throws {
        let trace = Trace()
        _ = try await zip(Self.sleep(1), Self.sleep(2)).compute(workers: 2, observer: trace)
        let events = try ChromeTrace(trace).traceEvents
        let names = events.filter { $0.ph == "M" }
        #expect(names.map(\.name) == ["thread_name", "thread_name"])
        #expect(names.map(\.args.name) == ["worker 0", "worker 1"])
        let tasks = events.filter { $0.ph == "X" }
        #expect(tasks.count == 3)
        for (event, entry) in zip(tasks, trace.entries) {
            #expect(event.name == entry.task.name)
            #expect(event.pid == 1 && names.map(\.tid).contains(event.tid))
            let (start, time) = try (#require(event.ts), #require(event.dur))
            #expect(abs(start - entry.start / .microseconds(1)) < 1e-3)
            #expect(abs(start + time - (entry.end ?? .zero) / .microseconds(1)) < 1e-3)
        }
        #expect(tasks.first { $0.args.place == 1 }?.args.constants == ["2"])
    }

    @Test("gives separate lanes to computations that overlap, and the same lanes to others")
    func lanes() async throws {
        let trace = Trace()
        for _ in 0..<3 { _ = try await Self.sleep(1).compute(observer: trace) }
        #expect(Set(try ChromeTrace(trace).traceEvents.map(\.tid)) == [0])
        let outer = delayed("outer") { try Self.sleep(1).wait(observer: trace) }
        _ = try await outer().compute(observer: trace)
        let events = try ChromeTrace(trace).traceEvents
        #expect(events.compactMap(\.args.name) == ["worker 0", "worker 0 (2)"])
        #expect(events.filter { $0.name == "sleep" }.map(\.tid) == [0, 0, 0, 1])
    }
}
