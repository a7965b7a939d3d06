import Foundation

/// A program that was built with these tests, while it runs and when it has ended.
final class Program {
    private let process = Process()
    private let outputs: Folder

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - name: `pikit`, `RecordedWalk`, or the path of another program. The first two are also on the
    ///     search path.
    ///   - environment: Variables that it sees besides those of this process, of which it sees none of
    ///     GSL's and PiKit's.
    init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        outputs = try Folder()
        process.executableURL =
            name.hasPrefix("/")
            ? URL(fileURLWithPath: name) : Self.products.appendingPathComponent(name)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("GSL_RNG") && !$0.key.hasPrefix("PIKIT")
        }
        variables["PATH"] = Self.products.path + ":" + (variables["PATH"] ?? "")
        variables["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = variables.merging(environment) { $1 }
        // Files, unlike pipes, are never full.
        for file in ["output", "errors"] { try outputs.write("", to: file) }
        process.standardOutput = try FileHandle(forWritingTo: outputs.url(of: "output"))
        process.standardError = try FileHandle(forWritingTo: outputs.url(of: "errors"))
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    /// Starts a shell with these commands.
    static func shell(_ commands: String) throws -> Program {
        try Program("/bin/sh", ["-c", commands])
    }

    deinit {
        if process.isRunning { kill() }
    }

    /// Kills it as `kill -9` does, unless it has ended already.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// The status, when it has ended: 128 and the signal's number if a signal has killed it.
    var status: Int32 {
        process.waitUntilExit()
        let isKilled = process.terminationReason == .uncaughtSignal
        return process.terminationStatus + (isKilled ? 128 : 0)
    }

    /// The standard output so far.
    var output: String { text(of: "output") }

    /// The standard error so far.
    var errors: String { text(of: "errors") }

    private func text(of file: String) -> String {
        (try? outputs.data(of: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The folder of the programs, which is that of the tests.
    private static let products: URL = {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        let tests = bundles.first ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.resolvingSymlinksInPath().deletingLastPathComponent()
    }()
}

/// Whether the long tests run, which `make test-faults` asks for.
let runsLongTests = ProcessInfo.processInfo.environment["PIKIT_LONG_TESTS"] == "1"
