import Foundation
import Measuring
import TaskGraph

/// Prints the cost of task graphs as a Markdown table, or as JSON for `Benchmarks/peers`.
///
/// The tasks are trivial, so all of the cost is the graph's own. Alternatives are measured in turn,
/// and the figures are medians. A task is a call of a function.
@main
struct Graphs {
    private static let rounds = 15

    static func main() async throws {
        switch CommandLine.arguments.dropFirst().first {
        case "--json": print(try json(await measurements()))
        case "--memory": print(try await bytesATask())
        case "--fan": print(try await fan(Int(CommandLine.arguments.last ?? "") ?? 0))
        case nil: try printTable(await measurements())
        case let other?: throw UsageError(description: "give --json or nothing, not \(other)")
        }
    }

    private struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    /// Nanoseconds a task for each measurement, and the bytes a task.
    private static func measurements() async throws -> [(name: String, value: Double)] {
        try await reductions() + fans() + chain()
            + [("memory of a reduce of 10^6 leaves, bytes a task", ownProcess("--memory"))]
    }

    private static let leaf = delayed("leaf") { (x: Int) in x }
    private static let sum = delayed("sum", gathering: Int.self) { $0.reduce(0, +) }

    /// Measures a tree of about 10⁵ tasks, half of which are leaves.
    private static func reductions() async throws -> [(String, Double)] {
        func build() -> Delayed<Int> {
            reduce("add", (0..<50_000).map { leaf(.constant($0)) }) { $0 + $1 }
        }
        let tasks = build().taskCount
        var times: [[Double]] = [[], [], [], []]
        for _ in 0..<rounds {
            var graph: Delayed<Int> = 0
            let built = await nanoseconds { graph = build() }
            let one = try await nanoseconds { _ = try await graph.compute(workers: 1) }
            let two = try await nanoseconds { _ = try await graph.compute(workers: 2) }
            let calling = try await nanoseconds { _ = try graph.computeSynchronously() }
            for (index, time) in [built, one, two, calling].enumerated() {
                times[index].append(time / Double(tasks))
            }
        }
        let (build, one, two, calling) =
            (median(times[0]), median(times[1]), median(times[2]), median(times[3]))
        return [
            ("tree reduce of 10^5 tasks: build", build),
            ("run, 1 worker", one),
            ("build and run, 1 worker", build + one),
            ("run, 2 workers", two),
            ("run, calling thread", calling),
        ]
    }

    /// Measures one task that takes the results of many.
    ///
    /// Each fan runs in a process of its own, as a process may still be releasing an earlier graph.
    private static func fans() throws -> [(String, Double)] {
        var times: [Int: [Double]] = [:]
        for _ in 0..<rounds {
            for width in [10_000, 1_000_000] {
                times[width, default: []].append(try ownProcess("--fan", "\(width)"))
            }
        }
        return [
            ("fan-in of 10^4: build and run", median(times[10_000, default: []])),
            ("fan-in of 10^6: build and run", median(times[1_000_000, default: []])),
        ]
    }

    /// Builds and computes a fan several times, with at least a million tasks in all, and returns
    /// nanoseconds a task.
    private static func fan(_ width: Int) async throws -> Double {
        var times: [Double] = []
        for _ in 0..<max(3, 1_000_000 / width) {
            let time = try await nanoseconds {
                let fan = sum((0..<width).map { leaf(.constant($0)) })
                _ = try await fan.compute(workers: 1)
            }
            times.append(time / Double(width + 1))
        }
        return median(times)
    }

    /// Measures a chain, in which each task takes the result of the one before.
    private static func chain() async throws -> [(String, Double)] {
        let next = delayed("next") { (x: Int) in x + 1 }
        let length = 1_000_000
        var times: [Double] = []
        for _ in 0..<5 {
            let time = try await nanoseconds {
                var chain = next(0)
                for _ in 1..<length { chain = next(chain) }
                guard try await chain.compute(workers: 1) == length else { fatalError() }
            }
            times.append(time / Double(length))
        }
        return [("chain of 10^6: build, run, and release", median(times))]
    }

    /// The peak memory of a reduction of 10⁶ leaves, including the graph, in bytes a task.
    ///
    /// This measures the growth of the process's peak, so the process must do nothing else.
    private static func bytesATask() async throws -> Double {
        let before = try peak()
        let graph = reduce("add", (0..<1_000_000).map { leaf(.constant($0)) }) { $0 + $1 }
        _ = try await graph.compute(workers: 2)
        return try (peak() - before) / Double(graph.taskCount)
    }

    /// The peak memory of this process so far, in bytes.
    private static func peak() throws -> Double {
        #if os(Linux)
            // Unlike `getrusage`, this does not count the parent process's memory.
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
                let kibibytes = Double(line.filter(\.isNumber))
            else { throw UsageError(description: "/proc/self/status has no VmHWM") }
            return kibibytes * 1024
        #else
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return Double(usage.ru_maxrss)
        #endif
    }

    /// Runs this program in a new process, and returns the number that it prints.
    private static func ownProcess(_ arguments: String...) throws -> Double {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        guard let number = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw UsageError(description: "the process with the arguments \(arguments) failed")
        }
        return number
    }

    private static func nanoseconds(_ work: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await work()
        return (clock.now - start) / .nanoseconds(1)
    }

}

extension Graphs {
    private static func printTable(_ measurements: [(name: String, value: Double)]) {
        print("| work | ns a task |\n|---|---|")
        for (name, value) in measurements {
            print("| \(name) | \(String(format: "%.0f", value)) |")
        }
    }

    private static func json(_ measurements: [(name: String, value: Double)]) throws -> String {
        let values = Dictionary(uniqueKeysWithValues: measurements)
        return String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
    }
}
