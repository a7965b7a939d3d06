import ArgumentParser
import PiKit
import TaskGraph

struct EstimateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Estimates π from random points of a square (the default subcommand).",
        usage: """
            pikit estimate [--samples <samples>] [--seed <seed>] [--generator <generator>] \
            [--record <file>] [<other options>]
            """,
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

            With --record, a file holds the record of the run: the plan, the samples that are done, \
            and their hits. A later run with the same file goes on from it, and with more --samples \
            extends it; options that are not given are those of the record. Records of several \
            shards or ranges are put together by 'pikit merge'. The result is that of one run of \
            all samples.
            """)

    @OptionGroup
    var extent: ExtentOptions

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "The number of threads that share the work, 1 to 128. (default: all available cores)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: """
            The confidence level of the interval, between 0 and 1. (default: the record's, or 0.95)
            """,
        transform: parseConfidence)
    var confidence: Double?

    @Flag(help: "Print the record of the run as JSON.")
    var json = false

    @OptionGroup
    var record: RecordOptions

    @OptionGroup
    var trace: TraceOptions

    @OptionGroup
    var progress: ProgressOptions

    func validate() throws {
        try trace.check(record: record.file)
    }

    func run() async throws {
        let status = try await estimate(until: Interruption())
        if status != .success { throw status }
    }

    /// Computes and prints the estimate, and returns the program's exit status.
    private func estimate(until interruption: Interruption) async throws -> ExitCode {
        let store = try record.open()
        defer { store?.close() }
        let previous = store?.record
        let plan = try sequence.plan(
            samples: extent.samples(goingOnFrom: previous?.plan), goingOnFrom: previous?.plan)
        var settings = RunSettings<Circle>(
            portion: extent.portion, targetError: extent.targetError, timeLimit: extent.timeLimit,
            workers: workers ?? PiEstimator.defaultWorkers,
            confidence: confidence ?? previous?.confidence ?? 0.95)
        settings.program = "pikit"
        return try await trace.observe { observer in
            settings.observer = observer
            do {
                let record = try await computed(plan, settings, store, until: interruption)
                return try print(record, after: previous) ? ExitCode.success : ExitCode.failure
            } catch let run as IncompleteRun<Circle> {
                return try end(run, of: plan, after: previous, interruption.signal)
            }
        }
    }

    /// Computes the plan, unless a signal ends the run early, and shows the progress.
    ///
    /// Throws ``IncompleteRun`` if a signal does.
    private func computed(
        _ plan: Plan, _ settings: RunSettings<Circle>, _ store: OpenStore<Circle>?,
        until interruption: Interruption
    ) async throws -> PiRecord {
        let display = RunDisplay(mode: progress.mode, isQuiet: progress.quiet)
        var settings = settings
        settings.whenNotWritten = { error in
            warn("\(error); the run goes on", overProgress: display.mode.isShown)
        }
        do {
            return try await interruption.cancelling { [settings] in
                try await display.showing { reporter in
                    var settings = settings
                    settings.progress = reporter
                    return try await Circle().record(of: plan, settings, store: store)
                }
            }
        } catch let error as PiKitError where error.code == .record {
            throw ValidationError("cannot go on from '\(record.file ?? "-")': \(error)")
        }
    }

    /// Prints what a run has done that ended early, and why it did, and returns the exit status.
    ///
    /// Throws the run's error if nothing is to be printed.
    private func end(
        _ run: IncompleteRun<Circle>, of plan: Plan, after previous: PiRecord?,
        _ signal: EndingSignal?
    ) throws -> ExitCode {
        let signal = run.isCancellation ? signal : nil
        let isUnwritten = run.writeError != nil
        if signal != nil || isUnwritten, let record = run.record {
            _ = try print(record, after: previous)
        }
        if let error = run.writeError {
            warn((signal.map { "interrupted by \($0.name); " } ?? "") + error.description)
        }
        guard let signal else {
            guard isUnwritten else { throw run }
            return ExitCode.failure
        }
        if isUnwritten { return ExitCode.failure }
        if !progress.quiet { warn(note(on: run.record, of: plan, signal).text) }
        return ExitCode(signal.exitStatus)
    }

    private func note(
        on record: PiRecord?, of plan: Plan, _ signal: EndingSignal
    ) -> InterruptionNote {
        let blocks = BlockGrid(Circle(), plan)
        let asked = (try? extent.portion.samples(of: blocks)) ?? 0..<plan.samples
        let done = record?.covered.reduce(0) { $0 + $1.clamped(to: asked).count } ?? 0
        let words = extent.words(samples: plan.samples)
        return InterruptionNote(
            signal: signal, done: done,
            planned: extent.timeLimit != nil
                ? nil : extent.targetError != nil ? record?.plan.samples : asked.count,
            portion: extent.portion,
            continuation: self.record.file.map {
                .command(commandLine(for: plan, words, record: $0))
            } ?? (printsRecord && record != nil ? .printedRecord : .none))
    }

    /// Prints a record, and returns whether that has not failed.
    private func print(_ record: PiRecord, after previous: PiRecord?) throws -> Bool {
        warn(ofFallbacks: record.notes)
        guard !printsRecord else {
            return try writeResult(String(decoding: record.json(), as: UTF8.self))
        }
        // If the record was complete, this process has not run.
        let run = record.runs.first { !(previous?.runs.contains($0) ?? false) }
        return writeResult(
            report(
                record, of: run, asked: workers ?? PiEstimator.defaultWorkers,
                portion: extent.portion, targetError: extent.targetError))
    }

    /// Whether to print the record instead of a report.
    private var printsRecord: Bool { json || record.isPrinted }
}
