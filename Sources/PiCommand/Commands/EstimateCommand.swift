import ArgumentParser
import Foundation
import PiKit
import TaskGraph

struct EstimateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Estimates π from random points of a square (the default subcommand).",
        discussion: """
            The hits depend only on the generator, the seed, and the number of samples. They are \
            the same for any number of workers, on any machine.

            Without --generator and --seed, the environment variables GSL_RNG_TYPE and \
            GSL_RNG_SEED apply, as in other programs that use GSL. Without those, the generator is \
            mt19937, and the seed is drawn at random and printed.

            The environment variable PIKIT_KERNEL names the kernel that counts the hits. This \
            processor can run \(Kernel.available.map(\.name).joined(separator: ", ")); the default \
            is the first. All kernels find the same hits.

            Ctrl-C, SIGTERM and SIGHUP end the run early. The program prints the estimate from the \
            samples that are done, and ends with the status 128 + the signal's number. A second \
            signal ends the program at once.
            """)

    @Option(
        parsing: .unconditional,
        help: "The number of samples, such as 1000000, 1_000_000 or 1e6. (default: 1e9)",
        transform: parseSamples)
    var samples = 1_000_000_000

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "The number of threads that share the work, 1 to 128. (default: all available cores)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: "The confidence level of the interval, between 0 and 1. (default: 0.95)",
        transform: parseConfidence)
    var confidence = 0.95

    @Flag(help: "Print the record of the run as JSON.")
    var json = false

    @OptionGroup
    var trace: TraceOptions

    @OptionGroup
    var progress: ProgressOptions

    func run() async throws {
        let plan = try sequence.plan(samples: samples)
        let workers = workers ?? PiEstimator.defaultWorkers
        let interruption = Interruption()
        var status = EXIT_SUCCESS
        try await trace.observe { observer in
            do {
                let record = try await record(
                    of: plan, workers: workers, observer: observer, until: interruption)
                warn(ofFallbacks: record.run.fallbacks)
                try writeToStandardOutput(text(of: record, asked: workers))
            } catch let run as IncompleteRun<Circle> {
                guard run.isCancellation, let signal = interruption.signal else { throw run }
                try printRest(run.record, of: plan, asked: workers, endedBy: signal)
                status = signal.exitStatus
            }
        }
        if status != EXIT_SUCCESS { Foundation.exit(status) }
    }

    /// Computes the plan, unless a signal ends the run early, and shows the progress.
    ///
    /// Throws ``IncompleteRun`` if a signal does.
    private func record(
        of plan: Plan, workers: Int, observer: Trace?, until interruption: Interruption
    ) async throws -> PiRecord {
        let display = RunDisplay(mode: progress.mode, isQuiet: progress.quiet)
        var settings = RunSettings<Circle>(
            workers: workers, confidence: confidence, observer: observer)
        settings.program = "pikit"
        return try await interruption.cancelling { [settings] in
            try await display.showing { reporter in
                var settings = settings
                settings.progress = reporter
                return try await Circle().record(of: plan, settings)
            }
        }
    }

    /// Prints what a run has done that a signal ended, if anything, and says how far it got.
    private func printRest(
        _ record: PiRecord?, of plan: Plan, asked workers: Int, endedBy signal: EndingSignal
    ) throws {
        if let record {
            warn(ofFallbacks: record.run.fallbacks)
            try writeRestToStandardOutput(text(of: record, asked: workers))
        }
        if !progress.quiet {
            let done = record?.coverage.samples ?? 0
            warn(interruptionNote(signal, done: done, of: plan.samples))
        }
    }

    private func text(of record: PiRecord, asked workers: Int) throws -> String {
        json ? String(decoding: try record.json(), as: UTF8.self) : report(record, asked: workers)
    }
}
