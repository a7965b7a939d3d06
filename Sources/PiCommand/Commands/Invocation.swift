import ArgumentParser
import RandomStreams

/// What a command line asks for.
///
/// The first word decides. Without the name of a subcommand, all words are options of `estimate`.
/// ArgumentParser would find subcommands itself, but then it parses each command line four times, which
/// takes as long as a short run.
enum Invocation {
    case run(Subcommand, [String])
    case help(Subcommand?)
    case version
    case generate(Generated)
    /// A completion script asks for the values of an option.
    case complete([String])
    case invalid(ValidationError)

    init(_ words: [String]) {
        guard let first = words.first else {
            self = .run(.estimate, [])
            return
        }
        let rest = Array(words.dropFirst())
        switch first {
        case "help": self = Self.help(rest)
        case "-h", "--help": self = .help(nil)
        case "--version": self = .version
        case "--generate": self = Self.generate(rest.first)
        case "---completion": self = .complete(words)
        default:
            if let subcommand = Subcommand(rawValue: first) {
                self = .run(subcommand, rest)
            } else if first.hasPrefix("--generate=") {
                self = Self.generate(String(first.dropFirst("--generate=".count)))
            } else if first.hasPrefix("-") {
                self = .run(.estimate, words)
            } else {
                self = .invalid(Self.unknown(first))
            }
        }
    }

    private static func help(_ words: [String]) -> Invocation {
        guard let name = words.first(where: { !["-h", "--help"].contains($0) }) else {
            return .help(nil)
        }
        guard let subcommand = Subcommand(rawValue: name) else { return .invalid(unknown(name)) }
        return .help(subcommand)
    }

    private static func generate(_ name: String?) -> Invocation {
        guard let generated = name.flatMap(Generated.init(rawValue:)) else {
            let names = Generated.allCases.map(\.rawValue).joined(separator: ", ")
            return .invalid(ValidationError("give --generate one of \(names)"))
        }
        return .generate(generated)
    }

    private static func unknown(_ name: String) -> ValidationError {
        let names = Subcommand.allCases.map(\.rawValue)
        let end =
            question(suggestingFor: name, among: names + ["help"]) ?? "'pikit help' lists them"
        return ValidationError("there is no subcommand '\(name)'; \(end)")
    }
}

extension Invocation {
    /// The type whose help belongs to the command line.
    var type: any ParsableCommand.Type {
        switch self {
        case .run(let subcommand, _): subcommand.type
        default: Pikit.self
        }
    }

    /// Does what the command line asks for.
    func run() async throws {
        switch self {
        case .run(let subcommand, let words): try await Self.run(subcommand.type, words)
        case .help(let subcommand): writeHelp(on: subcommand)
        case .version: writeToStandardOutput(Pikit.configuration.version + "\n")
        case .generate(let generated): writeToStandardOutput(generated.text)
        case .complete(let words): _ = try CompletedPikit.parseAsRoot(words)
        case .invalid(let error): throw error
        }
    }

    private static func run(_ type: any ParsableCommand.Type, _ words: [String]) async throws {
        switch try type.parseAsRoot(words) {
        case var command as any AsyncParsableCommand: try await command.run()
        case var command: try command.run()
        }
    }

    private func writeHelp(on subcommand: Subcommand?) {
        let help = subcommand.map { Pikit.helpMessage(for: $0.type) } ?? Pikit.helpMessage()
        writeToStandardOutput(help + "\n")
    }

    /// The subcommand whose name stands after options, as in `--tasks 8 graph`, and the right command.
    ///
    /// The options before it were taken for those of `estimate`.
    var misplaced: (subcommand: Subcommand, command: [String])? {
        guard case .run(.estimate, let words) = self else { return nil }
        for (place, word) in words.enumerated().dropFirst() {
            guard let subcommand = Subcommand(rawValue: word) else { continue }
            return (subcommand, [word] + words[..<place] + words[(place + 1)...])
        }
        return nil
    }
}
