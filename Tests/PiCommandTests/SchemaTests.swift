import Foundation
import Testing

/// Compares what the program prints as JSON with the schemas in `Documentation/schemas`.
///
/// Each text must be valid, and an edit of it must be refused unless it is expected to survive: so the
/// sets of survivors say what is optional and what is free.
@Suite(
    "The JSON Schemas",
    .enabled(if: SchemaValidator.isWanted, "`make test-tools` installs the validator"))
struct SchemaTests {
    private static func output(of arguments: String...) throws -> String {
        let command = try Command.pikit(arguments)
        #expect(command.status == 0, "\(command.errors)")
        return command.output
    }

    @Test("describe the list of generators, and nothing more")
    func generators() throws {
        let reports = try SchemaValidator.reports(
            on: [("generators", Self.output(of: "generators", "--json"))])
        #expect(reports.map(\.errors) == [[]])
        let free: Set = [
            "generators longer", "generators.0.log2Period fraction", "generators.0.note other",
            "generators.0.period other", "generators.0.periodSource other",
            "generators.0.seedNote null", "generators.0.seedNote other",
        ]
        #expect(reports[0].survivors == free)
    }

    @Test("describe comparisons, and nothing more")
    func comparisons() throws {
        let outputs = [
            try Self.output(
                of: "compare", "--json", "--samples", "1000", "--seed", "1",
                "--only", "swift-system,kernel"),
            try Self.output(
                of: "compare", "--json", "--samples", "1000", "--seed", "1", "--only", "gsl-loop"),
            // All rows; no standard error; notes.
            try Self.output(of: "compare", "--json", "--samples", "1000", "--workers", "2"),
            try Self.output(of: "compare", "--json", "--samples", "1", "--seed", "1"),
            try Self.output(of: "compare", "--json", "--samples", "9", "--generator", "vax"),
        ]
        let reports = try SchemaValidator.reports(on: outputs.map { ("comparison", $0) })
        #expect(reports.map(\.errors) == outputs.map { _ in [] })
        let free = ["nsPerSample", "pi", "samplesPerSecond", "seconds", "speedup", "standardError"]
            .map { "rows.0.\($0) fraction" }
        #expect(reports[0].survivors == Set(free + ["rows longer", "rows.0.standardError null"]))
        // This row's hits are compared with those of the loop.
        #expect(reports[1].survivors == reports[0].survivors)
    }

    @Test("describe the estimates of graphs, and nothing more")
    func graphs() throws {
        // The layouts `exact`, `blocks` and `serial`.
        let outputs = try ["mt19937", "ranlxs0", "vax"].map {
            try Self.output(
                of: "graph", "--json", "--samples", "1000", "--seed", "1", "--generator", $0)
        }
        // No standard error.
        let short = try Self.output(of: "graph", "--json", "--samples", "1", "--seed", "1")
        let reports = try SchemaValidator.reports(on: (outputs + [short]).map { ("graph", $0) })
        #expect(reports.map(\.errors) == [[], [], [], []])
        let free: Set = [
            "estimate.confidence fraction", "estimate.interval.0 fraction", "estimate.pi fraction",
            "estimate.standardError absent", "estimate.standardError fraction",
        ]
        for report in reports.prefix(3) { #expect(report.survivors == free) }
    }

    /// What may vary in a record of π.
    private static let freeInRecords: Set = [
        "covered longer", "estimate.confidence fraction", "estimate.interval.0 fraction",
        "estimate.pi fraction", "estimate.standardError absent", "estimate.standardError fraction",
        // Another problem may have this total and this estimate too.
        "problem.name other",
        "runs longer", "runs.0.machine.architecture other", "runs.0.machine.host other",
        "runs.0.machine.system other", "runs.0.program other", "runs.0.seconds fraction",
        "seedNote absent", "seedNote other",
    ]

    @Test("describe the records that the program prints, and nothing more")
    func records() throws {
        // The layouts `exact`, `blocks` and `serial`.
        let outputs = try ["mt19937", "ranlxs0", "vax"].map {
            try Self.output(of: "--samples", "1000", "--seed", "1", "--generator", $0, "--json")
        }
        // No standard error.
        let short = try Self.output(of: "--samples", "1", "--seed", "1", "--json")
        let reports = try SchemaValidator.reports(on: (outputs + [short]).map { ("record", $0) })
        #expect(reports.map(\.errors) == [[], [], [], []])
        // The layout `serial` has a saved stream.
        let stream: Set = ["stream absent", "stream.numbers absent", "stream.numbers longer"]
        for (report, more) in zip(reports, [[], [], stream]) {
            #expect(report.survivors == Self.freeInRecords.union(more))
        }
        for record in outputs + [short] {
            #expect(try RecordArticle.program(saysOf: record) == "good\n")
        }
    }

    @Test("describe the record in the article, and nothing more")
    func article() throws {
        let reports = try SchemaValidator.reports(on: [("record", RecordArticle.record())])
        #expect(reports.map(\.errors) == [[]])
        #expect(reports[0].survivors == Self.freeInRecords)
    }

    @Test("let records of other problems have totals of any form, and describe the rest")
    func otherProblems() throws {
        let reports = try SchemaValidator.reports(on: [("record", Self.walk)])
        #expect(reports.map(\.errors) == [[]])
        let (totals, others) = (
            reports[0].survivors.filter { $0.hasPrefix("nodes.0.total") },
            reports[0].survivors.filter { !$0.hasPrefix("nodes.0.total") }
        )
        #expect(totals.contains("nodes.0.total null"))
        #expect(!totals.contains("nodes.0.total absent"))
        let free: Set = [
            "covered longer", "nodes longer", "pilot absent", "pilot.standardError fraction",
            "positions absent", "positions longer", "problem.name other",
            "problem.parameters absent", "problem.parameters other", "problem.samples empty",
            "problem.samples longer",
            "problem.samples.0 other", "problem.version negative", "runs longer",
            "runs.0.jumpFallback absent", "runs.0.jumpFallback other",
            "runs.0.kernelFallback absent", "runs.0.kernelFallback other",
            "runs.0.machine.architecture other", "runs.0.machine.host other",
            "runs.0.machine.system other", "runs.0.program other", "runs.0.seconds fraction",
            "stream absent", "stream.numbers absent", "stream.numbers longer",
        ]
        #expect(others == free)
    }

    @Test("refuse records whose parts contradict each other")
    func contradictions() throws {
        let (pi, walk) = (try RecordArticle.record(), Self.walk)
        let nodes = #""nodes":[{"samples":[0,1000],"total":1}]"#
        let contradictions = [
            pi.replacing("\"tally\":", with: nodes + ",\"tally\":"),
            pi.replacing(/"tally":{[^}]*}/, with: nodes),
            pi.replacing(/"tally":{[^}]*}/, with: "\"tally\":785"),
            pi.replacing(/"tally":{[^}]*},/, with: ""),
            pi.replacing(/"estimate":{[^}]*},/, with: ""),
            pi.replacing("\"name\":\"circle\"", with: "\"name\":\"circle\",\"parameters\":\"{}\""),
            pi.replacing("\"drawsPerSample\":2", with: "\"drawsPerSample\":3"),
            pi.replacing("\"plan\":", with: "\"positions\":[{\"draw\":2,\"sample\":1}],\"plan\":"),
            walk.replacing("\"serial\"", with: "\"exact\""),
            walk.replacing("\"problem\":{", with: "\"problem\":{\"drawsPerSample\":2,"),
            walk.replacing("\"nodes\":", with: "\"tally\":1,\"nodes\":"),
        ]
        for text in contradictions { #expect(text != pi && text != walk) }
        let reports = try SchemaValidator.reports(on: contradictions.map { ("record", $0) })
        for (report, text) in zip(reports, contradictions) {
            #expect(!report.errors.isEmpty, "\(text)")
        }
    }

    @Test("stand beside a program that checks a record's checksum, and finds damage")
    func checksum() throws {
        let record = try RecordArticle.record()
        #expect(try RecordArticle.program(saysOf: record) == "good\n")
        #expect(try RecordArticle.program(saysOf: record + "\n") == "good\n")
        let damaged = record.replacing("\"seed\":42", with: "\"seed\":43")
        #expect(damaged != record)
        #expect(try RecordArticle.program(saysOf: damaged) == "damaged\n")
        #expect(try RecordArticle.program(saysOf: record.replacing(",", with: ", ")) == "damaged\n")
    }

    /// A record that was interrupted, of a simulation whose samples take a varying number of draws,
    /// with a generator of the layout `serial`.
    private static let walk = """
        {"covered":[[0,70000]],"format":"pikit-record",\
        "nodes":[{"samples":[0,65536],"total":{"merged":{"count":65536,"mean":100.5,"meanLow":0,\
        "squares":432000.25,"least":10,"greatest":812}}},{"samples":[65536,70000],"total":[0.5]}],\
        "pilot":{"samples":65536,"standardError":0.25},\
        "plan":{"blockSize":65536,"generator":"vax","samples":1000000,"seed":0,"streams":"serial"},\
        "positions":[{"draw":18446744073709551615,"sample":70000}],\
        "problem":{"name":"steps to leave the strip","parameters":"{\\"width\\":10}",\
        "samples":["4059000000000000","4036000000000000"],"version":2},\
        "runs":[{"began":"2026-11-27T22:40:00Z","end":"interrupted","exactSamples":0,\
        "jumpFallback":"a reason","kernel":"plain","kernelFallback":"a reason",\
        "machine":{"architecture":"aarch64","host":"node7","mathLibrary":"0123456789abcdef",\
        "system":"Linux 6.1.0"},\
        "program":"walks","samples":70000,"seconds":0.25,"version":"0.1.0","workers":1}],\
        "stream":{"checksum":"0123456789abcdef","format":"pikit-stream","generator":"vax",\
        "nextDraws":[1,2,18446744073709551615],"numbers":[7],"position":12345,"seed":0,"version":0},\
        "version":1,"checksum":"0123456789abcdef"}
        """
}
