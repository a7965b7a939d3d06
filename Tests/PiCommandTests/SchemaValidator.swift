import Foundation

/// The validator of JSON Schemas, a program in Python that `make test` installs in the build folder.
enum SchemaValidator {
    /// What it says of a text.
    struct Report: Decodable {
        /// Why the schema refuses the text.
        let errors: [String]
        /// The edits after which the schema accepts the text.
        ///
        /// Each is the path to a value, and what became of it. `Tests/Fixtures/validate.py` makes
        /// the edits.
        let survivors: Set<String>
    }

    /// The folder of `Package.swift`.
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL.path

    /// The Python that has the validator.
    static let python = root + "/.build/test-tools/bin/python"

    /// Whether tests that need it should run: if it is there, or if the environment has `CI=true`, so
    /// that they fail without it.
    static let isWanted =
        FileManager.default.isExecutableFile(atPath: python)
        || ProcessInfo.processInfo.environment["CI"] == "true"

    /// A file of the repository.
    static func text(of file: String) throws -> String {
        try String(contentsOfFile: root + "/" + file, encoding: .utf8)
    }

    /// Checks texts against the schemas with these names, which it checks too.
    static func reports(on texts: [(schema: String, text: String)]) throws -> [Report] {
        let folder = try Folder()
        try JSONEncoder().encode(texts.map { ["schema": $0.schema, "text": $0.text] })
            .write(to: URL(fileURLWithPath: folder.path + "texts"))
        let script = root + "/Tests/Fixtures/validate.py"
        let result = try Command.shell("'\(python)' '\(script)' < '\(folder.path)texts'")
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        return try JSONDecoder().decode([Report].self, from: Data(result.output.utf8))
    }

    /// The validator failed, or a schema is none.
    struct Failure: Error {
        let errors: String
    }
}
