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
        writeToStandardOutput(type.fullMessage(for: error) + "\n")
        endProgram(.success)
    }
    let message = type.message(for: error)
    // A message about a value says what would be right.
    if message.contains(" is invalid for ") { fail(message, status: status) }
    if let (subcommand, words) = invocation.misplaced, message.isAboutWords {
        fail(
            "options follow the name of their subcommand, as in "
                + "'\((["pikit"] + words.map(quotedForShell)).joined(separator: " "))'; 'pikit help \(subcommand)' lists them",
            status: status)
    }
    // Other messages need the usage.
    let usage = type.configuration.usage?.split(separator: "\n").map { $0.drop { $0 == " " } }
    let joint = message.hasSuffix("?") || message.hasSuffix(".") ? " " : ". "
    fail(
        message + joint + "Usage: " + (usage ?? []).joined(separator: " "), status: status)
}

extension String {
    /// Whether the message says that words of the command line were not expected.
    fileprivate var isAboutWords: Bool {
        hasPrefix("Unexpected argument") || hasPrefix("Unknown option")
            || contains(" unexpected arguments: ")
    }
}
