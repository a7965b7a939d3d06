import Foundation

/// The files of this package.
enum House {
    /// The folder of `Package.swift`.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL

    /// A file's path below the package's folder, and its text.
    struct File {
        let path: String
        let text: String

        /// The path without the suffix of the name: a source and its header have the same.
        var stem: String { String(path.prefix { $0 != "." }) }

        /// The modules that a Swift file imports.
        var imports: [String] {
            captures(
                /(?m)^[ \t]*(?:@\w+ +)?(?:(?:public|package|internal|private) +)?import +(?:(?:struct|class|enum|protocol|func|var|let|typealias) +)?(\w+)/
            )
        }

        /// The text of the group in each match.
        func captures(_ pattern: Regex<(Substring, Substring)>) -> [String] {
            text.matches(of: pattern).map { String($0.output.1) }
        }
    }

    /// The files below a folder whose names end in one of these suffixes, in the order of their paths.
    static func files(_ folder: String, _ suffixes: String...) throws -> [File] {
        try paths(folder).filter { path in suffixes.contains { path.hasSuffix($0) } }
            .map { File(path: $0, text: try text(of: $0)) }
    }

    /// The folders below a folder, but for catalogues of documentation.
    static func folders(_ folder: String) throws -> [String] {
        try paths(folder).filter { path in
            var isFolder: ObjCBool = false
            return !path.contains(".docc")
                && FileManager.default.fileExists(
                    atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Everything below a folder.
    private static func paths(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(
            atPath: root.appendingPathComponent(folder).path
        ).sorted().map { folder + "/" + $0 }
    }

    /// Runs a program of the path, and returns its status and all that it prints.
    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = root
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}

/// Things that use each other.
struct UseGraph {
    private(set) var uses: [String: Set<String>] = [:]

    /// Adds a use.
    ///
    /// Self-use is ignored.
    mutating func add(_ user: String, uses other: String) {
        if user != other { uses[user, default: []].insert(other) }
    }

    /// A way from a thing back to itself, if there is one.
    var cycle: [String]? {
        var isDone: Set<String> = []
        func search(_ path: [String]) -> [String]? {
            let last = path[path.count - 1]
            for next in uses[last, default: []].sorted() where !isDone.contains(next) {
                if let start = path.firstIndex(of: next) { return path[start...] + [next] }
                if let found = search(path + [next]) { return found }
            }
            isDone.insert(last)
            return nil
        }
        for thing in uses.keys.sorted() where !isDone.contains(thing) {
            if let found = search([thing]) { return found }
        }
        return nil
    }
}
