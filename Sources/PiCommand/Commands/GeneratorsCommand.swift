import ArgumentParser
import PiKit

struct GeneratorsCommand: DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .generators, "Lists the generators of the installed GSL.", usage: "[--json]",
        discussion: """
            The kind says how workers share a run. 'exact': each worker jumps to its own part of \
            one sequence. 'blocks': each block of 2^22 samples has its own stream. 'serial': one \
            worker follows one stream. The kernel counts the hits: 'plain' calls GSL's functions \
            for each draw, the others run vector code. The period is the number of draws before \
            the sequence repeats; a sample takes two draws. Bits is the number of bits in a draw.
            """,
        examples: examples)

    static let examples = [
        Example("pikit generators", "a table"),
        Example("pikit generators | grep exact", "those that share one sequence between workers"),
        Example("pikit generators --json", "all that is known of them, for programs"),
    ]

    @OptionGroup(title: "Output")
    var json: JSONOption

    func run() throws {
        let kernel = try Kernel.chosen()
        let rows = Generator.all.map { Row($0, kernel: kernel.serves($0) ? kernel : .plain) }
        try writeToStandardOutput(
            json.isWanted ? encodeJSON(List(generators: rows)) : Self.list(of: rows))
    }

    /// The generators as a table, whose notes on quality are wrapped on a terminal.
    private static func list(of rows: [Row]) -> String {
        let table = Table(
            columns: [
                .init(title: "name"), .init(title: "kind"), .init(title: "kernel", rank: 2),
                .init(title: "period", rank: 1), .init(title: "bits", rank: 3),
                .init(title: "quality"),
            ],
            rows: rows.map {
                [
                    $0.name, $0.kind.rawValue, $0.kernel, $0.period ?? "unknown", "\($0.bits)",
                    $0.note,
                ]
            },
            leastOfLast: 24)
        return table.text(fitting: TerminalWidth.ofOutput)
    }
}

extension GeneratorsCommand {
    /// What is printed as JSON, see `Documentation/schemas/generators.schema.json`.
    private struct List: Encodable {
        let format = "pikit-generators"
        let version = 1
        let generators: [Row]
    }

    private struct Row: Encodable {
        let name: String
        let kind: Layout
        let kernel: String
        let period: String?
        let log2Period: Double?
        let periodSource: String?
        let bits: Int
        let note: String
        let seedNote: String?

        init(_ generator: Generator, kernel: Kernel) {
            name = generator.name
            kind = generator.layout
            self.kernel = kernel.name
            period = generator.period?.description
            log2Period = generator.period?.log2
            periodSource = generator.period?.source
            bits = generator.bits
            note = generator.note
            seedNote = generator.seedNote
        }

        private enum CodingKeys: String, CodingKey {
            case name, kind, kernel, period, log2Period, periodSource, bits, note, seedNote
        }

        /// Encodes what is unknown as null.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(kind, forKey: .kind)
            try container.encode(kernel, forKey: .kernel)
            try container.encode(period, forKey: .period)
            try container.encode(log2Period, forKey: .log2Period)
            try container.encode(periodSource, forKey: .periodSource)
            try container.encode(bits, forKey: .bits)
            try container.encode(note, forKey: .note)
            try container.encode(seedNote, forKey: .seedNote)
        }
    }
}
