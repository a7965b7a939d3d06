import ArgumentParser
import PiKit

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Puts records of parts of a plan together.",
        discussion: """
            The records must be of one plan, such as those of 'pikit estimate' with --shard 1/4 to \
            4/4, and no sample may be in two of them. If they have all samples, the result is that \
            of one run of the plan, bit for bit.

            If samples are missing, a line on standard error names them and the commands that \
            compute them. The result is then that of the samples that are there, and the exit \
            status is 1.
            """)

    @Argument(help: RecordInput.help)
    var files: [String]

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Write the merged record to this file; '-' prints it.", valueName: "file"),
        transform: parseRecordFile)
    var record: String?

    @Flag(help: "Print the merged record as JSON.")
    var json = false

    @Option(
        parsing: .unconditional,
        help: """
            The confidence level of the interval, between 0 and 1. (default: the first record's)
            """,
        transform: parseConfidence)
    var confidence: Double?

    func validate() throws {
        try RecordInput.check(files)
    }

    func run() throws {
        let inputs = try files.flatMap(RecordInput.records(named:))
        var merged = try PiRecord.merging(inputs.map(\.record), names: inputs.map(\.name))
        if let confidence { merged = try merged.with(confidence: confidence) }
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
            json || record == "-"
            ? String(decoding: try merged.json(), as: UTF8.self) : report(merged)
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
