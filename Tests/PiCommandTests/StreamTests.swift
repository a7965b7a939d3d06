import PiKit
import Testing

@Suite("pikit stream")
struct StreamTests {
    @Test("prints GSL's published draws")
    func published() throws {
        // GSL 2.7.1's test program has the 1000th draw of seed 4357 and the 10 000th of seed 1.
        let mersenne = try Command.pikit(
            "stream", "--seed", "4357", "--from", "999", "--count", "1")
        #expect(mersenne.output == "1186927261\n")
        let taus = try Command.pikit(
            "stream", "--generator", "taus2", "--seed", "1", "--from", "9999", "--count", "1")
        #expect(taus.output == "2733957125\n")
    }

    @Test("prints ten draws of seed 0 from draw 0 by default")
    func defaults() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 0)
        let expected = (0..<10).map { _ in "\(stream.nextDraw())\n" }.joined()
        #expect(try Command.pikit("stream").output == expected)
    }

    @Test("takes generator and seed from GSL's variables")
    func environment() throws {
        let stream = try RandomStream(generator: Generator(named: "vax"), seed: 42)
        let command = try Command.pikit(
            "stream", "--count", "1",
            environment: ["GSL_RNG_TYPE": "vax", "GSL_RNG_SEED": "0x2a"])
        #expect(command.output == "\(stream.nextDraw())\n")
    }

    @Test("reaches the last numbered draw")
    func last() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 1)
        try stream.jump(to: .max)
        let command = try Command.pikit("stream", "--seed", "1", "--from", "18446744073709551615")
        #expect(command.output == "\(stream.nextDraw())\n")
        #expect(try Command.pikit("stream", "--count", "0").output.isEmpty)
    }

    @Test(
        "writes the high bytes of each draw, least significant first",
        arguments: [("mt19937", 4), ("minstd", 3), ("ranlxs0", 3), ("uni", 1), ("ran3", 3)])
    func raw(name: String, width: Int) throws {
        let generator = try Generator(named: name)
        let command = try Command.shell(
            "pikit stream --raw --seed 5 --count 20000 --generator \(name) | od -An -v -tu1")
        let bytes = command.output.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0) }
        let stream = try RandomStream(generator: generator, seed: 5)
        let bits = generator.bitsOfNext
        var expected: [UInt64] = []
        for _ in 0..<20000 {
            let draw = stream.nextDraw() - generator.draws.lowerBound
            if draw < 1 << bits {
                let high = draw / (1 << (bits - 8 * width))
                expected += (0..<width).map { high >> (8 * UInt64($0)) % 256 }
            }
        }
        #expect(bytes == expected)
    }

    @Test(
        "answers bad input with one line",
        arguments: [
            ("--from -1", "it is negative; the least value is 0"),
            (
                "--from 18446744073709551616",
                "too large; the greatest value is 18446744073709551615"
            ),
            ("--from 1.5", "a whole number from 0"), ("--count -1", "the least value is 0"),
            ("--count abc", "a whole number from 0"),
            (
                "--from 18446744073709551615 --count 2",
                "from draw 18446744073709551615 on number 1, not 2"
            ),
            ("--from 1e19 --count 1e19", "number 8446744073709551616, not 10000000000000000000"),
            ("--generator vax --from 1", "vax cannot jump; generators of the kind 'exact' can"),
            ("--generator ran0 --seed 123459876", "choose another seed"),
            ("--generator foo", "'pikit generators' lists"), ("--seed -1", "the least value is 0"),
        ])
    func badInput(arguments: String, part: String) throws {
        let command = try Command.shell("pikit stream \(arguments)")
        #expect(command.status > 0)
        #expect(command.output.isEmpty)
        #expect(command.errors.contains(part))
        #expect(command.errors.hasPrefix("pikit: "))
        #expect(command.errors.filter { $0 == "\n" }.count == 1)
        #expect(!command.errors.contains("Usage"))
    }
}
