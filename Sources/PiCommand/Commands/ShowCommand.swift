import ArgumentParser
import PiKit

struct ShowCommand: DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .show, "Prints what records hold.", usage: "<file> ...",
        discussion: """
            For each record: the estimate, the plan, the samples that are done, the options of \
            'pikit estimate' that compute those that are missing, and the runs. A file without a \
            record of π is reported, and the exit status is then 1.
            """,
        examples: examples)

    static let examples = [
        Example("pikit show run.json", "how far a run has come, and how it ran"),
        Example("pikit show a.json b.json", "two shards"),
    ]

    @Argument(help: RecordInput.help, completion: .file())
    var files: [String]

    func validate() throws {
        try RecordInput.check(files)
    }

    func run() throws {
        var status = ExitCode.success
        var isFirst = true
        for file in files {
            do {
                for input in try RecordInput.records(named: file) {
                    // A title if there may be several records, and an empty line between them.
                    let title = files.count > 1 || file == "-" ? "\(input.name)\n" : ""
                    writeToStandardOutput((isFirst ? "" : "\n") + title + details(of: input))
                    isFirst = false
                    warn(ofFallbacks: input.record.notes)
                }
            } catch {
                warn("\(error)")
                status = ExitCode.failure
            }
        }
        if status != .success { throw status }
    }
}
