import Foundation
import Measuring
import PiKit

/// Measures what a short run of the program costs, and what a process does before it makes draws.
///
/// The argument is the program, such as `bin/pikit`. Each part runs first in a process of its own, since
/// most of them are slow only once.
@main
struct StartUp {
    private static let rounds = 100

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 2, arguments.first == "--part",
            let part = Part(rawValue: arguments.last ?? "")
        {
            print(try await part.seconds())
            return
        }
        guard let program = arguments.first, arguments.count == 1 else {
            FileHandle.standardError.write(Data("usage: StartUp bin/pikit\n".utf8))
            exit(64)
        }
        print("Start-up on \(processor), medians of \(rounds) processes in turn\n")
        try measureProcesses(program)
        try measureParts()
    }

    /// Prints the time of whole processes.
    private static func measureProcesses(_ program: String) throws {
        let lines = [
            ["--version"], ["-n", "x"], ["generators"], ["-n", "1", "-s", "1"],
            ["-n", "1", "-s", "1", "-w", "1"],
            ["-n", "1e8", "-s", "1", "-w", "2"],
        ]
        var seconds = lines.map { _ in [Double]() }
        for _ in 0..<rounds {
            for (index, line) in lines.enumerated() {
                seconds[index].append(try run(program, line).seconds)
            }
        }
        print("whole process, ms")
        for (line, seconds) in zip(lines, seconds) {
            printRow("pikit " + line.joined(separator: " "), median(seconds) * 1e3)
        }
    }

    /// Prints the time of what a process does once.
    private static func measureParts() throws {
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).path
        var seconds = [Part: [Double]]()
        for _ in 0..<rounds {
            for part in Part.allCases {
                let output = try run(own, ["--part", part.rawValue]).output
                guard let time = output.split(separator: "\n").last.flatMap({ Double($0) }) else {
                    throw Failure(program: own, status: 0)
                }
                seconds[part, default: []].append(time)
            }
        }
        print("\nfirst time in a process, ms")
        for part in Part.allCases {
            printRow(part.rawValue, median(seconds[part, default: []]) * 1e3)
        }
    }

    private static func printRow(_ name: String, _ milliseconds: Double) {
        let padding = String(repeating: " ", count: max(1, 44 - name.count))
        print("  " + name + padding + String(format: "%8.3f", milliseconds))
    }

    /// Runs a program, and returns what it prints and its wall-clock time.
    ///
    /// Foundation's `Process` notices the end of a process many milliseconds late.
    private static func run(
        _ program: String, _ arguments: [String]
    ) throws -> (output: String, seconds: Double) {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let start = ContinuousClock.now
        var child: pid_t = 0
        let code = posix_spawn(&child, program, &actions, nil, &words, environ)
        close(ends[1])
        let reader = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        let output = try reader.readToEnd() ?? Data()
        var status: Int32 = 0
        if code == 0 { waitpid(child, &status, 0) }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        // Bad input ends with 64.
        guard code == 0, [0, 64 << 8].contains(status) else {
            throw Failure(program: program, status: status)
        }
        return (String(decoding: output, as: UTF8.self), seconds)
    }

    private struct Failure: Error {
        let program: String
        let status: Int32
    }
}

/// Something that a process does before it makes draws, or to print what it found.
private enum Part: String, CaseIterable {
    case processors = "number of processors"
    case catalog = "catalog of generators"
    case check = "kernel and its check, run of one sample"
    case text = "estimate as text"
    case json = "record as JSON"

    /// The time of the part alone, in seconds.
    func seconds() async throws -> Double {
        switch self {
        case .processors:
            return time { PiEstimator.defaultWorkers }
        case .catalog:
            return time { Generator.all.count }
        case .check:
            let estimator = try PiEstimator(Plan(samples: 1, seed: 1))
            let start = ContinuousClock.now
            _ = try await estimator.run(workers: 1)
            return (ContinuousClock.now - start) / .seconds(1)
        case .text:
            let record = try await Self.record()
            return time { "\(record.estimate)" }
        case .json:
            let record = try await Self.record()
            return try time { try record.json() }
        }
    }

    private static func record() async throws -> PiRecord {
        try await PiEstimator(Plan(samples: 1000, seed: 1)).record(workers: 1)
    }

    private func time<Result>(_ body: () throws -> Result) rethrows -> Double {
        let start = ContinuousClock.now
        withExtendedLifetime(try body()) {}
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
