#if os(Linux)
    import Foundation
    import Testing

    /// Whether tests with `man` should run: if it is there, or if the environment has `CI=true`, so that
    /// they fail without it.
    private let isManWanted =
        FileManager.default.fileExists(atPath: "/usr/bin/man")
        || ProcessInfo.processInfo.environment["CI"] == "true"

    /// Renders the man page with the system's `man`, and compares it with the help texts.
    @Suite(
        "The man page",
        .enabled(if: isManWanted, "`make test-tools` installs man-db"))
    struct ManualPageTests {
        /// The page as a terminal of this width shows it.
        private static func lines(width: Int) throws -> [Substring] {
            let folder = try Folder()
            let page = try Command.shell(
                """
                pikit --generate man > pikit.1 &&
                LC_ALL=C.UTF-8 MANWIDTH=\(width) man --warnings -E UTF-8 -l pikit.1
                """, in: folder.path)
            #expect(page.status == 0)
            #expect(page.errors.isEmpty)
            return page.output.split(separator: "\n", omittingEmptySubsequences: false)
        }

        @Test("is rendered without a warning, and fits its width", arguments: [60, 80, 120])
        func width(columns: Int) throws {
            let lines = try Self.lines(width: columns)
            #expect(lines.count > 200)
            for line in lines {
                #expect(line.count <= columns, "\(line)")
                // No word is broken, as it may be one to type.
                #expect(!line.hasSuffix("‐"), "\(line)")
            }
            #expect(lines.contains { $0.contains("estimate π by Monte Carlo") })
        }

        @Test("has what the help texts have, and nothing more")
        func contents() throws {
            let page = try ManualText(Self.lines(width: 4000))
            let helps = try HelpPage.all()
            let plain = { (text: String) in text.replacing(/[<>]/, with: "") }
            #expect(page.synopsis == helps.flatMap(\.usages).map(plain))
            let program = helps[0]
            #expect(page.description == program.overview)
            let shared = program.items.map {
                HelpPage.Item(group: "", label: plain($0.label), text: $0.text)
            }
            #expect(page.options == shared)
            #expect(
                page.subcommands.map(\.name) == helps.dropFirst().map { "pikit \($0.subcommand!)" })
            for (part, help) in zip(page.subcommands, helps.dropFirst()) {
                #expect(part.paragraphs == help.overview)
                let items = help.items.filter { $0.group != "Options" }.map {
                    HelpPage.Item(group: $0.group, label: plain($0.label), text: $0.text)
                }
                #expect(part.items == items)
                // These are those of the program.
                #expect(
                    help.items.filter { $0.group == "Options" }.allSatisfy(program.items.contains))
            }
            #expect(
                page.examples
                    == helps.flatMap(\.examples).map {
                        HelpPage.Example(
                            purpose: $0.purpose.prefix(1).uppercased() + $0.purpose.dropFirst()
                                + ":",
                            command: $0.command)
                    })
        }
    }

    /// A man page whose paragraphs are lines, taken apart.
    private struct ManualText {
        struct Part {
            let name: String
            var paragraphs: [String] = []
            var items: [HelpPage.Item] = []
        }

        let synopsis: [String]
        let description: [String]
        let options: [HelpPage.Item]
        let subcommands: [Part]
        let examples: [HelpPage.Example]

        init(_ lines: [Substring]) throws {
            var sections: [String: [Substring]] = [:]
            var title = ""
            for line in lines {
                if line.first?.isUppercase == true {
                    title = String(line)
                } else {
                    sections[title, default: []].append(line)
                }
            }
            synopsis = (sections["SYNOPSIS"] ?? []).filter { !$0.isEmpty }.map(Self.words)
            description = Self.part("", sections["DESCRIPTION"] ?? []).paragraphs
            options = Self.part("", sections["OPTIONS"] ?? []).items
            subcommands = (sections["SUBCOMMANDS"] ?? []).split { $0.isEmpty }
                .reduce(into: [[Substring]]()) { parts, lines in
                    if lines.first?.hasPrefix("   pikit ") == true { parts.append([]) }
                    parts[parts.count - 1] += lines + [""]
                }.map { Self.part(Self.words($0[0]), Array($0.dropFirst())) }
            examples = Self.part("", sections["EXAMPLES"] ?? []).items.map {
                HelpPage.Example(purpose: $0.label, command: $0.text)
            }
        }

        private static func words(_ line: Substring) -> String {
            line.trimmingCharacters(in: .whitespaces)
        }

        /// Paragraphs and items.
        ///
        /// An item's text begins in column 14, below its label or beside it.
        private static func part(_ name: String, _ lines: [Substring]) -> Part {
            var part = Part(name: name)
            var group = ""
            for (place, line) in lines.enumerated()
            where line.prefix(8).last != " " && !line.isEmpty {
                let next = place + 1 < lines.count ? lines[place + 1] : ""
                if next.hasPrefix(String(repeating: " ", count: 14)) {
                    let label = words(line).replacing(" ...", with: "")
                    part.items.append(.init(group: group, label: label, text: words(next)))
                } else if let match = line.wholeMatch(of: #/ {7}(-\S{1,5}) +(\S.*)/#) {
                    part.items.append(
                        .init(group: group, label: String(match.1), text: String(match.2)))
                } else if let match = line.wholeMatch(of: #/ {7}(Arguments|Plan|Run|Output):/#) {
                    group = String(match.1)
                } else {
                    part.paragraphs.append(words(line))
                }
            }
            return part
        }
    }
#endif
