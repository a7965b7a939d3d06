import ArgumentParser

/// The man page of the program, in the language of `man` (groff's man macros).
///
/// Options and examples are those of the help texts.
struct ManualPage {
    private let program = CommandDescription.program

    var text: String {
        ([header, name, synopsis, description]
            + [heading("SUBCOMMANDS")] + Subcommand.allCases.map(section)
            + [heading("OPTIONS WITHOUT A SUBCOMMAND"), options(of: program)]
            + Self.sections.map { heading($0.title) + paragraphs($0.text) }
            + [heading("EXAMPLES"), examples]).joined()
    }

    private var header: String {
        """
        .\\" Made by 'pikit --generate man'.
        .TH PIKIT 1 "" "pikit \(Pikit.configuration.version)" "User Commands"
        .nh
        .ad l

        """
    }

    private var name: String {
        heading("NAME") + "pikit \\- estimate \\[*p] by Monte Carlo, reproducibly\n"
    }

    private var synopsis: String {
        heading("SYNOPSIS") + usage(of: Pikit.configuration.usage)
            + Subcommand.allCases.map { ".br\n" + usage(of: $0.type.configuration.usage) }.joined()
    }

    /// A usage of one or several lines.
    private func usage(of text: String?) -> String {
        (text ?? "").split(separator: "\n").map { line in
            let isContinued = line.first == " "
            return (isContinued ? "" : ".br\n") + line.drop { $0 == " " }.escapedForMan + "\n"
        }.joined()
    }

    private var description: String {
        heading("DESCRIPTION")
            + paragraphs(Pikit.configuration.abstract + "\n\n" + Pikit.explanation)
    }

    private func section(on subcommand: Subcommand) -> String {
        let type = subcommand.type
        return ".SS \(subcommand.rawValue)\n"
            + paragraphs(type.configuration.abstract + "\n\n" + type.explanation)
            + (program[subcommand].map(options) ?? "")
    }

    /// The arguments of a command in the order of its help: those without a group come last.
    private func options(of command: CommandDescription) -> String {
        let arguments = command.arguments ?? []
        let positional = arguments.filter { $0.kind == .positional }
        let others = arguments.filter { $0.kind != .positional }
        var titles: [String] = []
        for case let title? in others.map(\.sectionTitle) where !titles.contains(title) {
            titles.append(title)
        }
        let groups =
            [("Arguments", positional)]
            + titles.map { title in (title, others.filter { $0.sectionTitle == title }) }
            + [("Options", others.filter { $0.sectionTitle == nil })]
        return groups.filter { !$0.1.isEmpty }.map { title, arguments in
            ".PP\n.I \(title.escapedForMan):\n" + arguments.map(item).joined()
        }.joined()
    }

    private func item(_ argument: CommandDescription.Argument) -> String {
        let value = (argument.valueName ?? "").escapedForMan
        let names = (argument.names ?? []).map { "\\fB\($0.text.escapedForMan)\\fR" }
        let label: String
        switch argument.kind {
        case .positional: label = "\\fI\(value)\\fR" + (argument.isRepeating ? " ..." : "")
        case .flag: label = names.joined(separator: ", ")
        case .option: label = names.joined(separator: ", ") + " \\fI\(value)\\fR"
        }
        return ".TP\n\(label)\n\((argument.abstract ?? "").escapedForMan)\n"
    }

    private var examples: String {
        let all = Pikit.examples + Subcommand.allCases.flatMap { $0.type.examples }
        return all.map { example in
            ".TP\n\(example.purpose.escapedForMan):\n\\fB\(example.command.escapedForMan)\\fR\n"
        }.joined()
    }

    private func heading(_ title: String) -> String { ".SH \(title)\n" }

    /// Paragraphs that empty lines separate.
    ///
    /// A line that begins with a space is kept as it is.
    private func paragraphs(_ text: String) -> String {
        var isNew = true
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            defer { isNew = line.isEmpty }
            return line.isEmpty ? "" : (isNew ? ".PP\n" : ".br\n") + line.escapedForMan + "\n"
        }.joined()
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

extension StringProtocol {
    /// The text as `man` prints it: dashes are minus signs, which can be copied into a shell.
    fileprivate var escapedForMan: String {
        let text = unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\\": "\\e"
            case "-": "\\-"
            case "'": "\\(aq"
            case "^": "\\(ha"
            case "~": "\\(ti"
            case "`": "\\(ga"
            case _ where scalar.isASCII: String(scalar)
            default: "\\[u" + hexadecimal(scalar.value) + "]"
            }
        }.joined()
        // A line that begins with a point is a request.
        return text.first == "." ? "\\&" + text : text
    }
}

/// At least four upper-case digits, as groff wants them.
private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
