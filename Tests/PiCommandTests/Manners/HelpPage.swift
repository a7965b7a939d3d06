import Foundation

/// A help text, taken apart.
struct HelpPage {
    /// An option or an argument.
    struct Item: Equatable {
        /// The title of its group, such as "Plan".
        let group: String
        /// Its names and its value.
        let label: String
        let text: String
    }

    struct Example: Equatable {
        let purpose: String
        let command: String
    }

    /// The subcommand, or `nil` for the help of the program itself.
    let subcommand: String?
    let text: String
    private let sections: [(title: String, lines: [Substring])]

    /// The help that the program prints on a subcommand, or on itself.
    init(_ subcommand: String?) throws {
        self.subcommand = subcommand
        text = try Command.pikit((subcommand.map { [$0] } ?? []) + ["--help"]).output
        var sections: [(title: String, lines: [Substring])] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let match = line.wholeMatch(of: /([A-Z]+):(?: (.*))?/) {
                sections.append((String(match.1), match.2.map { [$0] } ?? []))
            } else if !sections.isEmpty {
                sections[sections.count - 1].lines.append(line)
            }
        }
        self.sections = sections
    }

    /// The names of all subcommands.
    static func subcommands() throws -> [String] {
        // The last line says how to ask for more help.
        try HelpPage(nil).items(of: "SUBCOMMANDS").filter { !$0.text.isEmpty }.map {
            $0.label.replacing(" (default)", with: "")
        }
    }

    /// The help of the program, and of each subcommand.
    static func all() throws -> [HelpPage] {
        try [HelpPage(nil)] + subcommands().map { try HelpPage($0) }
    }

    /// The titles of the groups of options and arguments.
    var groups: [String] {
        sections.map(\.title).filter {
            !["OVERVIEW", "EXAMPLES", "USAGE", "SUBCOMMANDS"].contains($0)
        }
    }

    /// All options and arguments.
    var items: [Item] { groups.flatMap(items) }

    /// The paragraphs before the examples, each as one line.
    var overview: [String] {
        lines(of: "OVERVIEW").split(separator: "").map { $0.joined(separator: " ") }
    }

    /// The usages, each as one line.
    var usages: [String] {
        var usages: [String] = []
        for line in lines(of: "USAGE") where !line.isEmpty {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("pikit") {
                usages.append(words)
            } else {
                usages[usages.count - 1] += " " + words
            }
        }
        return usages
    }

    var examples: [Example] {
        let lines = lines(of: "EXAMPLES").filter { !$0.isEmpty }
        return stride(from: 0, to: lines.count - 1, by: 2).map { place in
            Example(
                purpose: String(lines[place].trimmingPrefix("  # ")),
                command: String(lines[place + 1].trimmingPrefix("  ")))
        }
    }

    private func lines(of title: String) -> [Substring] {
        sections.filter { $0.title == title }.flatMap(\.lines)
    }

    private func items(of title: String) -> [Item] {
        var items: [(label: String, text: [String])] = []
        for line in lines(of: title) {
            if let match = line.wholeMatch(of: #/  (\S+(?: \S+)*)(?: {2,}(.*))?/#) {
                items.append((String(match.1), match.2.map { [String($0)] } ?? []))
            } else if line.hasPrefix("          "), !items.isEmpty {
                let words = line.trimmingCharacters(in: .whitespaces)
                items[items.count - 1].text.append(words)
            }
        }
        return items.map { label, text in
            Item(group: title.capitalized, label: label, text: text.joined(separator: " "))
        }
    }
}
