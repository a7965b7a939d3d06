import CKernel
import CKernelTesting
import CReference
import Testing

@Suite("A jump")
struct JumpTests {
    /// Around the sizes of the states, and half of them.
    private static let distances: [UInt64] =
        Array(0...64)
        + [311, 312, 313, 623, 624, 625, 1247, 1248, 1249, 9688, 9689, 9690, 19936, 19937, 19938]
        + [30001]

    @Test("leads to the draws that a stock generator makes", arguments: Generator.jumping)
    func equalsDraws(generator: Generator) throws {
        let compared = 700
        for seed in seeds {
            let expected = generator.draws(seed: UInt(seed), count: 60000)
            for start in [0, 1, 7, 623, 624, 20001] as [UInt64] {
                let origin = try Stream(generator, seed: seed)
                _ = origin.draws(Int(start))
                for distance in Self.distances {
                    let stream = try Stream(copying: origin)
                    let end = start + distance
                    #expect(stream.jump(to: end) == CK_JUMP_DONE)
                    #expect(stream.position == end)
                    #expect(stream.draws(compared)[...] == expected[Int(end)...].prefix(compared))
                }
            }
        }
    }

    @Test("leaves a stream from which the kernel continues", arguments: Generator.jumping)
    func counts(generator: Generator) throws {
        for seed in seeds {
            for start in [1, 2, 313, 625, 9691, 20001] as [UInt64] {
                for samples in [1, 2, 63, 64, 156, 312, 313, 4845, 9690] as [UInt64] {
                    let stream = try Stream(generator, seed: seed)
                    #expect(stream.jump(to: start) == CK_JUMP_DONE)
                    let hits = ref_serial_hits_from(generator.type, seed, start, samples)
                    #expect(stream.count(samples).hits == hits)
                }
            }
        }
    }

    @Test(
        "over many draws equals making them", arguments: Generator.jumping,
        [99_991, 10_000_000, 100_000_000])
    func far(generator: Generator, distance: UInt64) throws {
        let stream = try Stream(generator, seed: 11)
        #expect(stream.jump(to: distance) == CK_JUMP_DONE)
        #expect(stream.draws(1000) == generator.draws(seed: 11, from: distance, count: 1000))
    }

    @Test(
        "gives GSL's published values",
        arguments: [
            // From the test program of GSL 2.7.1: generator, seed, draws made, the last of them.
            ("cmrg", 1, 10000, 719_452_880), ("mrg", 1, 10000, 2_064_828_650),
            ("taus", 1, 10000, 2_733_957_125), ("taus2", 1, 10000, 2_733_957_125),
            ("taus113", 1, 1000, 1_925_420_673), ("r250", 1, 10000, 1_100_653_588),
            ("mt19937", 4357, 1000, 1_186_927_261), ("mt19937_1999", 4357, 1000, 1_030_650_439),
            ("mt19937_1998", 4357, 1000, 1_309_179_303),
        ] as [(String, UInt32, UInt64, UInt64)])
    func published(name: String, seed: UInt32, draws: UInt64, value: UInt64) throws {
        let stream = try Stream(Generator.named(name), seed: seed)
        #expect(stream.jump(to: draws - 1) == CK_JUMP_DONE)
        #expect(stream.draws(1) == [value])
    }

    @Test("after a jump equals one jump of both distances", arguments: Generator.jumping)
    func sums(generator: Generator) throws {
        var random = SplitMix64(state: 1)
        for seed in seeds {
            let first = UInt64.random(in: 0..<1 << 63, using: &random)
            let second = UInt64.random(in: 0..<1 << 63, using: &random)
            let once = try Stream(generator, seed: seed)
            let twice = try Stream(generator, seed: seed)
            #expect(once.jump(to: first + second) == CK_JUMP_DONE)
            #expect(twice.jump(to: first) == CK_JUMP_DONE)
            #expect(twice.draws(1).count == 1)
            #expect(twice.jump(to: first + second) == CK_JUMP_DONE)
            #expect(once.draws(2000) == twice.draws(2000))
        }
    }

    @Test("may lead back, or to where the stream is", arguments: Generator.jumping)
    func back(generator: Generator) throws {
        let expected = generator.draws(seed: 3, count: 3000)
        let stream = try Stream(generator, seed: 3)
        for target in [1000, 1000, 999, 0, 1 << 40, 1, .max, 624, 623, 0] as [UInt64] {
            #expect(stream.jump(to: target) == CK_JUMP_DONE)
            #expect(stream.position == target)
            if target < 2000 {
                #expect(stream.draws(900)[...] == expected[Int(target)...].prefix(900))
                #expect(stream.jump(to: target) == CK_JUMP_DONE)
            }
        }
    }

    @Test("as far as the last one is right too", arguments: ["mt19937", "gfsr4"])
    func equalStrides(name: String) throws {
        let generator = try Generator.named(name)
        let stream = try Stream(generator, seed: 8)
        let other = try Stream(generator, seed: 8)
        for (step, stride) in [70001, 70001, 70001, 70002, 70001].enumerated() {
            #expect(stream.jump(to: stream.position + UInt64(stride)) == CK_JUMP_DONE)
            _ = other.draws(stride)
            #expect(stream.draws(step) == other.draws(step))
        }
        #expect(stream.draws(1000) == other.draws(1000))
    }

    @Test("is refused once a stream has passed draw 2^64 - 1", arguments: Generator.jumping)
    func wrapped(generator: Generator) throws {
        let stream = try Stream(generator, seed: 1)
        #expect(stream.jump(to: .max) == CK_JUMP_DONE)
        let copy = try Stream(copying: stream)
        #expect(copy.jump(to: 0) == CK_JUMP_DONE)
        _ = stream.draws(3)
        #expect(stream.position == 2)
        #expect(stream.jump(to: 20) == CK_JUMP_WRAPPED)
        #expect(stream.jump(to: 0) == CK_JUMP_WRAPPED)
        ck_stream_seed(stream.pointer, 1)
        #expect(stream.jump(to: 20) == CK_JUMP_DONE)
    }

    @Test("does not exist for other generators")
    func impossible() throws {
        #expect(
            Set(Generator.jumping.map(\.name)) == [
                "mt19937", "mt19937_1999", "mt19937_1998", "taus", "taus2", "taus113", "gfsr4",
                "r250", "cmrg", "mrg",
            ])
        let ranlxs0 = try Generator.named("ranlxs0")
        #expect(ck_generator_check_jump(ranlxs0.type) == CK_CHECK_ABSENT)
        let stream = try Stream(ranlxs0, seed: 1)
        #expect(stream.jump(to: 5) == CK_JUMP_IMPOSSIBLE)
        #expect(stream.position == 0)
    }

    @Test("is not made if its check fails, for a generator that only looks like mt19937")
    func checkFails() throws {
        let impostor = Generator(ref_impostor())
        #expect(impostor.name == "mt19937")
        #expect(ck_generator_can_jump(impostor.type))
        #expect(ck_generator_check_jump(impostor.type) == CK_CHECK_FAILED)
        let stream = try Stream(impostor, seed: 1)
        #expect(stream.jump(to: 1 << 20) == CK_JUMP_CHECK_FAILED)
        #expect(stream.draws(1000) == impostor.draws(seed: 1, count: 1000))
        #expect(ck_generator_check_jump(try Generator.named("mt19937").type) == CK_CHECK_PASSED)
    }
}

@Suite("A characteristic polynomial")
struct PolynomialTests {
    @Test(
        "is that of the sequence of any bit of the draws",
        arguments: [("mt19937", 19937, 135), ("gfsr4", 9689, 5), ("r250", 250, 3)], [0, 13, 31])
    func derived(generator: (name: String, degree: Int, terms: Int), bit: Int32) throws {
        let type = try Generator.named(generator.name).type
        var count = 0
        let table = try #require(ck_test_polynomial(type, &count))
        var derived = [UInt16](repeating: 0, count: 1000)
        let found = ref_polynomial(type, bit, generator.degree, &derived, derived.count)
        #expect(found == generator.terms)
        #expect(
            Array(derived.prefix(found)) == Array(UnsafeBufferPointer(start: table, count: count)))
        #expect(derived[0] == generator.degree)
    }
}

@Suite("A lent gsl_rng")
struct LentGeneratorTests {
    @Test("moves its stream, for every generator", arguments: Generator.all)
    func moves(generator: Generator) throws {
        let stream = try Stream(generator, seed: 21)
        let expected = generator.draws(seed: 21, count: 3000)
        #expect(stream.draws(5)[...] == expected[..<5])
        var lent = [UInt64](repeating: 0, count: 1500)
        ref_draws_of_gsl_rng(ck_stream_gsl_rng(stream.pointer), &lent, 1500)
        #expect(lent[...] == expected[5..<1505])
        #expect(stream.position == 1505)
        #expect(stream.draws(1495)[...] == expected[1505...])
    }

    @Test("can be seeded and cloned")
    func seededAndCloned() throws {
        let generator = try Generator.named("mt19937")
        let stream = try Stream(generator, seed: 1)
        _ = stream.draws(10)
        #expect(ref_clone_agrees(ck_stream_gsl_rng(stream.pointer), 1000))
        // mt19937 uses 32 bits of a seed, cmrg uses more.
        for (generator, seed) in [(generator, 99), (try .named("cmrg"), 1 << 40 + 7)]
            as [(Generator, UInt)]
        {
            let stream = try Stream(generator, seed: 1)
            _ = stream.draws(10)
            ref_seed_gsl_rng(ck_stream_gsl_rng(stream.pointer), seed)
            #expect(stream.position == 0)
            let expected = generator.draws(seed: seed, count: 2000)
            #expect(stream.jump(to: 1000) == CK_JUMP_DONE)
            #expect(stream.draws(10)[...] == expected[1000..<1010])
            #expect(stream.jump(to: 3) == CK_JUMP_DONE)
            #expect(stream.draws(10)[...] == expected[3..<13])
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
