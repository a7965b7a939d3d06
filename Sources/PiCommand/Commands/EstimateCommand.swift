import ArgumentParser
import PiKit
import TaskGraph

struct EstimateCommand: AsyncParsableCommand, DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .estimate, "Estimates π from random points of a square (the default subcommand).",
        usage: """
            [-n <n>] [-s <n>] [-g <name>] [-w <n>]
            [--record <file>] [<other options>]
            """,
        discussion: """
            The hits depend only on the generator, the seed, and the number of samples. They are \
            the same for any number of workers, on any machine.

            Without -g and -s, the environment variables GSL_RNG_TYPE and GSL_RNG_SEED apply, as in \
            other programs that use GSL. Without those, the generator is mt19937, and the seed is \
            drawn at random and printed.

            The kernels are plain, baseline, avx2, avx512 and neon. The default is the fastest that the \
            processor can run. All find the same hits.

            Ctrl-C, SIGTERM and SIGHUP end the run early. The program prints the estimate from the \
            samples that are done, and ends with the status 128 + the signal's number. A second \
            signal ends the program at once.

            With --record, a file holds the record of the run: the plan, the samples that are done, \
            and their hits. A later run with the same file goes on from it, and with more samples \
            extends it; options that are not given are those of the record. Records of several \
            shards or ranges are put together by 'pikit merge'. The result is that of one run of \
            all samples.
            """,
        examples: examples)

    static let examples = [
        Example("pikit -n 1e9 -s 42", "a run that anybody can repeat"),
        Example("pikit -n 2^30 -g taus2 -s 0x2a -w 1", "another generator, one worker"),
        Example("pikit -q -n 1e6 -s 1", "the number alone, for scripts"),
        Example("pikit --target-error 1e-4 -s 1", "as many samples as an error needs"),
        Example("pikit --time-limit 1s -s 1", "what can be done in a second"),
        Example("pikit -n 1G -s 1 --record run.json", "a run that can be interrupted"),
        Example("pikit -n 2G --record run.json", "the same run, extended"),
        Example("pikit -n 1G -s 1 --shard 1/2 --record a.json", "half a run, for 'pikit merge'"),
    ]

    @OptionGroup(title: "Plan")
    var sequence: SequenceOptions

    @OptionGroup(title: "Plan")
    var extent: ExtentOptions

    @OptionGroup(title: "Run")
    var running: RunOptions

    @OptionGroup(title: "Run")
    var record: RecordOptions

    @OptionGroup(title: "Output")
    var output: OutputOptions

    @OptionGroup(title: "Output")
    var progress: ProgressOptions

    @OptionGroup(title: "Output")
    var trace: TraceOptions

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
        var settings = try RunSettings<Circle>(
            portion: extent.portion, targetError: extent.targetError, timeLimit: extent.timeLimit,
            workers: running.workers,
            confidence: output.confidence ?? previous?.confidence ?? 0.95,
            kernel: running.kernel())
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
        let display = RunDisplay(mode: output.quiet ? .never : progress.mode, isQuiet: output.quiet)
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
        if !output.quiet { warn(note(on: run.record, of: plan, signal).text) }
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
        guard !output.quiet else { return writeResult("\(record.estimate.pi)\n") }
        // If the record was complete, this process has not run.
        let run = record.runs.first { !(previous?.runs.contains($0) ?? false) }
        return writeResult(
            report(
                record, of: run, asked: running.workers,
                portion: extent.portion, targetError: extent.targetError))
    }

    /// Whether to print the record instead of a report.
    private var printsRecord: Bool { output.json || record.isPrinted }
}
