import CReference
import RandomStreams
import Testing

@Suite("The seeds of blocks")
struct BlockSeedsTests {
    @Test("are distinct, and from 1 to their count", arguments: [0, 1, 42, .max] as [UInt32])
    func distinct(seed: UInt32) {
        let seeds = BlockSeeds(seed: seed)
        let first = (0..<300_000).map { seeds[$0] }
        let last = (BlockSeeds.count - 100_000..<BlockSeeds.count).map { seeds[$0] }
        let all = first + last
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { 1 <= $0 && $0 <= BlockSeeds.count })
    }

    @Test("depend on the plan's seed")
    func dependOnSeed() {
        let streams = (0..<1000 as Range<UInt32>).map { BlockSeeds(seed: $0)[0] }
        // Among 1000 random numbers below 2³¹, two are equal with probability 2·10⁻⁴.
        #expect(Set(streams).count == 1000)
    }

    @Test("are those that existing records were computed with")
    func knownAnswers() {
        // These values come from an independent implementation of the network in Python.
        #expect(
            [0, 1, 2].map { BlockSeeds(seed: 0)[$0] }
                == [525_959_814, 1_409_986_054, 2_108_207_534])
        #expect(
            [0, 1, 2_147_483_561].map { BlockSeeds(seed: 42)[$0] }
                == [777_103_308, 1_163_154_178, 46_362_924])
    }

    @Test("trap outside their range")
    func outOfRange() async {
        await #expect(processExitsWith: .trap) { _ = BlockSeeds(seed: 1)[-1] }
        await #expect(processExitsWith: .trap) { _ = BlockSeeds(seed: 1)[BlockSeeds.count] }
    }

    @Test(
        "give 4096 blocks 4096 distinct streams",
        arguments: Generator.all.filter { $0.layout == .blocks })
    func distinctStreams(generator: Generator) {
        let seeds = BlockSeeds(seed: 1)
        let streams = (0..<4096).map { ref_fingerprint(generator.gsl.type, seeds[$0]) }
        #expect(Set(streams).count == 4096)
    }
}

/// Where seedings stop distinguishing seeds, which decides which generators run in blocks.
@Suite("The seeding of a generator")
struct SeedingTests {
    @Test(
        "gives some seeds the same stream, so the generator does not run in blocks",
        arguments: [
            ("knuthran", 5, 5 + 1 << 30), ("knuthran2002", 5, 5 + 1 << 30),
            ("ranmar", 5, 5 + 942_438_978), ("ranf", 2, 3), ("uni", 20000, 20001),
            ("uni32", 1, 2), ("slatec", 1, 9), ("zuf", 1, 1 + 31329), ("coveyou", 6, 7),
            ("ran3", 200_000_000, 1_200_000_000), ("gfsr4", 1000, 2_147_482_648),
        ] as [(String, UInt32, UInt32)])
    func folds(name: String, a: UInt32, b: UInt32) throws {
        let generator = try Generator(named: name)
        let pointer = generator.gsl.type
        #expect(Int(b) <= BlockSeeds.count)
        #expect(ref_fingerprint(pointer, a) == ref_fingerprint(pointer, b))
        #expect(generator.layout != .blocks)
    }

    @Test(
        "gives related seeds distinct streams if the generator runs in blocks",
        arguments: Generator.all.filter { $0.layout == .blocks })
    func apart(generator: Generator) {
        // Sums, differences and multiples of seeds that some seedings are known to fold together.
        let related: [(Int) -> Int] = [
            { $0 ^ 1 }, { $0 + 1 }, { $0 ^ 1 << 30 }, { $0 ^ 1 << 29 }, { $0 + 1 << 16 },
            { 1 << 31 - $0 }, { 1 << 30 - $0 }, { 2 * $0 }, { $0 + 942_438_978 },
            { $0 + 1_000_000_000 }, { $0 + 31329 }, { 2_147_483_647 - $0 },
        ]
        let seeds = BlockSeeds(seed: 3)
        for block in 0..<40 {
            let seed = Int(seeds[block])
            let stream = ref_fingerprint(generator.gsl.type, UInt32(seed))
            for other in related.map({ $0(seed) }) where other != seed {
                guard 1 <= other && other <= BlockSeeds.count else { continue }
                #expect(ref_fingerprint(generator.gsl.type, UInt32(other)) != stream)
            }
        }
    }

    @Test("of ranlux repeats after the last block seed", arguments: ["ranlux", "ranlux389"])
    func ranlux(name: String) throws {
        let pointer = try Generator(named: name).gsl.type
        let modulus = UInt32(BlockSeeds.count + 1)
        for seed in 1...84 as ClosedRange<UInt32> {
            #expect(ref_fingerprint(pointer, seed) == ref_fingerprint(pointer, seed + modulus))
        }
    }

    // ranlux keeps the low 24 bits of 24 terms of s ← 40014 s modulo 2147483563. Two seeds give the
    // same state only if all 24 pairs of terms differ by multiples of 2²⁴. The differences obey the
    // same recurrence, so it is enough to follow the 254 possible ones.
    @Test("of ranlux gives all block seeds distinct states")
    func ranluxIsInjective() {
        let modulus = 2_147_483_563
        for multiple in -127...127 where multiple != 0 {
            var differences: Set<Int> = [multiple << 24]
            for _ in 1..<24 {
                differences = Set(
                    differences.flatMap { difference in
                        let residue = (difference * 40014 % modulus + modulus) % modulus
                        return [residue, residue - modulus].filter { $0 % (1 << 24) == 0 }
                    })
            }
            #expect(differences.isEmpty)
        }
    }
}
