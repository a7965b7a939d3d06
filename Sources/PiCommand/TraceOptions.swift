import ArgumentParser
import Foundation
import TaskGraph

/// The options that ask for pictures of a run.
struct TraceOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "Draw which worker did what, and when, to this SVG file.",
        transform: parseOutputFile)
    private var timeline: String?

    @Option(
        parsing: .unconditional,
        help: "Write the same to this JSON file, for Perfetto and for Chrome's trace viewer.",
        transform: parseOutputFile)
    private var trace: String?

    /// Runs `work` with an observer if files are asked for, and then writes them, also if it fails.
    ///
    /// The work prints its result, so that it is not lost if a file cannot be written.
    func observe(_ work: (_ observer: Trace?) async throws -> Void) async throws {
        guard timeline != nil || trace != nil else { return try await work(nil) }
        let observer = Trace()
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await work(observer))
        } catch {
            outcome = .failure(error)
        }
        if let timeline { try OutputFile.write(observer.timelineSVG.utf8, to: timeline) }
        if let trace { try OutputFile.write((observer.chromeTraceJSON + "\n").utf8, to: trace) }
        try outcome.get()
    }
}
