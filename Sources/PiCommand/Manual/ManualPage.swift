import ArgumentParser

/// The man page of the program, in the language of `man` (groff's man macros).
///
/// Options and examples are those of the help texts.
struct ManualPage {
    private let program = CommandDescription.program

    var text: String {
        let sections =
            [
                ("NAME", "pikit \\- estimate \(Self.pi) by Monte Carlo, reproducibly\n"),
                ("SYNOPSIS", synopsis),
                ("DESCRIPTION", description),
                ("OPTIONS", options),
                ("SUBCOMMANDS", Subcommand.allCases.map(section).joined()),
            ]
            + Self.sections
            + [("EXAMPLES", examples), ("SEE ALSO", Self.relatives)]
        return header + sections.map { ".SH \($0.0)\n\($0.1)" }.joined()
    }

    private static let pi = "π".escapedForMan

    /// Text is left-aligned and not hyphenated, as words of it are to be typed.
    private var header: String {
        """
        .\\" Made by 'pikit --generate man'.
        .TH PIKIT 1 "" "pikit \(Pikit.configuration.version)" "User Commands"
        .nh
        .ad l

        """
    }

    private var synopsis: String {
        let usages =
            [Pikit.configuration.usage]
            + Subcommand.allCases.map { $0.type.configuration.usage }
        // `.YS` allows hyphenation again.
        return ".PD 0\n" + usages.map { ManualText.synopsis($0 ?? "") }.joined() + ".PD\n.nh\n"
    }

    private var description: String {
        ManualText.paragraphs(Pikit.configuration.abstract + "\n\n" + Pikit.explanation)
    }

    /// The options of the program itself, and those that it shares with all subcommands.
    private var options: String {
        let (shared, own) = (program.arguments ?? []).partitioned { $0.isShared }
        return "Without a subcommand:\n" + own.map(item).joined()
            + ".PP\nWith any subcommand, and without one:\n" + shared.map(item).joined()
    }

    private func section(on subcommand: Subcommand) -> String {
        let type = subcommand.type
        return ".SS pikit \(subcommand.rawValue)\n"
            + ManualText.paragraphs(type.configuration.abstract + "\n\n" + type.explanation)
            + (program[subcommand].map(groups) ?? "")
    }

    /// The arguments of a subcommand, in groups as in its help.
    private func groups(of command: CommandDescription) -> String {
        let (positional, others) = (command.arguments ?? []).filter { !$0.isShared }
            .partitioned { $0.kind == .positional }
        var titles: [String] = []
        for case let title? in others.map(\.sectionTitle) where !titles.contains(title) {
            titles.append(title)
        }
        let groups =
            [("Arguments", positional)]
            + titles.map { title in (title, others.filter { $0.sectionTitle == title }) }
        return groups.filter { !$0.1.isEmpty }.map { title, arguments in
            ".PP\n.I \(title):\n" + arguments.map(item).joined()
        }.joined()
    }

    private func item(_ argument: CommandDescription.Argument) -> String {
        let value = ManualText.italic(argument.valueName ?? "")
        let names = (argument.names ?? []).map { ManualText.bold($0.text) }.joined(separator: ", ")
        let label =
            switch argument.kind {
            case .positional: value + (argument.isRepeating ? " ..." : "")
            case .flag: names
            case .option: names + " " + value
            }
        return ".TP\n\(label)\n\((argument.abstract ?? "").escapedForMan)\n"
    }

    private var examples: String {
        let all = Pikit.examples + Subcommand.allCases.flatMap { $0.type.examples }
        return all.map { example in
            let purpose = example.purpose.prefix(1).uppercased() + example.purpose.dropFirst()
            return ".TP\n\(purpose.escapedForMan):\n\(ManualText.bold(example.command))\n"
        }.joined()
    }

    private static let relatives = ".BR gsl (3),\n.BR gsl\\-randist (1),\n.BR dot (1)\n"
}

extension CommandDescription.Argument {
    /// Whether all commands have this option.
    fileprivate var isShared: Bool {
        (names ?? []).contains { ["--help", "--version"].contains($0.text) }
    }
}

extension Array {
    /// The elements for which a condition holds, and the others.
    fileprivate func partitioned(by condition: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(condition), filter { !condition($0) })
    }
}

extension DocumentedCommand {
    /// The discussion of the help, without the examples.
    static var explanation: String {
        let text = configuration.discussion
        guard text.hasSuffix(examples.text) else { return text }
        return String(text.dropLast(examples.text.count))
    }
}
