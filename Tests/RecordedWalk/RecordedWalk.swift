import Foundation
package import MonteCarlo

/// A program that tests kill: `RecordedWalk FILE SAMPLES` computes a simulation, with its record in a
/// file that is written as often as possible.
@main
package enum RecordedWalk {
    /// The mean of sums of uniforms, from samples that take a varying number of draws.
    package static let simulation = Simulation("recorded walk", value)

    /// The sum of uniforms up to the first that makes it 1 or more.
    package static func value(_ draws: RandomStream) -> Double {
        var sum = 0.0
        repeat { sum += draws.nextUniform() } while sum < 1
        return sum
    }

    /// The plan of so many samples, with blocks of some milliseconds, so most records have open ones.
    package static func plan(samples: Int) throws -> Plan {
        try Plan(samples: samples, seed: 17, blockSize: 1 << 18)
    }

    static func main() async {
        do {
            let arguments = CommandLine.arguments
            guard arguments.count == 3, let samples = Int(arguments[2]) else {
                throw PiKitError(.samples, "usage: RecordedWalk FILE SAMPLES")
            }
            let store = RecordStore(URL(fileURLWithPath: arguments[1]), every: .milliseconds(1))
            print(try await simulation.run(plan(samples: samples), store: store, workers: 2))
        } catch {
            FileHandle.standardError.write(Data("RecordedWalk: \(error)\n".utf8))
            exit(1)
        }
    }
}
