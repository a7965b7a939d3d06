import ArgumentParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What ArgumentParser knows of a command's options, as its dump says.
struct CommandDescription: Decodable {
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [CommandDescription]?

    /// An argument of a command: an option with a value, a flag, or a value by its position.
    struct Argument: Decodable {
        enum Kind: String, Decodable {
            case positional, option, flag
        }

        let kind: Kind
        /// The title of its group, if it has one.
        let sectionTitle: String?
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let isRepeating: Bool
    }

    struct Name: Decodable {
        enum Kind: String, Decodable {
            case long, short, longWithSingleDash
        }

        let kind: Kind
        let name: String

        /// The name with its dashes.
        var text: String { (kind == .long ? "--" : "-") + name }
    }

    /// The program, with all subcommands that its help lists.
    static var program: CommandDescription {
        struct Dump: Decodable {
            let command: CommandDescription
        }
        do {
            let json = Data(Pikit._dumpHelp().utf8)
            return try JSONDecoder().decode(Dump.self, from: json).command
        } catch {
            preconditionFailure("the dump of ArgumentParser has another format: \(error)")
        }
    }

    /// The option that takes a value and has this name, with its dashes.
    func option(named name: String) -> Argument? {
        arguments?.first { argument in
            argument.kind == .option && (argument.names ?? []).contains { $0.text == name }
        }
    }

    subscript(subcommand: Subcommand) -> CommandDescription? {
        subcommands?.first { $0.commandName == subcommand.rawValue }
    }
}
