import Foundation

/// A run of a program, as a shell sees it.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `pikit` with these arguments, and with no variables of GSL's and its own but those of
    /// `environment`.
    static func pikit(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Command {
        try run(pikit, arguments, environment: environment)
    }

    static func pikit(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> Command {
        try pikit(arguments, environment: environment)
    }

    /// Runs a line of shell in which `pikit` is on the path.
    ///
    /// - Parameter isReady: Whether to begin to read, given the bytes that can be read.
    static func shell(
        _ line: String, in directory: String? = nil, output: Pipe = Pipe(),
        readingWhen isReady: ((_ available: Int32) -> Bool)? = nil
    ) throws -> Command {
        try run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: directory, output: output,
            readingWhen: isReady)
    }

    private static func run(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:],
        in directory: String? = nil, output: Pipe = Pipe(),
        readingWhen isReady: ((_ available: Int32) -> Bool)? = nil
    ) throws -> Command {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        variables["GSL_RNG_TYPE"] = nil
        variables["GSL_RNG_SEED"] = nil
        variables["PIKIT_KERNEL"] = nil
        variables["PATH", default: ""] =
            pikit.deletingLastPathComponent().path + ":" + (variables["PATH"] ?? "")
        process.environment = variables.merging(environment) { $1 }
        if let directory {
            process.currentDirectoryURL = URL(fileURLWithPath: directory)
        }
        // Errors go to a file, so that a pipe that is full never stops both sides.
        let errors = FileManager.default.temporaryDirectory
            .appendingPathComponent("pikit-\(UUID().uuidString)")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        if let isReady {
            var available: Int32 = 0
            while process.isRunning && !isReady(available) {
                usleep(1000)
                _ = ioctl(output.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &available)
            }
        }
        // There is nothing to read where a test has closed the reading end.
        let outputText = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        let errorText = try Data(contentsOf: errors)
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
