import Foundation
import RandomStreams
import Testing

@Suite("A stream's state")
struct StateTests {
    private static func coded(_ state: RandomStream.State) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(state)
    }

    private static func stream(from data: Data) throws -> RandomStream {
        try RandomStream(JSONDecoder().decode(RandomStream.State.self, from: data))
    }

    /// Three streams of a generator at random places.
    private static func streams(_ generator: Generator, seed: UInt64) throws -> [RandomStream] {
        var random = SplitMix(seed)
        return try (0..<3).map { _ in
            let substream =
                generator.substreamCount > 0 && random.next() % 2 == 0
                ? Int(random.next() % 1_000_000) : nil
            // Within what every generator takes.
            let stream = try RandomStream(
                generator: generator, seed: UInt32(random.next() % 1_000_000) + 1 << 20,
                substream: substream)
            if generator.layout == .exact, random.next() % 2 == 0 {
                try stream.jump(to: random.next() >> 24)
            }
            for _ in 0..<random.next() % 5000 { _ = stream.nextDraw() }
            return stream
        }
    }

    @Test("goes on with the same draws after a round trip", arguments: Generator.all)
    func roundTrip(generator: Generator) throws {
        for stream in try Self.streams(generator, seed: 1) {
            let position = stream.position
            let state = stream.state
            #expect(stream.position == position)
            let data = try Self.coded(state)
            #expect(try JSONDecoder().decode(RandomStream.State.self, from: data) == state)
            let copy = try Self.stream(from: data)
            #expect(copy.generator == generator && copy.position == position)
            #expect(copy.seed == stream.seed && copy.substream == stream.substream)
            #expect(copy.state == state)
            for _ in 0..<3000 {
                #expect(copy.nextDraw() == stream.nextDraw())
            }
            var (rest, expected) = (
                [Double](repeating: 0, count: 1000), [Double](repeating: 1, count: 1000)
            )
            try stream.fill(&expected)
            try copy.fill(&rest)
            #expect(rest == expected)
            #expect(copy.state == stream.state)
        }
    }

    @Test("is small for generators that can jump, and holds GSL's numbers for the others")
    func size() throws {
        for generator in Generator.all {
            let stream = try RandomStream(generator: generator, seed: 77)
            let data = try Self.coded(stream.state)
            if generator.layout == .exact {
                #expect(data.count < 250)
            } else {
                #expect(String(decoding: data, as: UTF8.self).contains("\"numbers\":["))
            }
        }
    }

    @Test("has a fixed form")
    func form() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 4357, substream: nil)
        for _ in 0..<999 { _ = stream.nextDraw() }
        let text = String(decoding: try Self.coded(stream.state), as: UTF8.self)
        // Draw 999 is the one that GSL's own tests publish.
        #expect(text.contains("\"nextDraws\":[1186927261,"))
        #expect(text.hasPrefix("{\"checksum\":\""))
        #expect(
            text.contains(
                "\"format\":\"pikit-stream\",\"generator\":\"mt19937\",\"nextDraws\"")
                && text.hasSuffix("],\"position\":999,\"seed\":4357,\"version\":0}"))
    }

    @Test("can be saved at the end of a substream")
    func end() throws {
        for left in 0...3 {
            let stream = try RandomStream(generator: .mt19937, seed: 2, substream: 4)
            try stream.jump(to: RandomStream.substreamDraws - UInt64(left))
            let copy = try Self.stream(from: Self.coded(stream.state))
            #expect(copy.position == stream.position && copy.substream == 4)
        }
    }

    @Test("knows the seed that was set through GSL")
    func seedSetThroughGSL() throws {
        for generator in Generator.all {
            let stream = try RandomStream(generator: generator, seed: 5)
            stream.setSeedThroughGSL(6)
            _ = stream.nextDraw()
            let copy = try Self.stream(from: Self.coded(stream.state))
            #expect(copy.seed == 6)
            #expect(copy.nextDraw() == stream.nextDraw())
        }
    }

    @Test("is refused if any of its bytes is changed, or is still the same state")
    func mutations() throws {
        var random = SplitMix(9)
        var refused = 0
        for name in ["mt19937", "ranlxs1", "ran3", "minstd", "knuthran2002", "slatec", "taus"] {
            for stream in try Self.streams(Generator(named: name), seed: 3).prefix(2) {
                let state = stream.state
                let data = try Self.coded(state)
                for _ in 0..<800 {
                    var mutated = data
                    for _ in 0...random.next() % 2 {
                        let index = Int(random.next() % UInt64(mutated.count))
                        switch random.next() % 3 {
                        case 0: mutated[index] = UInt8(truncatingIfNeeded: random.next())
                        case 1: mutated[index] = UInt8(ascii: "0") + UInt8(random.next() % 10)
                        default: mutated.remove(at: index)
                        }
                    }
                    do {
                        let read = try JSONDecoder().decode(RandomStream.State.self, from: mutated)
                        #expect(read == state)
                    } catch {
                        #expect(error is PiKitError || error is DecodingError)
                        refused += 1
                    }
                }
            }
        }
        // 11,200 mutations, of which few leave the values alone.
        #expect(refused > 10_000)
    }

    @Test("is refused in each of its parts, with a reason")
    func parts() throws {
        let stream = try RandomStream(generator: Generator(named: "ranlxs0"), seed: 4, substream: 8)
        let text = String(decoding: try Self.coded(stream.state), as: UTF8.self)
        let cases: [(String, String, String)] = [
            ("pikit-stream", "pikit-record", "reads pikit-stream version 0"),
            ("\"version\":0", "\"version\":1", "not pikit-stream version 1"),
            ("ranlxs0", "ranlxs1", "checksum"), ("ranlxs0", "ranlxs7", "no generator 'ranlxs7'"),
            ("\"seed\":4", "\"seed\":5", "checksum"),
            ("\"substream\":8", "\"substream\":9", "checksum"),
            (",\"substream\":8", "", "checksum"),
            ("\"position\":0", "\"position\":1", "checksum"),
        ]
        for (old, new, reason) in cases {
            #expect(text.contains(old))
            let mutated = Data(text.replacing(old, with: new).utf8)
            let error = #expect(throws: PiKitError.self) { try Self.stream(from: mutated) }
            #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
        }
    }

    @Test("cannot be had once the stream has passed draw 2^64 - 1")
    func wrapped() async {
        await #expect(processExitsWith: .failure) {
            let stream = try RandomStream(generator: .mt19937, seed: 1)
            try stream.jump(to: .max)
            _ = stream.nextDraw()
            _ = stream.state
        }
    }
}

@Suite("The checksum")
struct CRC64Tests {
    @Test("is CRC-64/XZ, whose check value is published")
    func published() {
        var crc = CRC64()
        crc.add("123456789".utf8)
        // The catalogue of CRC algorithms (G. Cook) gives this value for "123456789".
        #expect(crc.value == 0x995D_C9BB_DF19_39FA)
    }
}
