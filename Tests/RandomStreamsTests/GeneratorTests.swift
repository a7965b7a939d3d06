import CReference
import Foundation
import RandomStreams
import Testing

@Suite("A generator")
struct GeneratorTests {
    @Test("of the installed GSL is in the catalog", arguments: Generator.all)
    func known(generator: Generator) throws {
        #expect(generator.note != "not known to this version of PiKit")
        #expect(try Generator(named: generator.name) == generator)
        #expect(generator.period?.source.isEmpty != true)
    }

    @Test("is one of at least sixty, with distinct names")
    func count() {
        #expect(Generator.all.count >= 60)
        #expect(Set(Generator.all.map(\.name)).count == Generator.all.count)
    }

    @Test("that cannot jump runs in blocks if its period is 2^60 or more and its seeds distinct")
    func blocks() {
        let names = [
            "knuthran2", "random-bsd", "random-glibc2", "random-libc5", "random128-bsd",
            "random128-glibc2", "random128-libc5", "random256-bsd", "random256-glibc2",
            "random256-libc5", "ranlux", "ranlux389", "ranlxd1", "ranlxd2", "ranlxs0", "ranlxs1",
            "ranlxs2", "tt800",
        ]
        let blocks = Generator.all.filter { $0.layout == .blocks }
        #expect(Set(blocks.map(\.name)) == Set(names))
        #expect(blocks.allSatisfy { $0.period.map { $0.log2 >= 60 } == true })
    }

    @Test("that can jump has the layout exact, and is one of these ten")
    func jumping() throws {
        let names = [
            "mt19937", "mt19937_1999", "mt19937_1998", "taus", "taus2", "taus113", "gfsr4", "r250",
            "cmrg", "mrg",
        ]
        #expect(Set(Generator.all.filter { $0.layout == .exact }.map(\.name)) == Set(names))
    }

    @Test("has the bits of its uniform draws", arguments: Generator.all)
    func bits(generator: Generator) {
        // Generators that divide by a power of two draw on its grid, and on no coarser one. Only
        // coveyou's draws, which are 2 modulo 4, lie on a grid one bit coarser.
        let others = [
            "cmrg": 31, "mrg": 31, "minstd": 31, "ran0": 31, "ran3": 30, "fishman18": 31,
            "fishman20": 31, "fishman2x": 31, "lecuyer21": 31, "knuthran2": 31, "uni": 15,
            "uni32": 31, "ran1": 24, "ran2": 24,
        ]
        if let bits = others[generator.name] {
            #expect(generator.bits == bits)
        } else {
            let bits = Int32(generator.bits)
            #expect(ref_is_on_grid(generator.gsl.type, 3, bits, 10_000))
            let constant: Int32 = generator.name == "coveyou" ? 1 : 0
            #expect(!ref_is_on_grid(generator.gsl.type, 3, bits - constant - 1, 10_000))
        }
    }

    @Test(
        "that is not found is answered with the names that are near, or with where all are",
        arguments: [
            ("mt19973", "; did you mean 'mt19937'?"), ("MT19937", "; did you mean 'mt19937'?"),
            ("taus1", "; did you mean 'taus' or 'taus2'?"),
            ("pcg", "; Generator.all lists all that it has"),
            ("", "; Generator.all lists all that it has"),
        ])
    func notFound(name: String, right: String) {
        let error = #expect(throws: PiKitError.self) { try Generator(named: name) }
        #expect(error?.code == .generator)
        #expect(error?.description.hasPrefix("GSL ") == true)
        #expect(error?.description.hasSuffix(" has no generator '\(name)'\(right)") == true)
    }

    @Test("that a record names and GSL lacks is answered without a list to choose from")
    func notDecoded() {
        let error = #expect(throws: PiKitError.self) {
            try JSONDecoder().decode([Generator].self, from: Data(#"["pcg"]"#.utf8))
        }
        #expect(error?.description.hasSuffix(" has no generator 'pcg'") == true)
    }

    @Test("is encoded as its name in JSON")
    func json() throws {
        let data = try JSONEncoder().encode([Generator.mt19937])
        #expect(String(decoding: data, as: UTF8.self) == #"["mt19937"]"#)
        #expect(try JSONDecoder().decode([Generator].self, from: data) == [.mt19937])
    }
}

@Suite("A period")
struct PeriodTests {
    @Test(
        "of a seed is the number of draws after which the state returns",
        arguments: [
            ("slatec", 1), ("slatec", 6), ("transputer", 3 << 12), ("transputer", 1 << 31),
            ("waterman14", 5 << 11), ("waterman14", 1 << 30), ("borosh13", 7 << 10),
            ("borosh13", 1 << 29), ("randu", 9 << 11), ("randu", 1 << 31), ("randu", 1 << 29),
            ("minstd", 2_147_483_647), ("minstd", 4_294_967_294), ("fishman20", 2_147_483_648),
            ("fishman20", 4_294_967_295), ("ran0", 2_024_023_771), ("ran0", 4_171_507_418),
            ("ran1", 2_147_483_647), ("ran1", 4_294_967_294),
        ] as [(String, UInt32)])
    func short(name: String, seed: UInt32) throws {
        try Self.count(name, seed)
    }

    @Test(
        "is 1 for seeds that give a constant",
        arguments: [
            ("ranlux", 2_147_483_563), ("ranlux", 4_294_967_126), ("ranlux389", 2_147_483_563),
            ("ranlux389", 4_294_967_126), ("ranlxs0", 2_147_483_648), ("ranlxs1", 2_147_483_648),
            ("ranlxs2", 2_147_483_648), ("minstd", 2_147_483_647),
        ] as [(String, UInt32)])
    func constant(name: String, seed: UInt32) throws {
        let generator = try Generator(named: name)
        #expect(generator.period(seed: seed)?.draws == 1)
        var draws = [UInt64](repeating: 1, count: 5000)
        ref_draws(generator.gsl.type, UInt(seed), 0, &draws, 5000)
        #expect(Set(draws).count == 1)
    }

    /// Counting takes minutes.
    @Test(
        "of thirty bits and more is also that number of draws",
        .enabled(if: ProcessInfo.processInfo.environment["PIKIT_LONG_TESTS"] == "1"),
        arguments: [
            "borosh13", "coveyou", "fishman18", "fishman20", "lecuyer21", "minstd", "ran0", "rand",
            "random8-glibc2", "randu", "transputer", "vax", "waterman14",
        ])
    func long(name: String) throws {
        try Self.count(name, 42)
    }

    private static func count(_ name: String, _ seed: UInt32) throws {
        let generator = try Generator(named: name)
        let period = try #require(generator.period(seed: seed)?.draws)
        #expect(ref_period(generator.gsl.type, seed, period + 1) == period)
    }

    // Modulo 2^j an additive generator of k words repeats after (2^k - 1) · 2^(j-1) draws. The
    // lowest bit of a draw is the second bit of a word, so j bits of draws repeat after (2^k - 1) ·
    // 2^j.
    @Test(
        "of the additive generators is visible in their lowest bits",
        arguments: [
            ("random32-bsd", 11, 7, 0), ("random32-libc5", 11, 7, 0), ("random32-glibc2", 11, 7, 0),
            ("random64-bsd", 11, 15, 0), ("random64-libc5", 11, 15, 0),
            ("random64-glibc2", 11, 15, 0),
            // With these seeds, glibc 2's seeding gives only even words, which shortens the period.
            ("random32-glibc2", 114, 7, 1), ("random64-glibc2", 8294, 15, 1),
        ] as [(String, UInt32, Int, Int)])
    func additive(name: String, seed: UInt32, words: Int, shared: Int) throws {
        let generator = try Generator(named: name)
        let cycle = 1 << words - 1
        #expect(generator.period(seed: seed)?.draws == UInt64(cycle) << (31 - shared))
        for bits in 2...4 {
            let period = cycle << (bits - shared)
            var draws = [UInt64](repeating: 0, count: 2 * period)
            ref_draws(generator.gsl.type, UInt(seed), 0, &draws, UInt64(draws.count))
            let low = draws.map { $0 & (1 << bits - 1) }
            #expect(low[..<period] == low[period...])
            #expect(low[..<period] != low[(period / 2)...].prefix(period))
            #expect(low[..<period] != low[(1 << bits)...].prefix(period))
        }
    }
}
