import Foundation
import Measuring
import PiKit

/// Prints the cost of simulations beside the same work in C, as Markdown tables.
///
/// With arguments it is a peer of `Benchmarks/peers/pricer.py`, see ``Pricing``.
///
/// The alternatives of a table are measured in turn, so that noise affects them equally. The figures
/// are medians.
@main
struct Simulations {
    static let rounds = 15
    static let seed: UInt32 = 42

    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.isEmpty else {
            print(try await Pricing(arguments).json())
            return
        }
        let date = Date.now.formatted(.iso8601.year().month().day())
        print("Simulations on \(processor), \(date). Kernel \(try Kernel.chosen()).")
        print("Medians of \(rounds) rounds, on one worker unless a row says otherwise.\n")
        try await points()
        try await prices()
        try await integrals()
        try await engine()
        try await records()
    }

    /// Work that is measured as a whole.
    typealias Work = () async throws -> Void

    /// Does all works in turn, in several rounds, and returns the median nanoseconds of each.
    static func nanoseconds(
        _ works: [Work], rounds: Int = rounds
    ) async throws -> [Double] {
        let clock = ContinuousClock()
        var times = [[Double]](repeating: [], count: works.count)
        // The first round is not counted: it fills caches and checks kernels.
        for round in 0...rounds {
            for (index, work) in works.enumerated() {
                let start = clock.now
                try await work()
                guard round > 0 else { continue }
                times[index].append((clock.now - start) / .nanoseconds(1))
            }
        }
        return times.map(median)
    }

    /// Throws unless two results agree, as a program that is wrong may be fast.
    static func check(_ isRight: Bool, _ what: String) throws {
        guard isRight else { throw Failure(description: "\(what): the results do not agree") }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
