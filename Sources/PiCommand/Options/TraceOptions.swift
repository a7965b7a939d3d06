import ArgumentParser
import TaskGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The options that write a timeline or a trace of a run.
struct TraceOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Draw a timeline of the workers' tasks in this SVG file.", valueName: "file.svg"),
        completion: .file(extensions: ["svg"]),
        transform: parseTimeline)
    private var timeline: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Write the same to this JSON file, for Perfetto and Chrome's trace viewer.",
            valueName: "file.json"),
        completion: .file(extensions: ["json"]),
        transform: parseTrace)
    private var trace: String?

    /// Runs `work`, with an observer if files are wanted, and then writes them, even if it fails.
    ///
    /// The work itself prints its result, so the result is not lost if a file cannot be written.
    func observe<Result>(
        _ work: (_ observer: Trace?) async throws -> Result
    ) async throws -> Result {
        guard timeline != nil || trace != nil else { return try await work(nil) }
        let observer = Trace()
        let result: Result
        do {
            result = try await work(observer)
        } catch {
            // Report this error rather than one from writing.
            try? write(observer)
            throw error
        }
        try write(observer)
        return result
    }

    private func write(_ observer: Trace) throws {
        let timeline = Result { try write(observer.timelineSVG, to: self.timeline) }
        try write(observer.chromeTraceJSON + "\n", to: trace)
        try timeline.get()
    }

    private func write(_ text: @autoclosure () -> String, to path: String?) throws {
        if let path { try OutputFile.write(text().utf8, to: path) }
    }

    /// Throws if a record is to be in one of the files.
    func check(record: String?) throws {
        guard let record else { return }
        let files = [record, timeline, trace].map { name in
            name.map { URL(filePath: $0).resolvingSymlinksInPath().standardizedFileURL }
        }
        if files.dropFirst().contains(files[0]) {
            throw ValidationError("give the record a file of its own, not '\(record)'")
        }
    }

    func validate() throws {
        if let timeline, timeline == trace {
            throw ValidationError(
                "give --timeline and --trace files of their own, not both '\(timeline)'")
        }
    }
}
