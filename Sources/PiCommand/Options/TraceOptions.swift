import ArgumentParser
import Foundation
import TaskGraph

/// The options that write a timeline or a trace of a run.
struct TraceOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "Draw a timeline of the workers' tasks in this SVG file.",
        transform: parseTimeline)
    private var timeline: String?

    @Option(
        parsing: .unconditional,
        help: "Write the same to this JSON file, for Perfetto and Chrome's trace viewer.",
        transform: parseTrace)
    private var trace: String?

    /// Runs `work`, with an observer if files are wanted, and then writes them, even if it fails.
    ///
    /// The work itself prints its result, so the result is not lost if a file cannot be written.
    func observe(_ work: (_ observer: Trace?) async throws -> Void) async throws {
        guard timeline != nil || trace != nil else { return try await work(nil) }
        let observer = Trace()
        do {
            try await work(observer)
        } catch {
            // Report this error rather than one from writing.
            try? write(observer)
            throw error
        }
        try write(observer)
    }

    private func write(_ observer: Trace) throws {
        let timeline = Result { try write(observer.timelineSVG, to: self.timeline) }
        try write(observer.chromeTraceJSON + "\n", to: trace)
        try timeline.get()
    }

    private func write(_ text: @autoclosure () -> String, to path: String?) throws {
        if let path { try OutputFile.write(text().utf8, to: path) }
    }

    func validate() throws {
        if let timeline, timeline == trace {
            throw ValidationError(
                "give --timeline and --trace files of their own, not both '\(timeline)'")
        }
    }
}
