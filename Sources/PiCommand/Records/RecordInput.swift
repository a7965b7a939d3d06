import ArgumentParser
import PiKit
import TaskGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A record of π that a command was given, with the name that messages call it by.
struct NamedRecord {
    /// The name of its file, or "standard input, line 3".
    let name: String
    let record: PiRecord

    /// The name of its file, or `nil` if it is from standard input.
    let file: String?
}

/// The records in files and on standard input.
enum RecordInput {
    /// The help on the names of files.
    static let help = ArgumentHelp(
        "Files with a record each. '-' reads records from standard input, one on each line.",
        valueName: "file")

    /// Throws if standard input is named twice.
    static func check(_ names: [String]) throws {
        if names.filter({ $0 == "-" }).count > 1 {
            throw ValidationError("give - once, as standard input can be read only once")
        }
    }

    /// Reads the record of a file, or all records on standard input if the name is "-".
    ///
    /// Throws ``GraphError`` if the file cannot be read, and ``PiKitError`` if it is no record.
    static func records(named name: String) throws -> [NamedRecord] {
        guard name == "-" else {
            let bytes = try InputFile.read(name)
            return [try record(Data(bytes), "'\(name)'", file: name)]
        }
        let lines = try standardInput().split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let records = try lines.enumerated().filter { !$0.element.isEmpty }.map { index, line in
            try record(Data(line), "standard input, line \(index + 1)", file: nil)
        }
        guard !records.isEmpty else {
            throw PiKitError(.record, "standard input has no record")
        }
        return records
    }

    private static func record(_ json: Data, _ name: String, file: String?) throws -> NamedRecord {
        NamedRecord(name: name, record: try PiRecord(json: json, from: name), file: file)
    }

    private static func standardInput() throws -> [UInt8] {
        try InputFile.readStandardInput()
    }
}
