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

    // The checksums were computed by another program.
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
        #expect(text.hasPrefix("{\"checksum\":\"e7671a34d9701eb4\""))
        let block = try RandomStream(generator: Generator(named: "minstd"), seed: 7)
        #expect(
            String(decoding: try Self.coded(block.state), as: UTF8.self)
                == #"{"checksum":"77c1755874e700a0","format":"pikit-stream","generator":"minstd","#
                + #""nextDraws":[117649,1977326743,621132276],"numbers":[7],"position":0,"#
                + #""seed":7,"version":0}"#)
    }

    @Test("can be saved at the end of a substream")
    func end() throws {
        for left in 0...3 {
            let stream = try RandomStream(generator: .mt19937, seed: 2, substream: 4)
            try stream.jump(to: RandomStream.substreamLength - UInt64(left))
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

    /// A state with values of its own, some taken from another.
    private static func changed(
        _ state: RandomStream.State, generator: Generator? = nil, seed: UInt32? = nil,
        substream: Int?? = nil, position: UInt64? = nil, nextDraws: [UInt64]? = nil,
        numbers: [UInt64]?? = nil
    ) -> RandomStream.State {
        RandomStream.State(
            generator: generator ?? state.generator, seed: seed ?? state.seed,
            substream: substream ?? state.substream, position: position ?? state.position,
            nextDraws: nextDraws ?? state.nextDraws, numbers: numbers ?? state.numbers)
    }

    // The checksum of each of these is right, as it is computed when the state is written.
    @Test("is refused, or gives draws in range, if a value is changed under its checksum")
    func crafted() throws {
        var random = SplitMix(12)
        var refused = 0
        for generator in Generator.all {
            for stream in try Self.streams(generator, seed: 5) {
                let state = stream.state
                for round in 0..<60 {
                    var numbers = state.numbers
                    var mutated = state
                    switch round % 5 {
                    case 0:
                        mutated = Self.changed(state, seed: state.seed ^ 1 << (random.next() % 20))
                    case 1:
                        let position = state.position ^ 1 << (random.next() % 12)
                        mutated = Self.changed(state, position: position)
                    case 2:
                        let next = state.nextDraws.map { $0 ^ (random.next() % 2) }
                        mutated = Self.changed(state, nextDraws: next)
                    default:
                        guard let count = numbers?.count else { continue }
                        let index = Int(random.next() % UInt64(count))
                        numbers?[index] = random.next() >> (random.next() % 64)
                        mutated = Self.changed(state, numbers: numbers)
                    }
                    do {
                        let changed = try Self.stream(from: Self.coded(mutated))
                        #expect(changed.state == mutated)
                        for _ in 0..<300 { _ = changed.nextDraw() }
                    } catch let error as PiKitError {
                        #expect(
                            [.state, .period, .jump, .substream].contains(error.code),
                            "\(error.code)")
                        refused += 1
                    }
                }
            }
        }
        // Of 11,160. The numbers of GSL's state and the position say nothing about the other, so a
        // changed position goes unnoticed where the generator cannot jump.
        #expect(refused > 5000)
    }

    @Test("is refused if it is not that of a stream, with a reason")
    func reasons() throws {
        let jumping = try RandomStream(generator: .mt19937, seed: 4).state
        let block = try RandomStream(generator: Generator(named: "ranlxs0"), seed: 4).state
        let last = RandomStream.substreamLength
        let cases: [(RandomStream.State, String)] = [
            (Self.changed(jumping, numbers: [1]), "can jump, so its state has no numbers"),
            (Self.changed(jumping, seed: 5), "goes on with other draws"),
            (Self.changed(jumping, nextDraws: []), "goes on with other draws"),
            (
                Self.changed(block, numbers: .some(nil)),
                "numbers of the state of ranlxs0 are missing"
            ),
            (Self.changed(block, numbers: []), "not those of a state of ranlxs0"),
            (Self.changed(block, numbers: [.max] + (block.numbers ?? [])), "not those of a state"),
            (Self.changed(jumping, substream: 1, position: last + 1), "no draw 1099511627777"),
            (Self.changed(jumping, substream: -1), "not -1"),
        ]
        for (state, reason) in cases {
            let data = try Self.coded(state)
            let error = #expect(throws: PiKitError.self) { try Self.stream(from: data) }
            #expect(error?.description.contains(reason) == true, "\(error?.description ?? reason)")
        }
    }

    @Test("keeps positions that a floating-point number would not")
    func largePositions() throws {
        for position in [1 << 53 + 1, .max - 1] as [UInt64] {
            let stream = try RandomStream(generator: Generator(named: "taus2"), seed: 4)
            try stream.jump(to: position)
            let copy = try Self.stream(from: Self.coded(stream.state))
            #expect(copy.position == position)
            #expect(copy.nextDraw() == stream.nextDraw())
        }
    }

    @Test("cannot be had once the stream has passed draw 2^64 - 1")
    func wrapped() async {
        await #expect(processExitsWith: .trap) {
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
