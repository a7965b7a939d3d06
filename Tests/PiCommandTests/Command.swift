import Foundation

/// A finished run of a program: its status, its output, and its errors.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `pikit` with these arguments.
    ///
    /// Of GSL's and its own environment variables, it sees only those in `environment`.
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

    /// Runs a shell command with `pikit` on the path.
    ///
    /// - Parameter isReady: Says whether to begin reading, given the number of available bytes.
    static func shell(
        _ line: String, in directory: String? = nil, output: Pipe = Pipe(),
        readingWhen isReady: ((_ available: Int32) -> Bool)? = nil
    ) throws -> Command {
        try run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: directory, output: output,
            readingWhen: isReady)
    }

    /// Runs `pikit` with standard error elsewhere, and returns its status.
    static func status(of arguments: [String], errorsTo errors: FileHandle) throws -> Int32 {
        let process = Process()
        process.executableURL = pikit
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.runReceivingSignals()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private static func run(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:],
        in directory: String? = nil, output: Pipe = Pipe(),
        readingWhen isReady: ((_ available: Int32) -> Bool)? = nil
    ) throws -> Command {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = variables(environment)
        if let directory {
            process.currentDirectoryURL = URL(fileURLWithPath: directory)
        }
        // Errors go to a file, so that two full pipes cannot deadlock.
        let errors = FileManager.default.temporaryDirectory
            .appendingPathComponent("pikit-\(UUID().uuidString)")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.runReceivingSignals()
        if let isReady {
            var available: Int32 = 0
            while process.isRunning && !isReady(available) {
                usleep(1000)
                _ = ioctl(output.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &available)
            }
        }
        // Reading fails if a test has closed the reading end.
        let outputText = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        let errorText = try Data(contentsOf: errors)
        return Command(
            status: process.terminationReason == .exit ? process.terminationStatus : -1,
            output: String(decoding: outputText, as: UTF8.self),
            errors: String(decoding: errorText, as: UTF8.self))
    }

    /// The environment of a test's programs: this process's, with `pikit` on the path, with these
    /// variables, and without others of GSL's and PiKit's.
    static func variables(_ given: [String: String]) -> [String: String] {
        var variables = ProcessInfo.processInfo.environment
        variables["GSL_RNG_TYPE"] = nil
        variables["GSL_RNG_SEED"] = nil
        variables["PIKIT_KERNEL"] = nil
        variables["PATH", default: ""] =
            pikit.deletingLastPathComponent().path + ":" + (variables["PATH"] ?? "")
        return variables.merging(given) { $1 }
    }

    /// The program that was built with these tests, in the same folder.
    private static let pikit: URL = {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        let tests = bundles.first ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("pikit")
    }()
}
