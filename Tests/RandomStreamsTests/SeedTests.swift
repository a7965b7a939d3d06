import CGSL
import CReference
import Foundation
import RandomStreams
import Testing

/// What the catalog says of seeds, against the draws of the installed GSL.
@Suite("A seed")
struct SeedTests {
    /// The seed for which GSL's seeding of ran0 aborts the process.
    private static let refused: UInt32 = 123_459_876

    private static func draws(_ generator: Generator, _ seed: UInt32) -> [UInt64] {
        var draws = [UInt64](repeating: 0, count: 1000)
        ref_draws(generator.gsl.type, UInt(seed), 0, &draws, 1000)
        return draws
    }

    /// Seeds of all magnitudes.
    private static func randomSeeds(_ count: Int) -> [UInt32] {
        var state: UInt64 = 20
        return (0..<count).map { _ in
            let word = ref_splitmix(&state)
            return UInt32(word >> 32) >> UInt32(word % 16)
        }
    }

    /// The generators whose seed 0 is none of the others.
    private static let ownZero: Set = ["ranf", "tt800", "uni", "vax"]

    @Test("of 0 gives the draws of its canonical seed, or of no other", arguments: Generator.all)
    func zero(generator: Generator) throws {
        let canonical = try #require(generator.canonicalSeed(of: 0))
        #expect(Self.draws(generator, 0) == Self.draws(generator, canonical))
        // 0 is the least seed with ran0's sequence, so it is its own canonical seed there.
        #expect(
            (canonical == 0) == (Self.ownZero.contains(generator.name) || generator.name == "ran0"))
        if Self.ownZero.contains(generator.name) {
            let zero = ref_fingerprint(generator.gsl.type, 0)
            for seed in Array(1...1000) + Self.randomSeeds(1000) where seed != 0 {
                #expect(ref_fingerprint(generator.gsl.type, seed) != zero)
            }
        }
    }

    @Test(
        "of 0 stands for GSL's default seed",
        arguments: [
            ("mt19937", 4357), ("mt19937_1999", 4357), ("mt19937_1998", 4357), ("gfsr4", 4357),
            ("taus", 1), ("taus2", 1), ("taus113", 1), ("r250", 1), ("cmrg", 1), ("mrg", 1),
            ("ranlux", 314_159_265), ("ranlux389", 314_159_265), ("ranlxs0", 1), ("ranlxd2", 1),
            ("rand48", 0x1234_ABCD), ("knuthran2002", 314_159), ("zuf", 1802), ("minstd", 1),
            ("uni32", 2_147_483_647), ("coveyou", 2), ("ran3", 1), ("random256-glibc2", 1),
        ] as [(String, UInt32)])
    func defaults(name: String, seed: UInt32) throws {
        let generator = try Generator(named: name)
        #expect(Self.draws(generator, 0) == Self.draws(generator, seed))
        #expect(generator.canonicalSeed(of: 0) == seed)
    }

    /// Numbers by which seedings are known to fold seeds, or by which one might suspect it.
    private static let numbers: [UInt32] = [
        1 << 31, 1 << 30, 1 << 29, 1 << 16, 2_147_483_647, 4_294_967_294, 2_147_483_563,
        2_147_483_399, 942_438_978, 31329, 30082, 16807, 1_000_000_000, 709_551_616, 8, 3, 2, 1,
    ]

    /// Seeds that could give the same sequence as `seed`.
    private static func related(to seed: UInt32) -> [UInt32] {
        var others = [~seed, 0 &- seed, 0 &- 3 &- seed, 2 &* seed, seed &* 69069]
        others.append(((seed ^ refused) &+ 2_147_483_647) ^ refused)
        for number in numbers {
            others += [seed &+ number, seed &- number, number &- seed, seed ^ number]
        }
        return others
    }

    private static let distinct: Set = [
        "borosh13", "cmrg", "fishman2x", "mrg", "mt19937", "mt19937_1998", "mt19937_1999", "r250",
        "ran2", "rand48", "taus", "taus113", "taus2", "transputer", "tt800", "vax", "waterman14",
    ]

    @Test(
        "and a related one give the same draws if, and only if, their canonical seeds are equal",
        arguments: Generator.all)
    func twins(generator: Generator) throws {
        var twins = 0
        for seed in Self.randomSeeds(20) where seed != Self.refused {
            let canonical = try #require(generator.canonicalSeed(of: seed))
            #expect(generator.canonicalSeed(of: canonical) == canonical)
            let draws = Self.draws(generator, seed)
            for other in Self.related(to: seed) + [canonical]
            where other != seed && other != Self.refused {
                let isTwin = generator.canonicalSeed(of: other) == canonical
                twins += isTwin ? 1 : 0
                #expect((Self.draws(generator, other) == draws) == isTwin, "\(seed) and \(other)")
            }
        }
        let isDistinct =
            Self.distinct.contains(generator.name)
            || generator.name.contains(/^random(32|64|128|256|)-/)
        #expect((twins == 0) == isDistinct)
    }

    @Test(
        "can share its draws with a few others, but not with their neighbours",
        arguments: [
            ("fishman18", [0, 1, 2_147_483_647, 2_147_483_648, 4_294_967_294, .max]),
            ("fishman20", [0, 1, 2_147_483_647, 2_147_483_649, 4_294_967_294]),
            ("fishman20", [2_147_483_648, .max]), ("fishman20", [2_147_483_646]),
            ("fishman2x", [0, 1, 2_147_483_399, 2_147_483_647, 4_294_966_798, 4_294_967_294]),
            ("lecuyer21", [0, 1, 2_147_483_399, 2_147_483_400, 4_294_966_798, 4_294_966_799]),
            ("knuthran2", [0, 1, 2_147_483_647, 2_147_483_648, 4_294_967_294, .max]),
            ("minstd", [0, 1, 2_147_483_648, .max]), ("minstd", [2_147_483_647, 4_294_967_294]),
            ("ranlxd1", [0, 1, .max]), ("ranlxd1", [2_147_483_648]),
            ("ranlxs2", [0, 1, 2_147_483_649]), ("ranlxs2", [2_147_483_648]),
            ("ranlux", [2_147_483_563, 4_294_967_126]),
            ("ranlux", [0, 314_159_265, 2_461_642_828]),
            ("taus2", [2_783_094_533, 4_054_316_303]), ("taus", [2_783_094_533]),
            ("taus113", [2_783_094_533, 4_054_316_303]), ("taus", [4_054_316_303]),
            ("gfsr4", [0, 4357, 2_147_479_291]), ("gfsr4", [2_147_483_648, 3_221_225_472]),
            ("gfsr4", [1_073_741_824]), ("uni", [16383, 16384, 1 << 31, .max]), ("uni", [16382]),
            ("uni32", [0, 2_147_483_647, 2_147_483_648, .max]),
            ("uni32", [2_147_483_645, 2_147_483_646]), ("uni32", [1, 2]), ("ranf", [0]),
            ("ranf", [1]), ("ranf", [2, 3]), ("ranf", [4_294_967_294, .max]),
            ("zuf", [0, 1802, 33131]), ("zuf", [31329, 62658]), ("zuf", [942_438_978 + 5]),
            ("ranmar", [0, 942_438_978]), ("ran0", [0, 2_147_483_655]),
            ("ran3", [0, 1, 709_551_617, 1_709_551_617, 3_709_551_617]),
            ("ran3", [161_803_398, 871_355_014, 1_871_355_014]),
            ("ran3", [161_803_399, 1_161_803_399]), ("ran3", [709_551_616, 1_709_551_616]),
            ("coveyou", [0, 2, 3, 4_294_967_293]), ("coveyou", [1, 4_294_967_292, .max]),
            ("slatec", [0, 8, 16, 4_294_967_288]), ("rand", [0, 2_147_483_648]),
            ("random8-bsd", [0, 1, 2_147_483_649]), ("random8-bsd", [2_147_483_648]),
            ("knuthran", [0, 1 << 30, 1 << 31]), ("knuthran2002", [1 << 30, 1 << 31]),
            ("knuthran2002", [0, 314_159, 314_159 + 1 << 30]),
        ] as [(String, [UInt32])])
    func special(name: String, seeds: [UInt32]) throws {
        let generator = try Generator(named: name)
        let draws = Self.draws(generator, seeds[0])
        let canonical = generator.canonicalSeed(of: seeds[0])
        for seed in seeds {
            #expect(Self.draws(generator, seed) == draws, "\(seed)")
            #expect(generator.canonicalSeed(of: seed) == canonical, "\(seed)")
            for other in [seed &- 1, seed &+ 1, seed &+ 1 << 10] where !seeds.contains(other) {
                let isTwin = Self.draws(generator, other) == draws
                #expect(isTwin == (generator.canonicalSeed(of: other) == canonical), "\(other)")
            }
        }
    }

    @Test(
        "of a generator with few sequences gives as many as the canonical seeds",
        arguments: [
            ("slatec", 1, 100, 8), ("uni", 1, 20000, 16384), ("coveyou", 1, 4096, 2048),
            // Multiples of 2²³, of which gfsr4's seeding makes the least.
            ("gfsr4", 1 << 23, 512, 257),
        ])
    func count(name: String, step: Int, seeds: Int, expected: Int) throws {
        let generator = try Generator(named: name)
        let all = (0..<seeds).map { UInt32($0 * step) }
        let streams = Set(all.map { Self.draws(generator, $0) })
        #expect(streams.count == Set(all.map { generator.canonicalSeed(of: $0) }).count)
        #expect(streams.count == expected)
    }

    @Test("of gfsr4 shares its first 445 draws, and no more, with the seed 2^31 above")
    func nearTwins() throws {
        let generator = try Generator(named: "gfsr4")
        for seed in Self.randomSeeds(50) where seed != 0 && seed != 1 << 31 {
            let draws = zip(Self.draws(generator, seed), Self.draws(generator, seed ^ 1 << 31))
            #expect(draws.prefix { $0 == $1 }.count == 445)
        }
    }

    @Test("has a note for every generator, which says what 0 stands for", arguments: Generator.all)
    func note(generator: Generator) throws {
        let note = try #require(generator.seedNote)
        let canonical = try #require(generator.canonicalSeed(of: 0))
        #expect(note.contains("\(canonical)") || !note.contains(" stand"))
        #expect(note.contains("blocks of a run") == (generator.layout == .blocks))
        #expect(note.contains("different") == !note.contains("same sequence"))
    }

    @Test("of an unknown generator has neither a note nor a canonical seed")
    func unknown() {
        let generator = Generator(unlisted: GSLGenerator(type: ref_constant()), layout: .blocks)
        #expect(generator.seedNote == nil)
        #expect(generator.canonicalSeed(of: 0) == nil)
    }

    @Test("is named in a note as users need it")
    func notes() throws {
        let notes = [
            "mt19937": "0 stands for 4357; all other seeds give different sequences",
            "gfsr4": "0 stands for 4357; 3221225472 stands for 2147483648; seeds s and 2^31 - s "
                + "give the same sequence (modulo 2^32); s and s + 2^31 share their first 445 draws",
            "knuthran": "seeds that are equal modulo 2^30 give the same sequence",
            "lecuyer21": "0, 2147483399 and 4294966798 stand for 1; seeds that are equal modulo "
                + "2147483399 give the same sequence",
            "taus": "0 stands for 1; all other seeds give different sequences; 23 seeds lack a "
                + "component and have shorter periods",
            "vax": "all seeds give different sequences",
            "ranlxd1": "in a whole sequence, 0 stands for 1; seeds s and 2^32 - s give the same "
                + "sequence; substreams and the blocks of a run are seeded with 1 to 2147483562, "
                + "in an order that the seed selects, so two seeds can share some",
        ]
        for (name, note) in notes {
            #expect(try Generator(named: name).seedNote == note)
        }
    }
}
