import ArgumentParser
import PiKit
import TaskGraph

/// Reports an error as one line and ends the program, or prints help or the version, which
/// ArgumentParser throws as errors too.
func report(_ error: any Error, of invocation: Invocation) -> Never {
    switch error {
    case let status as ExitCode:
        endProgram(status)
    case let run as IncompleteRun<Circle>:
        // A target out of reach is bad input, though only the pilot shows it.
        let error = run.underlyingError as? PiKitError
        if let error, run.record == nil || error.code == .target {
            report(error, of: invocation)
        }
        fail(run.description)
    case let error as PiKitError:
        let isInput = ![.memory, .file, .time].contains(error.code)
        fail(error.description, status: isInput ? .validationFailure : .failure)
    case let error as GraphError:
        fail(error.description)
    case let error as ValidationError:
        fail(error.message, status: .validationFailure)
    default:
        reportParsing(error, of: invocation)
    }
}

/// Reports what ArgumentParser throws.
private func reportParsing(_ error: any Error, of invocation: Invocation) -> Never {
    let type = invocation.type
    let status = type.exitCode(for: error)
    guard status != .success else {
        let text = type.fullMessage(for: error)
        // An option that ArgumentParser adds to each program, and that prints JSON.
        if text.hasPrefix("{") { failUsage("Unknown option '--experimental-dump-help'", of: type) }
        writeToStandardOutput(text + "\n")
        endProgram(.success)
    }
    let message = type.message(for: error)
    // A message about a value says what would be right.
    if message.contains(" is invalid for ") { fail(message, status: status) }
    if message.hasPrefix("Missing value for "), let name = message.nameInQuotes,
        let option = invocation.description?.option(named: name)
    {
        let abstract = option.abstract ?? ""
        fail(
            "Missing value for '\(name) <\(option.valueName ?? "")>': "
                + abstract.prefix(1).lowercased() + abstract.dropFirst(),
            status: status)
    }
    if message.isAboutWords, let (subcommand, words) = invocation.misplaced {
        fail(
            "options follow the name of their subcommand, as in "
                + "'\((["pikit"] + words.map(quotedForShell)).joined(separator: " "))'; "
                + "'pikit help \(subcommand)' lists them",
            status: status)
    }
    // The message on "-qn5" has two lines, neither of which says what would be right.
    let isJoined = message.contains("\n")
    let word = message.nameInQuotes ?? ""
    // Other messages need the usage.
    failUsage(
        isJoined
            ? "Unknown option '\(word)': a short option with a value stands alone, as in '-n 5'"
            : message, of: type)
}

/// Reports a message with the usage of a command.
private func failUsage(_ message: String, of type: any ParsableCommand.Type) -> Never {
    let usages = (type.configuration.usage ?? "").split(separator: "\n").map { line in
        line.drop { $0 == " " }
    }
    let joint = message.hasSuffix("?") || message.hasSuffix(".") ? " " : ". "
    fail("\(message)\(joint)Usage: \(usages.joined(separator: " "))", status: .validationFailure)
}

extension String {
    /// Whether the message says that words of the command line were not expected.
    fileprivate var isAboutWords: Bool {
        hasPrefix("Unexpected argument") || hasPrefix("Unknown option")
            || contains(" unexpected arguments: ")
    }

    /// The name of an option, with its dashes, between the first two quotation marks.
    fileprivate var nameInQuotes: String? {
        let parts = split(separator: "'", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[1].prefix { $0 != " " }) : nil
    }
}
