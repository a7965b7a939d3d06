import ArgumentParser
import RandomStreams

/// What a command line asks for.
///
/// The first word decides. Without the name of a subcommand, all words are options of `estimate`, and
/// the subcommand of `run` is `nil`.
///
/// ArgumentParser would find subcommands itself, but then it parses each command line four times, which
/// takes as long as a short run.
enum Invocation {
    case run(Subcommand?, [String])
    case help(Subcommand?)
    case version
    case generate(Generated)
    /// A completion script asks for the values of an option.
    case complete([String])
    case invalid(ValidationError)

    init(_ words: [String]) {
        guard let first = words.first else {
            self = .run(nil, [])
            return
        }
        let rest = Array(words.dropFirst())
        switch first {
        case "help": self = Self.help(rest)
        case "-h", "--help": self = .help(rest.first.flatMap(Subcommand.init))
        case "--version": self = .version
        case "--generate": self = Self.generate(rest)
        case "---completion": self = Self.completion(words)
        default:
            if let subcommand = Subcommand(rawValue: first) {
                self = .run(subcommand, rest)
            } else if first.hasPrefix("--generate=") {
                self = Self.generate([String(first.dropFirst("--generate=".count))] + rest)
            } else if first.hasPrefix("-") {
                self = .run(nil, words)
            } else {
                self = .invalid(Self.unknown(first))
            }
        }
    }

    private static func help(_ words: [String]) -> Invocation {
        let names = words.filter { !["-h", "--help"].contains($0) }.drop { $0 == "help" }
        guard let name = names.first else { return .help(nil) }
        guard let subcommand = Subcommand(rawValue: name) else { return .invalid(unknown(name)) }
        if let second = names.dropFirst().first {
            return .invalid(
                ValidationError(
                    "help is on one subcommand: 'pikit help \(name)' takes no '\(second)'"))
        }
        return .help(subcommand)
    }

    private static func generate(_ words: [String]) -> Invocation {
        guard words.count == 1, let generated = Generated(rawValue: words[0]) else {
            let names = Generated.allCases.map(\.rawValue).joined(separator: ", ")
            return .invalid(ValidationError("give --generate one of \(names), and nothing else"))
        }
        return .generate(generated)
    }

    /// A request of a completion script: names of subcommands, "--", an option, the number of the word
    /// at the cursor, that of the character in it, and the words.
    private static func completion(_ words: [String]) -> Invocation {
        let request = words.drop { $0 != "--" }.dropFirst().prefix(3)
        // ArgumentParser traps if a number is negative.
        guard request.count == 3, request.dropFirst().allSatisfy({ Int($0) ?? -1 >= 0 }) else {
            return .invalid(notFromScript)
        }
        return .complete(words)
    }

    private static let notFromScript = ValidationError(
        "---completion is for the scripts that 'pikit --generate complete-bash' and its like print")

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
        case .run(let subcommand, _): (subcommand ?? .estimate).type
        default: Pikit.self
        }
    }

    /// What ArgumentParser knows of the options that belong to the command line.
    var description: CommandDescription? {
        guard case .run(let subcommand, _) = self else { return CommandDescription.program }
        return CommandDescription.program[subcommand ?? .estimate]
    }

    /// Does what the command line asks for.
    func run() async throws {
        switch self {
        case .run(let subcommand, let words):
            try await Self.run((subcommand ?? .estimate).type, words)
        case .help(let subcommand): writeHelp(on: subcommand)
        case .version: writeToStandardOutput(Pikit.configuration.version + "\n")
        case .generate(let generated): writeToStandardOutput(generated.text)
        case .complete(let words): try Self.writeValues(words)
        case .invalid(let error): throw error
        }
    }

    private static func run(_ type: any ParsableCommand.Type, _ words: [String]) async throws {
        // ArgumentParser would take the words for a request of a completion script.
        if words.first == "---completion" { throw notFromScript }
        try checkEqualsSigns(in: words)
        switch try type.parseAsRoot(words) {
        case var command as any AsyncParsableCommand: try await command.run()
        case var command: try command.run()
        }
    }

    /// Refuses `--record=`, for which ArgumentParser would take the next word as the value.
    private static func checkEqualsSigns(in words: [String]) throws {
        let options = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
        if let option = options.first(where: { $0.firstIndex(of: "=") == $0.indices.last }) {
            throw ValidationError("there is no value after the equals sign of '\(option)'")
        }
    }

    /// Prints the values that an option may have, which ArgumentParser throws as an error.
    private static func writeValues(_ words: [String]) throws {
        do {
            _ = try CompletedPikit.parseAsRoot(words)
        } catch  where CompletedPikit.exitCode(for: error) == .success {
            throw error
        } catch {
            throw notFromScript
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
        guard case .run(nil, let words) = self else { return nil }
        let description = description
        for (place, word) in words.enumerated().dropFirst() {
            guard let subcommand = Subcommand(rawValue: word),
                description?.option(named: words[place - 1]) == nil
            else { continue }
            return (subcommand, [word] + words[..<place] + words[(place + 1)...])
        }
        return nil
    }
}
