import ArgumentParser
import Foundation
import PiKit

struct StreamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Prints draws of a generator, from any position of its sequence.",
        discussion: """
            Prints integers as gsl_rng_get gives them, a line each. With --raw it writes bytes, for \
            test batteries such as PractRand and dieharder: of a draw less the generator's least \
            value, of k bits, the highest 32, 24, 16 or 8, the lowest byte first. Draws of 2^k and \
            more are passed over there. Without --seed and GSL_RNG_SEED the seed is 0, which stands for \
            the generator's own default.
            """)

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: """
            The first draw, counted from 0; beyond 0 for generators of the kind 'exact'. \
            (default: 0)
            """,
        transform: parseDraws)
    var from: UInt64 = 0

    @Option(
        parsing: .unconditional,
        help: "How many draws. (default: 10, or with --raw until nobody reads any more)",
        transform: parseDraws)
    var count: UInt64?

    @Flag(help: "Write bytes instead of lines.")
    var raw = false

    func run() throws {
        // Draw 2^64 - 1 is the last that has a number.
        let available = from == 0 ? UInt64.max : UInt64.max - from + 1
        if let count, count > available {
            throw ValidationError(
                "the draws below 2^64 from draw \(from) on number \(available), not \(count)")
        }
        let stream = try RandomStream(
            generator: sequence.generator(), seed: sequence.seed() ?? 0)
        if from > 0 {
            try stream.jump(to: from)
        }
        if raw {
            writeBytes(of: stream, count: count ?? available)
        } else {
            writeLines(of: stream, count: count ?? min(10, available))
        }
    }

    /// Draws that are written at a time.
    private static let chunk: UInt64 = 1 << 14

    private func writeLines(of stream: RandomStream, count: UInt64) {
        for start in stride(from: 0, to: count, by: Int(Self.chunk)) {
            let draws = start..<min(count, start + Self.chunk)
            writeToStandardOutput(draws.map { _ in "\(stream.nextDraw())\n" }.joined())
        }
    }

    private func writeBytes(of stream: RandomStream, count: UInt64) {
        let bits = stream.generator.bitsOfNext
        let bytes = min(4, bits / 8)
        for start in stride(from: 0, to: count, by: Int(Self.chunk)) {
            var buffer: [UInt8] = []
            for _ in start..<min(count, start + Self.chunk) {
                guard let draw = stream.nextDrawBits() else { continue }
                let value = draw >> (bits - 8 * bytes)
                for byte in 0..<bytes {
                    buffer.append(UInt8(truncatingIfNeeded: value >> (8 * byte)))
                }
            }
            writeToStandardOutput(buffer)
        }
    }
}
