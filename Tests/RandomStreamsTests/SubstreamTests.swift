import CGSL
import CReference
import RandomStreams
import Testing

@Suite("A substream")
struct SubstreamTests {
    private static let jumping = Generator.all.filter { $0.layout == .exact }
    private static let blocks = Generator.all.filter { $0.layout == .blocks }
    private static let serial = Generator.all.filter { $0.layout == .serial }
    private static let length = RandomStream.substreamLength

    private static func draws(_ stream: RandomStream, _ count: Int = 40) -> [UInt64] {
        (0..<count).map { _ in stream.nextDraw() }
    }

    /// A seed that does not shorten the period.
    private static func seed(_ random: inout SplitMix) -> UInt32 {
        UInt32(truncatingIfNeeded: random.next()) | 1 << 20
    }

    @Test("has the draws of the sequence from its number times 2^40 on", arguments: jumping)
    func jumpsThere(generator: Generator) throws {
        var random = SplitMix(1)
        for _ in 0..<50 {
            let seed = Self.seed(&random)
            let substream = Int(random.next() >> 40)
            let whole = try RandomStream(generator: generator, seed: seed)
            try whole.jump(to: UInt64(substream) * Self.length + 7)
            let stream = try RandomStream(generator: generator, seed: seed, substream: substream)
            #expect(stream.position == 0 && stream.seed == seed && stream.substream == substream)
            try stream.jump(to: 7)
            #expect(Self.draws(stream) == Self.draws(whole))
            #expect(stream.position == 47)
        }
    }

    @Test("is reached by any way up to the last one", arguments: jumping)
    func ways(generator: Generator) throws {
        var random = SplitMix(2)
        for round in 0..<50 {
            let seed = Self.seed(&random)
            let last = generator.substreamCount - 1
            let target = round == 0 ? last : Int(random.next() >> 20)
            let direct = try RandomStream(generator: generator, seed: seed, substream: target)
            let expected = Self.draws(direct)
            // Another one first, from which the way goes forwards or back.
            let other = Int(random.next() >> 20)
            let moved = try RandomStream(generator: generator, seed: seed, substream: other)
            _ = Self.draws(moved, Int(random.next() % 2000))
            try moved.jump(toSubstream: target)
            #expect(moved.position == 0 && moved.substream == target)
            #expect(Self.draws(moved) == expected)
            // The whole sequence knows its substreams too.
            let whole = try RandomStream(generator: generator, seed: seed)
            try whole.jump(toSubstream: target)
            #expect(Self.draws(whole) == expected)
        }
    }

    @Test("leads to the next ones after any number of draws", arguments: jumping)
    func strides(generator: Generator) throws {
        var random = SplitMix(3)
        for stride in [1, 3] {
            let stream = try RandomStream(generator: generator, seed: 5, substream: 1 << 43)
            for step in 1...4 {
                try stream.jump(to: random.next() >> 24)
                _ = Self.draws(stream, 3)
                let copy = stream.copy()
                let target = 1 << 43 + step * stride
                try stream.jump(toSubstream: target)
                let direct = try RandomStream(generator: generator, seed: 5, substream: target)
                let expected = Self.draws(direct)
                #expect(Self.draws(stream) == expected)
                try copy.jump(toSubstream: target)
                #expect(Self.draws(copy) == expected)
                // Back to the start, which the stream keeps.
                try stream.jump(to: 0)
                #expect(Self.draws(stream) == expected)
            }
        }
    }

    // The first to move in a process computes what all share. `make sanitize-threads` runs this test.
    @Test("is reached on many threads at once", arguments: ["mt19937", "gfsr4", "taus2", "cmrg"])
    func threads(name: String) async throws {
        let generator = try Generator(named: name)
        let found = try await withThrowingTaskGroup(of: (seed: UInt32, draws: [UInt64]).self) {
            group in
            for seed in 1...8 as ClosedRange<UInt32> {
                group.addTask {
                    let stream = try RandomStream(generator: generator, seed: seed, substream: 1)
                    let normal = stream.normal()
                    try stream.jump(toSubstream: 2)
                    return (seed, Self.draws(stream, 5) + [normal.bitPattern])
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found.count == 8)
        for (seed, draws) in found {
            let stream = try RandomStream(generator: generator, seed: seed, substream: 1)
            let normal = stream.normal()
            try stream.jump(toSubstream: 2)
            #expect(draws == Self.draws(stream, 5) + [normal.bitPattern])
        }
    }

    @Test("is a sequence of its own for generators that cannot jump", arguments: blocks)
    func seeded(generator: Generator) throws {
        var random = SplitMix(4)
        let moved = try RandomStream(generator: generator, seed: 77)
        for _ in 0..<100 {
            let seed = UInt32(truncatingIfNeeded: random.next())
            let substream = Int(random.next() % UInt64(BlockSeeds.count))
            var expected = [UInt64](repeating: 0, count: 40)
            ref_draws(
                generator.gsl.type, UInt(BlockSeeds(seed: seed)[substream]), 0, &expected, 40)
            let stream = try RandomStream(generator: generator, seed: seed, substream: substream)
            #expect(Self.draws(stream) == expected)
            #expect(stream.seed == seed && stream.substream == substream)
            ref_draws(generator.gsl.type, UInt(BlockSeeds(seed: 77)[substream]), 0, &expected, 40)
            try moved.jump(toSubstream: substream)
            #expect(moved.position == 0 && moved.seed == 77 && moved.substream == substream)
            #expect(Self.draws(moved) == expected)
        }
    }

    @Test("may have a seed that the generator itself refuses, if it cannot jump")
    func refusedSeed() throws {
        let generator = try Generator(named: "ranlxs0")
        #expect(throws: PiKitError.self) {
            try RandomStream(generator: generator, seed: 2_147_483_648)
        }
        let stream = try RandomStream(generator: generator, seed: 2_147_483_648, substream: 0)
        #expect(Set(Self.draws(stream)).count > 30)
    }

    @Test("does not exist for generators that have only one stream", arguments: serial)
    func none(generator: Generator) throws {
        let error = #expect(throws: PiKitError.self) {
            try RandomStream(generator: generator, seed: 1, substream: 0)
        }
        #expect(error?.code == .substream)
        #expect(error?.description.contains("'exact' and 'blocks'") == true)
    }

    @Test(
        "must have a number in range",
        arguments: [
            ("mt19937", -1), ("mt19937", 1 << 44), ("taus2", .max), ("ranlxs0", 2_147_483_562),
        ])
    func range(name: String, substream: Int) throws {
        let generator = try Generator(named: name)
        let stream = try RandomStream(generator: generator, seed: 1)
        let expected = Self.draws(stream.copy())
        let error = #expect(throws: PiKitError.self) { try stream.jump(toSubstream: substream) }
        #expect(error?.code == .substream)
        #expect(
            error?.description
                == "\(name) has the substreams 0 to \(generator.substreamCount - 1), not \(substream)"
        )
        #expect(Self.draws(stream) == expected && stream.substream == nil)
        #expect(throws: PiKitError.self) {
            try RandomStream(generator: generator, seed: 1, substream: substream)
        }
    }

    @Test("does not exist where a seed has too short a period for it")
    func shortPeriod() throws {
        // 69069 times this seed is 1 modulo 2³², which leaves taus without its largest component.
        let seed = (0..<5).reduce(1 as UInt32) { inverse, _ in inverse &* (2 &- 69069 &* inverse) }
        let taus = try Generator(named: "taus")
        let period = try #require(taus.period(seed: seed)?.draws)
        let count = Int(period / Self.length)
        #expect(count == 1 << 17 - 1)
        let last = try RandomStream(generator: taus, seed: seed, substream: count - 1)
        #expect(Set(Self.draws(last)).count > 30)
        let error = #expect(throws: PiKitError.self) { try last.jump(toSubstream: count) }
        #expect(error?.code == .period)
        #expect(error?.description.contains("enough for \(count) substreams") == true)
        // taus2 corrects this seed.
        _ = try RandomStream(generator: Generator(named: "taus2"), seed: seed, substream: count)
    }

    @Test("cannot be reached if the check of the jump-ahead fails")
    func failedCheck() throws {
        let impostor = Generator(unlisted: GSLGenerator(type: ref_impostor()), layout: .exact)
        let error = #expect(throws: PiKitError.self) {
            try RandomStream(generator: impostor, seed: 1, substream: 1)
        }
        #expect(error?.code == .jump)
    }

    @Test(
        "is left for the whole sequence if GSL sets another seed",
        arguments: ["gfsr4", "ranlxd1"])
    func reseeded(name: String) throws {
        let stream = try RandomStream(generator: Generator(named: name), seed: 3, substream: 9)
        _ = stream.nextDraw()
        stream.withUnsafeGSLGenerator { pointer in
            let rng = pointer.assumingMemoryBound(to: gsl_rng.self)
            _ = gsl_rng_get(rng)
        }
        #expect(stream.seed == 3 && stream.substream == 9 && stream.position == 2)
        stream.withUnsafeGSLGenerator { pointer in
            let rng = pointer.assumingMemoryBound(to: gsl_rng.self)
            gsl_rng_set(rng, 4)
            _ = gsl_rng_get(rng)
        }
        #expect(stream.seed == 4 && stream.substream == nil && stream.position == 1)
        let fresh = try RandomStream(generator: stream.generator, seed: 4)
        _ = fresh.nextDraw()
        #expect(Self.draws(stream) == Self.draws(fresh))
        try stream.jump(toSubstream: 9)
        let expected = try RandomStream(generator: stream.generator, seed: 4, substream: 9)
        #expect(Self.draws(stream) == Self.draws(expected))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014), for arguments of tests.
struct SplitMix {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        ref_splitmix(&state)
    }
}

extension RandomStream {
    /// Calls `gsl_rng_set` on the stream's `gsl_rng`.
    func setSeedThroughGSL(_ seed: UInt) {
        withUnsafeGSLGenerator { pointer in
            gsl_rng_set(pointer.assumingMemoryBound(to: gsl_rng.self), seed)
        }
    }
}
