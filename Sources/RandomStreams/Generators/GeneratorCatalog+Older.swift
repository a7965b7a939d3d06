/// The generators that GSL's manual does not recommend for simulation.
extension GeneratorCatalog {
    /// The generators of Unix C libraries.
    static let unix: [Row] =
        [
            Row(
                name: "rand", period: .power(31, "Hull, Dobell 1962; counted"),
                seeds: SeedClasses([:], folding: .modulo(1 << 31)),
                note: "poor: short, and its low bits hardly vary"),
            Row(
                name: "rand48", period: .power(48, "Hull, Dobell 1962"), uniformBits: 48,
                seeds: SeedClasses([0: 0x1234_ABCD]),
                note: "fair for small runs; a linear congruence"),
        ]
        + ["bsd", "libc5", "glibc2"].flatMap { library -> [Row] in
            [
                Row(
                    name: "random8-\(library)", period: .power(31, "Hull, Dobell 1962; counted"),
                    seeds: SeedClasses(folding: .modulo(1 << 31)),
                    note: "rand under another name: poor"),
                Row(
                    name: "random32-\(library)", period: .exactly(127 << 31, additive),
                    seeding: library == "glibc2" ? .additive(words: 7) : .full,
                    note: "poor: sums of two earlier draws, out of only seven"),
                Row(
                    name: "random64-\(library)", period: .exactly(32767 << 31, additive),
                    seeding: library == "glibc2" ? .additive(words: 15) : .full,
                    note: "poor: sums of two earlier draws, which makes error bars too narrow"),
                random128("random128-\(library)"),
                random128("random-\(library)"),
                Row(
                    name: "random256-\(library)",
                    period: .long("(2^63 - 1) * 2^31", log2: 94, additive),
                    note: "poor: sums of two earlier draws, which makes error bars too narrow"),
            ]
        }

    private static func random128(_ name: String) -> Row {
        Row(
            name: name, period: .exactly(UInt64(Int32.max) << 31, additive),
            note: "poor: sums of two earlier draws; the C library's default")
    }

    /// Older generators, which GSL keeps for comparison with older programs.
    static let other: [Row] = [
        Row(
            name: "ranf", period: .power(46, "GSL's source"), uniformBits: 48,
            seeds: SeedClasses([:], folding: .evenWithNext),
            note: "fair for small runs; a linear congruence, seeds 2k and 2k+1 are the same"),
        Row(
            name: "ranmar", period: .long("about 2^144", log2: 144, "Marsaglia, Zaman, Tsang 1990"),
            seeds: SeedClasses([:], folding: .modulo(942_438_978)),
            note: "fair: has known defects; seeds repeat after 942438978"),
        Row(
            name: "r250", period: .long("2^250 - 1", log2: 250, "Kirkpatrick, Stoll 1981"),
            note: "poor: its three-point correlations have spoilt published simulations"),
        Row(
            name: "tt800", period: .long("2^800 - 1", log2: 800, "Matsumoto, Kurita 1994"),
            seeds: SeedClasses([:]),
            note: "fair: mt19937's small forerunner"),
        Row(
            name: "vax", period: .power(32, "Hull, Dobell 1962; counted"),
            seeds: SeedClasses([:]),
            note: "poor: short, and its low bits hardly vary"),
        Row(
            name: "transputer", period: .power(30, "counted"),
            seeding: .multiplicative(multiplier: 1_664_525, bits: 32),
            note: "poor: short, and shorter yet from even seeds"),
        Row(
            name: "randu", period: .power(29, "counted"),
            seeding: .multiplicative(multiplier: 65539, bits: 31),
            seeds: SeedClasses(folding: .modulo(1 << 31)),
            note: "very poor: its triples lie on fifteen planes"),
        Row(
            name: "minstd", period: .exactly(2_147_483_646, "Park, Miller 1988; counted"),
            constantSeeds: [2_147_483_647, 4_294_967_294],
            seeds: SeedClasses(folding: .modulo(mersenne31)),
            note: "poor: the minimal standard of 1988, and short"),
        Row(
            name: "uni", period: nil,
            seeds: SeedClasses([:], folding: .capped(16383)),
            note: "very poor: 15 bits, and few distinct seeds"),
        Row(
            name: "uni32", period: nil,
            seeds: SeedClasses([0: mersenne31], folding: .oddWithNext),
            note: "poor: a short lagged Fibonacci generator; seeds 2k-1 and 2k are the same"),
        Row(
            name: "slatec", period: .power(22, "GSL's source; counted"),
            seeds: SeedClasses([:], folding: .modulo(8)),
            note: "very poor: very short, with only eight distinct seeds"),
        Row(
            name: "zuf", period: nil,
            seeds: SeedClasses([0: 1802], folding: .modulo(31329)),
            note: "fair: a long lagged Fibonacci generator; it can draw exactly 1"),
        Row(
            name: "ran0", period: .exactly(2_147_483_646, "Park, Miller 1988; counted"),
            constantSeeds: [
                SeedFolding.ran0Mask, SeedFolding.ran0Mask ^ mersenne31,
                SeedFolding.ran0Mask ^ (2 * mersenne31),
            ],
            seeds: SeedClasses([:], folding: .ran0),
            note: "poor: minstd with its seed changed"),
        Row(
            name: "ran1", period: nil, constantSeeds: [2_147_483_647, 4_294_967_294],
            uniformBits: 24, seeds: SeedClasses(folding: .modulo(mersenne31)),
            note: "poor: minstd, shuffled"),
        Row(
            name: "ran2", period: nil, uniformBits: 24,
            note: "fair: two congruences, shuffled"),
        Row(
            name: "ran3", period: nil,
            seeds: SeedClasses(folding: .ran3),
            note: "poor: differences of two earlier draws leave a trace"),
    ]

    /// The generators that GSL takes from Knuth's book.
    static let knuth: [Row] = [
        Row(
            name: "borosh13", period: .power(30, "counted"),
            seeding: .multiplicative(multiplier: 1_812_433_253, bits: 32),
            note: "poor: short, and shorter yet from even seeds"),
        Row(
            name: "waterman14", period: .power(30, "counted"),
            seeding: .multiplicative(multiplier: 1_566_083_941, bits: 32),
            note: "poor: short, and shorter yet from even seeds"),
        Row(
            name: "fishman18", period: .exactly(2_147_483_646, "counted"),
            seeds: .nonzero(modulo: mersenne31),
            note: "poor: a short linear congruence"),
        Row(
            name: "fishman20", period: .exactly(2_147_483_646, "counted"),
            constantSeeds: [2_147_483_648, 4_294_967_295],
            seeds: SeedClasses(
                [0: 1, mersenne31: 1, 2 * mersenne31: 1, .max: 1 << 31], folding: .modulo(1 << 31)),
            note: "poor: a short linear congruence"),
        Row(
            name: "lecuyer21", period: .exactly(2_147_483_398, "counted"),
            seeds: .nonzero(modulo: 2_147_483_399),
            note: "poor: a short linear congruence"),
        Row(
            name: "fishman2x",
            period: .exactly(74_382_023_826_798_534, "lcm of the components'"),
            seeds: SeedClasses([
                0: 1, mersenne31: 1, 2 * mersenne31: 1, 2_147_483_399: 1, 4_294_966_798: 1,
            ]),
            note: "fair: the difference of fishman20 and lecuyer21; it can draw exactly 1"),
        Row(
            name: "coveyou", period: .power(30, "counted"),
            seeds: SeedClasses([:], folding: .coveyou),
            note: "poor: short; a quadratic congruence"),
        Row(
            name: "knuthran2", period: .exactly(4_611_686_014_132_420_608, "Knuth 1998, 3.3.4"),
            seeds: .nonzero(modulo: mersenne31),
            note: "fair: a congruence of second order; other seeds give multiples, 2^31 draws apart"
        ),
        Row(
            name: "knuthran",
            period: .long("(2^100 - 1) * 2^29", log2: 129, "Knuth 1998, 3.6"),
            seeds: SeedClasses([:], folding: .modulo(1 << 30)),
            note: "fair: differences of two earlier draws leave a trace; seeds repeat after 2^30"),
        Row(
            name: "knuthran2002",
            period: .long("100 * (2^100 - 1) * 2^29", log2: 135.6, "Knuth 1998, 3.6"),
            seeds: SeedClasses([0: 314159], folding: .modulo(1 << 30)),
            note: "good: takes 100 draws of each 1009; seeds repeat after 2^30"),
    ]

    /// 2³¹ - 1, the modulus of many generators.
    private static let mersenne31: UInt32 = 2_147_483_647

    /// The period of an additive generator modulo 2³² with a primitive trinomial of degree k is
    /// (2^k - 1) · 2³¹ draws.
    private static let additive = "Knuth 1998, 3.2.2"
}
