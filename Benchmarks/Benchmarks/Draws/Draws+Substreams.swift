import Foundation
import Measuring
import RandomStreams

extension Draws {
    /// Measures moves to the next substream, after some draws, beside jumps to far draws.
    ///
    /// Each far jump is the first of its stream, and leads to another draw, so nothing is kept.
    static func substreams() throws {
        print("| in microseconds | far jump | next substream | ratio |")
        print("|---|---|---|---|")
        let clock = ContinuousClock()
        for generator in Generator.all where generator.layout == .exact {
            let origin = try RandomStream(generator: generator, seed: seed)
            let stream = try RandomStream(generator: generator, seed: seed, substream: 1)
            try stream.jump(toSubstream: 2)
            var times: (far: [Double], next: [Double]) = ([], [])
            for round in 0..<rounds {
                let copy = origin.copy()
                let far = try clock.measure { try copy.jump(to: .max - UInt64(round)) }
                for _ in 0..<100 * round { _ = stream.nextDraw() }
                let next = try clock.measure { try stream.jump(toSubstream: round + 3) }
                times.far.append(far / .microseconds(1))
                times.next.append(next / .microseconds(1))
            }
            let (far, next) = (median(times.far), median(times.next))
            print(
                String(
                    format: "| %@ | %.3g | %.3g | %.2f |", generator.name, far, next, next / far))
        }
        print()
    }
}
