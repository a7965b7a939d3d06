import Foundation

/// A run of a program, as a shell sees it.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `pikit` with these arguments, and with no variables of GSL's but those of `environment`.
    static func pikit(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> Command {
        try run(pikit, arguments, environment: environment)
    }

    /// Runs a line of shell in which `pikit` is on the path.
    static func shell(_ line: String, in directory: String? = nil) throws -> Command {
        try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: directory)
    }

    private static func run(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:],
        in directory: String? = nil
    ) throws -> Command {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        variables["GSL_RNG_TYPE"] = nil
        variables["GSL_RNG_SEED"] = nil
        variables["PATH", default: ""] =
            pikit.deletingLastPathComponent().path + ":" + (variables["PATH"] ?? "")
        process.environment = variables.merging(environment) { $1 }
        if let directory {
            process.currentDirectoryURL = URL(fileURLWithPath: directory)
        }
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // What these programs print fits the pipes' buffers, so one can be read after the other.
        let outputText = try output.fileHandleForReading.readToEnd() ?? Data()
        let errorText = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Command(
            status: process.terminationReason == .exit ? process.terminationStatus : -1,
            output: String(decoding: outputText, as: UTF8.self),
            errors: String(decoding: errorText, as: UTF8.self))
    }

    /// The program that was built with these tests: it lies beside them.
    private static let pikit: URL = {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        let tests = bundles.first ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("pikit")
    }()
}
