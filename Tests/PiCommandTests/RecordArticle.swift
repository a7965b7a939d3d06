import Foundation
import Testing

/// The article "The record", with an example and a program that checks its checksum.
enum RecordArticle {
    private static func block(of language: String) throws -> String {
        let text = try SchemaValidator.text(
            of: "Sources/MonteCarlo/MonteCarlo.docc/Records.md")
        let start = try #require(text.range(of: "\n```\(language)\n"))
        let end = try #require(text.range(of: "\n```\n", range: start.upperBound..<text.endIndex))
        return String(text[start.upperBound..<end.lowerBound])
    }

    /// The record that the article shows.
    static func record() throws -> String { try block(of: "json") }

    /// What the article's program prints for a record.
    static func program(saysOf record: String) throws -> String {
        let folder = try Folder()
        try block(of: "python").write(
            toFile: folder.path + "check.py", atomically: false, encoding: .utf8)
        try record.write(toFile: folder.path + "run.json", atomically: false, encoding: .utf8)
        let result = try Command.shell(
            "'\(SchemaValidator.python)' check.py run.json", in: folder.path)
        #expect(result.errors == "")
        return result.output
    }
}
