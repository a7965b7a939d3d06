import ArgumentParser
import PiKit

struct MergeCommand: DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .merge, "Puts records of parts of a plan together.",
        usage: "<file> ... [--record <file>] [<other options>]",
        discussion: """
            The records must be of one plan, such as those of 'pikit estimate' with --shard 1/4 to \
            4/4, and no sample may be in two of them. If they have all samples, the result is that \
            of one run of the plan, bit for bit.

            If samples are missing, a line on standard error names them and the commands that \
            compute them. The result is then that of the samples that are there, and the exit \
            status is 1.
            """,
        examples: examples)

    static let examples = [
        Example("pikit merge a.json b.json", "the estimate of two shards together"),
        Example("pikit merge a.json b.json --record all.json", "the same, kept in a file"),
        Example("cat a.json b.json | pikit merge -q -", "the number alone, from standard input"),
    ]

    @Argument(help: RecordInput.help, completion: .file())
    var files: [String]

    @OptionGroup(title: "Output")
    var target: MergedRecordOption

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func validate() throws {
        try RecordInput.check(files)
    }

    func run() throws {
        let inputs = try files.flatMap(RecordInput.records(named:))
        var merged = try PiRecord.merging(inputs.map(\.record), names: inputs.map(\.name))
        if let confidence = output.confidence { merged = try merged.with(confidence: confidence) }
        let record = target.record
        let file = record == "-" ? nil : record
        // A file that holds something else is refused before anything is printed.
        let store = try file.map { try Self.open($0, toReplaceBy: merged) }
        defer { store?.close() }
        var status = ExitCode.success
        do {
            try store?.write(merged)
        } catch {
            warn(error.description)
            status = ExitCode.failure
        }
        warn(ofFallbacks: merged.notes)
        let text =
            output.json || record == "-"
            ? String(decoding: try merged.json(), as: UTF8.self)
            : output.quiet ? "\(merged.estimate.pi)\n" : report(merged)
        if !writeResult(text) { status = ExitCode.failure }
        if !merged.isComplete {
            warn(MissingSamples(of: merged, from: inputs).text)
            status = ExitCode.failure
        }
        if status != .success { throw status }
    }

    /// Locks a file, which must not exist or hold a record of the same plan with none but these
    /// samples.
    private static func open(
        _ file: String, toReplaceBy merged: PiRecord
    ) throws -> OpenStore<Circle> {
        let store = try OpenStore<Circle>(RecordStore(recordURL(file)))
        do {
            try check(store.record, in: file, toReplaceBy: merged)
        } catch {
            store.close()
            throw error
        }
        warn(ofMissingLock: store, file)
        return store
    }

    private static func check(
        _ old: PiRecord?, in file: String, toReplaceBy merged: PiRecord
    ) throws {
        guard let old else { return }
        guard old.plan == merged.plan else {
            throw ValidationError(
                "'\(file)' holds a record of another plan: give the name of another file")
        }
        let isContained = old.covered.allSatisfy { range in
            merged.covered.contains { $0.clamped(to: range) == range }
        }
        guard isContained else {
            throw ValidationError(
                "'\(file)' holds samples that the merged record lacks: merge it too, or give the name "
                    + "of another file")
        }
    }
}

/// The option that keeps a merged record.
struct MergedRecordOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Write the merged record to this file; '-' prints it.", valueName: "file"),
        completion: .file(), transform: parseRecordFile)
    var record: String?
}
