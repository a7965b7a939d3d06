import Foundation
import Testing

@Suite("Help")
struct HelpTests {
    @Test("is the same however one asks for it")
    func ways() throws {
        for page in try HelpPage.all() {
            let name = page.subcommand.map { [$0] } ?? []
            for words in [["help"] + name, name + ["-h"], ["--help"] + name, ["-h"] + name] {
                let command = try Command.pikit(words)
                #expect(command.output == page.text, "\(words)")
                #expect(command.status == 0 && command.errors.isEmpty)
            }
        }
    }

    @Test("fits the terminal's width", arguments: [80, 100, 120])
    func width(columns: Int) throws {
        var most = 0
        for subcommand in try [nil] + HelpPage.subcommands() {
            let words = (subcommand.map { [$0] } ?? []) + ["--help"]
            let text = try Command.pikit(words, environment: ["COLUMNS": "\(columns)"]).output
            let width = text.split(separator: "\n").map(\.count).max() ?? 0
            #expect(width <= columns, "\(words)")
            most = max(most, width)
        }
        // It makes use of the width.
        #expect(most > columns - 5)
    }

    @Test("has its options in the groups Plan, Run and Output, and examples")
    func groups() throws {
        let order = ["ARGUMENTS", "PLAN", "RUN", "OUTPUT", "OPTIONS"]
        for page in try HelpPage.all() {
            #expect(page.groups == order.filter(page.groups.contains), "\(page.text)")
            let rest = page.items.filter { $0.group == "Options" }.map(\.label)
            let own = page.subcommand == nil ? ["--generate <what>"] : []
            #expect(rest == own + ["--version", "-h, --help"])
            #expect(page.examples.count >= 2)
            for example in page.examples {
                #expect(example.command.contains("pikit"))
                // A line of a help text has two spaces before it.
                #expect(example.command.count <= 76)
                #expect(!example.purpose.isEmpty)
            }
        }
    }

    @Test("explains each option, and says what its value is rather than repeat its name")
    func placeholders() throws {
        let values: Set = [
            "n", "name", "file", "file.svg", "file.json", "i/n", "first..end", "error", "time",
            "seconds", "level", "when", "rows", "what",
        ]
        for page in try HelpPage.all() {
            for item in page.items {
                #expect(item.text.count > 10 && item.text.first?.isUppercase == true, "\(item)")
                for match in item.label.matches(of: /<([^>]*)>/) {
                    #expect(values.contains(String(match.1)), "\(item)")
                    #expect(!item.label.contains("--\(match.1) "), "\(item)")
                }
            }
            // All that usages name is explained.
            let labels = page.items.map(\.label)
            for usage in page.usages {
                for match in usage.matches(of: /(--?[a-z-]+)( <[^>]*>)?\]/) {
                    let name = match.1 + (match.2 ?? "")
                    #expect(
                        labels.contains { $0 == name || $0.hasSuffix(", " + name) }
                            || labels.contains { $0.hasPrefix(match.1 + ",") },
                        "\(usage)")
                }
            }
        }
    }

    @Test("has short options that are the same everywhere")
    func shortOptions() throws {
        let short = [
            "n": "samples", "s": "seed", "g": "generator", "w": "workers", "q": "quiet",
            "h": "help",
        ]
        var seen: Set<String> = []
        for item in try HelpPage.all().flatMap(\.items) {
            guard let match = item.label.firstMatch(of: /^(?:-(\w), )?--([\w-]+)/) else { continue }
            let expected = short.first { $0.value == match.2 }?.key
            #expect(match.1.map(String.init) == expected, "\(item)")
            if let expected { seen.insert(expected) }
        }
        #expect(seen == Set(short.keys))
    }

    @Test("has examples that work, one after another")
    func examples() throws {
        for page in try HelpPage.all() {
            let folder = try Folder()
            if ["merge", "show"].contains(page.subcommand) {
                let runs = ["--shard 1/2 --record a.json", "--shard 2/2 --record b.json"]
                for run in runs + ["--record run.json"] {
                    let command = "pikit --samples 1e7 --seed 1 \(run)"
                    #expect(try Command.shell(command, in: folder.path).status == 0)
                }
            }
            for example in page.examples {
                let command = try Command.shell(example.command, in: folder.path)
                #expect(command.status == 0, "\(example.command): \(command.errors)")
                #expect(!command.output.isEmpty, "\(example.command)")
                #expect(command.errors.isEmpty, "\(example.command): \(command.errors)")
                for file in example.command.matches(of: /\b(\w+\.(json|svg))\b/) {
                    #expect(try folder.files().contains(String(file.1)), "\(example.command)")
                }
            }
        }
    }
}
