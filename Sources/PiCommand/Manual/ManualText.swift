/// Texts in the language of `man`.
enum ManualText {
    static func bold(_ text: some StringProtocol) -> String { "\\fB\(text.escapedForMan)\\fR" }

    static func italic(_ text: some StringProtocol) -> String { "\\fI\(text.escapedForMan)\\fR" }

    /// Paragraphs that empty lines separate.
    static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n\n").map { "\($0.escapedForMan)\n" }.joined(separator: ".PP\n")
    }

    /// What is explained, each with its explanation below it.
    static func items(_ items: KeyValuePairs<String, String>) -> String {
        items.map { ".TP\n\(bold($0.key))\n\($0.value.escapedForMan)\n" }.joined()
    }

    /// The synopsis of a command, from its usage: lines of which those that begin with a space continue
    /// others.
    ///
    /// The words of the command are bold, and so are options; values are italic. Lines break between
    /// brackets only.
    static func synopsis(_ usage: String) -> String {
        var commands: [String] = []
        for line in usage.split(separator: "\n") {
            if line.first == " ", let last = commands.popLast() {
                commands.append(last + " " + line.drop { $0 == " " })
            } else {
                commands.append(String(line))
            }
        }
        return commands.map { command in
            let name = command.prefix { !"[<".contains($0) }
            let rest = command.dropFirst(name.count)
            let words = name.split(separator: " ")
            return
                ".SY \"\(words.joined(separator: " ").escapedForMan)\"\n\(arguments(rest))\n.YS\n"
        }.joined()
    }

    private static func arguments(_ text: Substring) -> String {
        var result = ""
        var depth = 0
        var rest = text
        while let character = rest.first {
            if character == "<", let end = rest.firstIndex(of: ">") {
                result += italic(rest[..<end].dropFirst()).replacing(" ", with: "\\ ")
                rest = rest[end...].dropFirst()
                continue
            }
            if character == "-" {
                let option = rest.prefix { !" ]".contains($0) }
                result += bold(option)
                rest = rest.dropFirst(option.count)
                continue
            }
            depth += character == "[" ? 1 : character == "]" ? -1 : 0
            result += character == " " && depth > 0 ? "\\ " : String(character)
            rest = rest.dropFirst()
        }
        return result.hasPrefix(".") ? "\\&" + result : result
    }
}

extension StringProtocol {
    /// The text as `man` prints it: dashes are minus signs, which can be copied into a shell.
    var escapedForMan: String {
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
