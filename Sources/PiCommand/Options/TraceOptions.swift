import ArgumentParser
import Foundation
import TaskGraph

/// The options that ask for pictures of a run.
struct TraceOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "Draw which worker did what, and when, to this SVG file.",
        transform: parseTimeline)
    private var timeline: String?

    @Option(
        parsing: .unconditional,
        help: "Write the same to this JSON file, for Perfetto and for Chrome's trace viewer.",
        transform: parseTrace)
    private var trace: String?

    /// Runs `work` with an observer if files are asked for, and then writes them, also if it fails.
    ///
    /// The work prints its result, so that it is not lost if a file cannot be written.
    func observe(_ work: (_ observer: Trace?) async throws -> Void) async throws {
        guard timeline != nil || trace != nil else { return try await work(nil) }
        let observer = Trace()
        do {
            try await work(observer)
        } catch {
            // This error is the one to tell of.
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
