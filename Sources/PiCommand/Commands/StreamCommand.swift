import ArgumentParser
import PiKit

struct StreamCommand: DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .stream, "Prints a generator's draws from any position of its sequence.",
        usage: "[-g <name>] [-s <n>] [--from <n>] [--count <n>] [--raw]",
        discussion: """
            Prints one integer per line, as gsl_rng_get returns it. With --raw it writes bytes \
            instead, for test batteries such as PractRand and dieharder. It subtracts the \
            generator's least value from each draw. Of the k bits that are then equally likely, it \
            writes the highest 32, 24, 16 or 8, least significant byte first. It skips values of \
            2^k and more. Without --seed and GSL_RNG_SEED the seed is 0, which selects the \
            generator's own default.
            """,
        examples: examples)

    static let examples = [
        Example("pikit stream -s 42 --count 5", "the first five draws of mt19937"),
        Example("pikit stream -g taus2 -s 1 --from 10^12", "ten draws, a long way on"),
        Example("pikit stream -s 1 --raw | head -c 16 | od -t u4", "bytes, for test batteries"),
    ]

    @OptionGroup(title: "Plan")
    var sequence: SequenceOptions

    @OptionGroup(title: "Plan")
    var draws: DrawOptions

    @OptionGroup(title: "Output")
    var output: RawOption

    func run() throws {
        let (from, count, raw) = (draws.from, draws.count, output.raw)
        // The last numbered draw is 2^64 - 1.
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

    /// The draws written at a time.
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

/// The options that say which draws of a sequence are printed.
struct DrawOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of the first draw; only generators of the kind 'exact' can start after 0. "
                + "(default: 0)",
            valueName: "n"),
        transform: parseDraws)
    var from: UInt64 = 0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of draws. (default: 10; with --raw, until the reader stops)",
            valueName: "n"),
        transform: parseDraws)
    var count: UInt64?
}

/// The option that prints draws as bytes.
struct RawOption: ParsableArguments {
    @Flag(help: "Write bytes instead of lines.")
    var raw = false
}
