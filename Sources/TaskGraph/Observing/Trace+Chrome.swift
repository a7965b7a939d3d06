#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Trace {
    /// The trace in the JSON format of Chrome's trace viewer, which Perfetto also opens.
    ///
    /// Each task is one event: a complete event (phase X), or a begin event (B) if the task still
    /// runs. Times are in microseconds since the creation of the trace. The event's arguments are
    /// the task's place in the order, the constants among its first five arguments, and the error
    /// that it threw. Source: Google's "Trace Event Format".
    public var chromeTraceJSON: String {
        var events = namedLanes.map { lane, name in
            Event(name: "thread_name", ph: "M", tid: lane, args: .init(name: name))
        }
        events += entries.map { entry in
            Event(
                name: entry.task.name, ph: entry.end == nil ? "B" : "X", tid: entry.lane,
                cat: entry.error == nil ? "task" : "task,failed",
                ts: entry.start / .microseconds(1),
                dur: entry.end.map { ($0 - entry.start) / .microseconds(1) },
                args: .init(
                    place: entry.task.place, constants: entry.task.constants,
                    error: entry.error.map { "\($0)" }))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(Events(traceEvents: events)), as: UTF8.self)
        } catch {
            preconditionFailure("strings and finite numbers can always be encoded: \(error)")
        }
    }

    private struct Events: Encodable {
        let traceEvents: [Event]
        let displayTimeUnit = "ms"
    }

    private struct Event: Encodable {
        let name: String
        let ph: String
        let pid = 1
        let tid: Int
        var cat: String?
        var ts: Double?
        var dur: Double?
        let args: Arguments
    }

    private struct Arguments: Encodable {
        var name: String?
        var place: Int?
        var constants: [String]?
        var error: String?
    }
}
