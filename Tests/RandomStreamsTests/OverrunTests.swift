import CGSL
import CReference
import RandomStreams
import Testing

@Suite("A stream that reports overruns")
struct OverrunTests {
    private static let jumping = Generator.all.filter { $0.layout == .exact }
    private static let serial = Generator.all.filter { $0.layout == .serial }

    /// A stream that has `draws` draws left in its substream.
    private static func stream(
        _ generator: Generator, substream: Int = 6, left draws: UInt64
    ) throws -> RandomStream {
        let stream = try RandomStream(generator: generator, seed: 42, substream: substream)
        stream.reportOverruns()
        try stream.jump(to: RandomStream.substreamLength - draws)
        return stream
    }

    /// The ways to draw, each of which takes a draw or more.
    private static let ways: [@Sendable (RandomStream) -> [UInt64]] =
        [
            { [$0.nextDraw()] },
            { [$0.nextUniform().bitPattern] },
            { [$0.next()] },
            { stream in
                let normal = stream.withUnsafeGSLGenerator {
                    gsl_ran_gaussian($0.assumingMemoryBound(to: gsl_rng.self), 1)
                }
                return [normal.bitPattern]
            },
        ] + DistributionCase.all.map(\.here)

    @Test(
        "goes on past its substream with the draws that follow, and says so from the first on",
        arguments: jumping)
    func goesOn(generator: Generator) throws {
        let length = RandomStream.substreamLength
        // Each way begins before the end, at it and past it.
        let origin = try Self.stream(generator, left: 3)
        let whole = try RandomStream(generator: generator, seed: 42)
        try whole.jump(to: 7 * length - 3)
        for way in Self.ways {
            let (stream, expected) = (origin.copy(), whole.copy())
            #expect(!stream.hasOverrun)
            var ends: Set<Bool> = []
            for _ in 0..<5 {
                #expect(way(stream) == way(expected))
                #expect(stream.position &+ 6 * length == expected.position)
                #expect(stream.hasOverrun == (stream.position > length))
                ends.insert(stream.hasOverrun)
            }
            #expect(ends.contains(true) || stream.position == origin.position)
        }
        #expect(!origin.hasOverrun && origin.position == length - 3)
    }

    @Test("has used up its substream without an overrun", arguments: jumping)
    func exactEnd(generator: Generator) throws {
        let stream = try Self.stream(generator, left: 2)
        _ = stream.nextDraw()
        _ = stream.nextUniform()
        #expect(stream.position == RandomStream.substreamLength && !stream.hasOverrun)
        _ = stream.nextUniform()
        #expect(stream.hasOverrun)
    }

    @Test("fills nothing at its end or past it, and throws", arguments: jumping)
    func fills(generator: Generator) throws {
        let stream = try Self.stream(generator, left: 1)
        var numbers = [-1.0, -1]
        for position in RandomStream.substreamLength - 1...RandomStream.substreamLength + 2 {
            let hasOverrun = stream.hasOverrun
            for error in [
                #expect(throws: PiKitError.self) { try stream.fill(&numbers) },
                #expect(throws: PiKitError.self) { try stream.fillNormals(&numbers) },
            ] {
                #expect(error?.code == .substream)
            }
            #expect(numbers == [-1, -1])
            #expect(stream.position == position && stream.hasOverrun == hasOverrun)
            _ = stream.nextDraw()
        }
        let error = #expect(throws: PiKitError.self) { try stream.fill(&numbers, prefix: 1) }
        #expect(error?.description.contains("has 0 of its 2^40 draws left") == true)
    }

    @Test("starts afresh in another substream, and reports overruns there too", arguments: jumping)
    func moves(generator: Generator) throws {
        let stream = try Self.stream(generator, left: 1)
        for substream in [7, 8, 3] {
            stream.skip(2)
            #expect(stream.hasOverrun)
            try stream.jump(toSubstream: substream)
            #expect(!stream.hasOverrun && stream.position == 0)
            let fresh = try RandomStream(generator: generator, seed: 42, substream: substream)
            for _ in 0..<100 { #expect(stream.nextDraw() == fresh.nextDraw()) }
            try stream.jump(to: RandomStream.substreamLength - 1)
        }
    }

    @Test("does not hide an overrun by a jump back, which leads to the right draw")
    func jumpsBack() throws {
        for generator in Self.jumping {
            let stream = try Self.stream(generator, left: 1)
            let expected = stream.copy()
            stream.skip(700)
            let error = #expect(throws: PiKitError.self) {
                try stream.jump(to: RandomStream.substreamLength + 1)
            }
            #expect(error?.code == .substream)
            try stream.jump(to: RandomStream.substreamLength - 1)
            #expect(stream.hasOverrun)
            #expect(stream.nextDraw() == expected.nextDraw())
            #expect(!expected.hasOverrun)
        }
    }

    @Test("has copies whose overruns are their own")
    func copies() throws {
        let stream = try Self.stream(.mt19937, left: 1)
        let copy = stream.copy()
        copy.skip(2)
        #expect(copy.hasOverrun && !stream.hasOverrun)
        let overrun = copy.copy()
        #expect(overrun.hasOverrun)
        try copy.jump(toSubstream: 0)
        #expect(overrun.hasOverrun && !copy.hasOverrun)
    }

    @Test("has a state past its end too, which is that of no stream")
    func states() throws {
        let stream = try Self.stream(.mt19937, left: 1)
        stream.skip(3)
        let state = stream.state
        #expect(state.nextDraws.isEmpty && state.position == RandomStream.substreamLength + 2)
        let error = #expect(throws: PiKitError.self) { try RandomStream(state) }
        #expect(error?.code == .substream)
    }

    @Test("is possible with generators that cannot jump", arguments: ["ranlxs0", "tt800"])
    func blocks(name: String) throws {
        let generator = try Generator(named: name)
        let start = try RandomStream(generator: generator, seed: 42, substream: 6)
        let state = start.state
        // As if it had drawn all but two.
        let stream = try RandomStream(
            RandomStream.State(
                generator: generator, seed: 42, substream: 6,
                position: RandomStream.substreamLength - 2,
                nextDraws: Array(state.nextDraws.prefix(2)), numbers: state.numbers))
        stream.reportOverruns()
        for i in 0..<5 {
            #expect(stream.hasOverrun == (i > 2))
            #expect(stream.nextDraw() == start.nextDraw())
        }
        try stream.jump(toSubstream: 7)
        #expect(!stream.hasOverrun)
        let next = try RandomStream(generator: generator, seed: 42, substream: 7)
        #expect(stream.nextDraw() == next.nextDraw())
    }

    @Test("may have a limit where there are no substreams", arguments: serial)
    func limits(generator: Generator) throws {
        let stream = try RandomStream(generator: generator, seed: 4)
        let expected = try RandomStream(generator: generator, seed: 4)
        stream.reportOverruns()
        stream.limit(draws: 100)
        for i in 0..<103 {
            #expect(stream.hasOverrun == (i > 100))
            #expect(stream.nextDraw() == expected.nextDraw())
        }
        var numbers = [-1.0]
        let error = #expect(throws: PiKitError.self) { try stream.fill(&numbers) }
        #expect(error?.code == .period)
        #expect(error?.description.contains("has 0 left before it repeats itself") == true)
        #expect(numbers == [-1] && stream.position == 103)
        // A new limit, within which the stream goes on and can be saved.
        stream.limit(draws: 105)
        #expect(!stream.hasOverrun)
        #expect(stream.nextUniform() == expected.nextUniform())
        let saved = try RandomStream(stream.state)
        #expect(!stream.hasOverrun)
        #expect(stream.nextDraw() == saved.nextDraw() && !stream.hasOverrun)
        #expect(stream.nextDraw() == saved.nextDraw() && stream.hasOverrun)
        // A new seed has no limit.
        stream.withUnsafeGSLGenerator {
            gsl_rng_set($0.assumingMemoryBound(to: gsl_rng.self), 5)
        }
        #expect(stream.seed == 5 && !stream.hasOverrun)
        try stream.fill(&numbers)
        stream.skip(1000)
        #expect(stream.position == 1001 && !stream.hasOverrun)
    }

    @Test("traps if the limit lies behind it, or the generator has substreams")
    func badLimits() async {
        await #expect(processExitsWith: .trap) {
            let stream = try RandomStream(generator: Generator(named: "vax"), seed: 1)
            stream.skip(11)
            stream.limit(draws: 10)
        }
        await #expect(processExitsWith: .trap) {
            try RandomStream(generator: .mt19937, seed: 1).limit(draws: 10)
        }
    }

    @Test("ends the process at a limit if it does not report overruns")
    func trapsAtLimit() async {
        let result = await #expect(
            processExitsWith: .trap, observing: [\.standardErrorContent]
        ) {
            let stream = try RandomStream(generator: Generator(named: "vax"), seed: 1)
            stream.limit(draws: 10)
            stream.skip(11)
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("the sequence's 10 draws are used up"))
    }
}

@Suite("Skipped draws")
struct SkipTests {
    @Test("are those that single draws make", arguments: Generator.all)
    func equal(generator: Generator) throws {
        let (stream, expected) = (
            try RandomStream(generator: generator, seed: 9),
            try RandomStream(generator: generator, seed: 9)
        )
        for draws in [0, 1, 2, 623, 5000] as [UInt64] {
            stream.skip(draws)
            for _ in 0..<draws { _ = expected.nextDraw() }
            #expect(stream.position == expected.position)
            #expect(stream.nextDraw() == expected.nextDraw())
        }
    }

    @Test("end the process at the end of a substream, and not before")
    func end() async {
        let result = await #expect(
            processExitsWith: .trap, observing: [\.standardErrorContent]
        ) {
            let stream = try RandomStream(generator: .mt19937, seed: 42, substream: 6)
            try stream.jump(to: RandomStream.substreamLength - 2000)
            stream.skip(2000)
            #expect(stream.position == RandomStream.substreamLength)
            stream.skip(1)
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("the substream's 1099511627776 draws are used up"))
    }
}
