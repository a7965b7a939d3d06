/// Facts about GSL's generators that GSL's interface does not provide.
///
/// Each row was checked against the source code of GSL 2.7.1. "Counted" periods were found by
/// counting the steps from a state to its first return.
enum GeneratorCatalog {
    struct Row: Sendable {
        let name: String
        let period: Period?
        var seeding = Seeding.distinct
        /// Seeds that give a constant, or make GSL abort the process.
        var constantSeeds: [UInt32] = []
        /// Bits of a uniform draw, if they differ from those of an integer draw.
        var uniformBits: Int? = nil
        let note: String
    }

    static let rows: [String: Row] = Dictionary(
        uniqueKeysWithValues: (simulation + unix + other + knuth).map { ($0.name, $0) })

    /// The generators that GSL's manual recommends for simulation.
    private static let simulation: [Row] = [
        Row(
            name: "mt19937", period: mersenne,
            note: "the default; good in 623 dimensions, fails only tests of linear complexity"),
        Row(
            name: "mt19937_1999", period: mersenne,
            note: "mt19937 with its authors' seeding of 1999"),
        Row(
            name: "mt19937_1998", period: mersenne,
            note: "mt19937 with its first seeding, which leaves traces for some seeds"),
        Row(
            name: "taus2", period: .long("about 2^88", log2: 88, "L'Ecuyer 1996"),
            note: "good, fast, and small; linear over GF(2) like mt19937"),
        Row(
            name: "taus", period: .long("about 2^88", log2: 88, "L'Ecuyer 1996"),
            note: "taus2 with an older seeding that is wrong for a few seeds; prefer taus2"),
        Row(
            name: "taus113", period: .long("about 2^113", log2: 113, "L'Ecuyer 1999"),
            note: "good, fast, and small; four components like the three of taus2"),
        Row(
            name: "gfsr4", period: .long("2^9689 - 1", log2: 9689, "Ziff 1998"), seeding: .folded,
            note: "good and fast, from odd seeds: multiples of 2^20 fill its large state badly"),
        Row(
            name: "cmrg",
            period: .long("about 2^185", log2: 185, "lcm of the components', L'Ecuyer 1996"),
            note: "good, and well studied; slow"),
        Row(
            name: "mrg",
            period: .long("2147483647^5 - 1", log2: 155, "L'Ecuyer, Blouin, Coutre 1993"),
            note: "good; older and simpler than cmrg"),
        Row(
            name: "ranlxs0", period: subtractWithBorrow, constantSeeds: [2_147_483_648],
            note: "Lüscher's second generation, 24 bits, lowest luxury: good"),
        Row(
            name: "ranlxs1", period: subtractWithBorrow, constantSeeds: [2_147_483_648],
            note: "ranlxs0 at middle luxury: very good, slower"),
        Row(
            name: "ranlxs2", period: subtractWithBorrow, constantSeeds: [2_147_483_648],
            note: "ranlxs0 at the highest luxury: the strongest case on theory, slow"),
        Row(
            name: "ranlxd1", period: subtractWithBorrow, uniformBits: 48,
            note: "ranlxs1 with 48 bits a draw: very good, slow"),
        Row(
            name: "ranlxd2", period: subtractWithBorrow, uniformBits: 48,
            note: "ranlxs2 with 48 bits a draw: the strongest case on theory, very slow"),
        Row(
            name: "ranlux", period: subtractWithBorrow,
            constantSeeds: [2_147_483_563, 4_294_967_126],
            note: "Lüscher's first generation at luxury 223: good, slow"),
        Row(
            name: "ranlux389", period: subtractWithBorrow,
            constantSeeds: [2_147_483_563, 4_294_967_126],
            note: "ranlux at its highest luxury: all 24 bits decorrelated, very slow"),
    ]

    /// The generators of Unix C libraries.
    private static let unix: [Row] =
        [
            Row(
                name: "rand", period: .power(31, "Hull, Dobell 1962; counted"),
                note: "poor: short, and its low bits hardly vary"),
            Row(
                name: "rand48", period: .power(48, "Hull, Dobell 1962"), uniformBits: 48,
                note: "fair for small runs; a linear congruence"),
        ]
        + ["bsd", "libc5", "glibc2"].flatMap { library -> [Row] in
            [
                Row(
                    name: "random8-\(library)", period: .power(31, "Hull, Dobell 1962; counted"),
                    note: "rand under another name: poor"),
                Row(
                    name: "random32-\(library)", period: .exactly(127 << 31, additive),
                    seeding: library == "glibc2" ? .additive(words: 7) : .distinct,
                    note: "poor: sums of two earlier draws, out of only seven"),
                Row(
                    name: "random64-\(library)", period: .exactly(32767 << 31, additive),
                    seeding: library == "glibc2" ? .additive(words: 15) : .distinct,
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
    private static let other: [Row] = [
        Row(
            name: "ranf", period: .power(46, "GSL's source"), seeding: .folded, uniformBits: 48,
            note: "fair for small runs; a linear congruence, seeds 2k and 2k+1 are the same"),
        Row(
            name: "ranmar", period: .long("about 2^144", log2: 144, "Marsaglia, Zaman, Tsang 1990"),
            seeding: .folded,
            note: "fair: has known defects; seeds repeat after 942438978"),
        Row(
            name: "r250", period: .long("2^250 - 1", log2: 250, "Kirkpatrick, Stoll 1981"),
            note: "poor: its three-point correlations have spoilt published simulations"),
        Row(
            name: "tt800", period: .long("2^800 - 1", log2: 800, "Matsumoto, Kurita 1994"),
            note: "fair: mt19937's small forerunner"),
        Row(
            name: "vax", period: .power(32, "Hull, Dobell 1962; counted"),
            note: "poor: short, and its low bits hardly vary"),
        Row(
            name: "transputer", period: .power(30, "counted"),
            seeding: .multiplicative(multiplier: 1_664_525, bits: 32),
            note: "poor: short, and shorter yet from even seeds"),
        Row(
            name: "randu", period: .power(29, "counted"),
            seeding: .multiplicative(multiplier: 65539, bits: 31),
            note: "very poor: its triples lie on fifteen planes"),
        Row(
            name: "minstd", period: .exactly(2_147_483_646, "Park, Miller 1988; counted"),
            constantSeeds: [2_147_483_647, 4_294_967_294],
            note: "poor: the minimal standard of 1988, and short"),
        Row(
            name: "uni", period: nil, seeding: .folded,
            note: "very poor: 15 bits, and few distinct seeds"),
        Row(
            name: "uni32", period: nil, seeding: .folded,
            note: "poor: a short lagged Fibonacci generator; seeds 2k-1 and 2k are the same"),
        Row(
            name: "slatec", period: .power(22, "GSL's source; counted"), seeding: .folded,
            note: "very poor: very short, with only eight distinct seeds"),
        Row(
            name: "zuf", period: nil, seeding: .folded,
            note: "fair: a long lagged Fibonacci generator; it can draw exactly 1"),
        Row(
            name: "ran0", period: .exactly(2_147_483_646, "Park, Miller 1988; counted"),
            constantSeeds: [
                123_459_876, 123_459_876 ^ 2_147_483_647, 123_459_876 ^ 4_294_967_294,
            ],
            note: "poor: minstd with its seed changed"),
        Row(
            name: "ran1", period: nil, constantSeeds: [2_147_483_647, 4_294_967_294],
            uniformBits: 24, note: "poor: minstd, shuffled"),
        Row(
            name: "ran2", period: nil, uniformBits: 24,
            note: "fair: two congruences, shuffled"),
        Row(
            name: "ran3", period: nil, seeding: .folded,
            note: "poor: differences of two earlier draws leave a trace"),
    ]

    /// The generators that GSL takes from Knuth's book.
    private static let knuth: [Row] = [
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
            note: "poor: a short linear congruence"),
        Row(
            name: "fishman20", period: .exactly(2_147_483_646, "counted"),
            constantSeeds: [2_147_483_648, 4_294_967_295],
            note: "poor: a short linear congruence"),
        Row(
            name: "lecuyer21", period: .exactly(2_147_483_398, "counted"),
            note: "poor: a short linear congruence"),
        Row(
            name: "fishman2x",
            period: .exactly(74_382_023_826_798_534, "lcm of the components'"),
            note: "fair: the difference of fishman20 and lecuyer21; it can draw exactly 1"),
        Row(
            name: "coveyou", period: .power(30, "counted"), seeding: .folded,
            note: "poor: short; a quadratic congruence"),
        Row(
            name: "knuthran2", period: .exactly(4_611_686_014_132_420_608, "Knuth 1998, 3.3.4"),
            note: "fair: a congruence of second order; other seeds give multiples, 2^31 draws apart"
        ),
        Row(
            name: "knuthran",
            period: .long("(2^100 - 1) * 2^29", log2: 129, "Knuth 1998, 3.6"), seeding: .folded,
            note: "fair: differences of two earlier draws leave a trace; seeds repeat after 2^30"),
        Row(
            name: "knuthran2002",
            period: .long("100 * (2^100 - 1) * 2^29", log2: 135.6, "Knuth 1998, 3.6"),
            seeding: .folded,
            note: "good: takes 100 draws of each 1009; seeds repeat after 2^30"),
    ]

    private static let mersenne = Period.long(
        "2^19937 - 1", log2: 19937, "Matsumoto, Nishimura 1998")

    private static let subtractWithBorrow = Period.long(
        "about 10^171", log2: 570, "Lüscher 1994")

    /// The period of an additive generator modulo 2³² with a primitive trinomial of degree k is
    /// (2^k - 1) · 2³¹ draws.
    private static let additive = "Knuth 1998, 3.2.2"
}
