/// Facts about GSL's generators that GSL's interface does not provide.
///
/// Each row was checked against the source code of GSL 2.7.1. "Counted" periods were found by
/// counting the steps from a state to its first return.
enum GeneratorCatalog {
    struct Row: Sendable {
        let name: String
        let period: Period?
        var seeding = Seeding.full
        /// Seeds that give a constant, or make GSL abort the process.
        var constantSeeds: [UInt32] = []
        /// Bits of a uniform draw, if they differ from those of an integer draw.
        var uniformBits: Int? = nil
        var seeds = SeedClasses()
        let note: String
    }

    static let rows: [String: Row] = Dictionary(
        uniqueKeysWithValues: (simulation + unix + other + knuth).map { ($0.name, $0) })

    /// The generators that GSL's manual recommends for simulation.
    private static let simulation: [Row] = [
        Row(
            name: "mt19937", period: mersenne,
            seeds: SeedClasses([0: 4357]),
            note: "the default; good in 623 dimensions, fails only tests of linear complexity"),
        Row(
            name: "mt19937_1999", period: mersenne,
            seeds: SeedClasses([0: 4357]),
            note: "mt19937 with its authors' seeding of 1999"),
        Row(
            name: "mt19937_1998", period: mersenne,
            seeds: SeedClasses([0: 4357]),
            note: "mt19937 with its first seeding, which leaves traces for some seeds"),
        // Of taus2 and taus113 two seeds have the first words 1 and 3, and the seeding makes 3 of 1.
        Row(
            name: "taus2", period: .long("about 2^88", log2: 88, "L'Ecuyer 1996"),
            seeds: SeedClasses([0: 1, 2_783_094_533: 4_054_316_303]),
            note: "good, fast, and small; linear over GF(2) like mt19937"),
        Row(
            name: "taus", period: .long("about 2^88", log2: 88, "L'Ecuyer 1996"),
            seeding: .taus,
            seeds: SeedClasses(remark: "23 seeds lack a component and have shorter periods"),
            note: "taus2 with an older seeding that is wrong for a few seeds; prefer taus2"),
        Row(
            name: "taus113", period: .long("about 2^113", log2: 113, "L'Ecuyer 1999"),
            seeds: SeedClasses([0: 1, 2_783_094_533: 4_054_316_303]),
            note: "good, fast, and small; four components like the three of taus2"),
        // gfsr4 takes its state from the top bits of s · 69069ⁿ modulo 2³². For the seeds 2³¹ and
        // 3 · 2³⁰ they are all 1. Those of s and s + 2³¹ are complements, which cancel in the XOR
        // of four words until the first of the words that the seeding corrects comes in.
        Row(
            name: "gfsr4", period: .long("2^9689 - 1", log2: 9689, "Ziff 1998"),
            seeds: SeedClasses(
                [0: 4357, 3 << 30: 1 << 31], folding: .mirrored(sum: 1 << 31),
                remark: "s and s + 2^31 share their first 445 draws"),
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
            seeds: SeedClasses(folding: .modulo(1 << 31)),
            note: "Lüscher's second generation, 24 bits, lowest luxury: good"),
        Row(
            name: "ranlxs1", period: subtractWithBorrow, constantSeeds: [2_147_483_648],
            seeds: SeedClasses(folding: .modulo(1 << 31)),
            note: "ranlxs0 at middle luxury: very good, slower"),
        Row(
            name: "ranlxs2", period: subtractWithBorrow, constantSeeds: [2_147_483_648],
            seeds: SeedClasses(folding: .modulo(1 << 31)),
            note: "ranlxs0 at the highest luxury: the strongest case on theory, slow"),
        Row(
            name: "ranlxd1", period: subtractWithBorrow, uniformBits: 48,
            seeds: SeedClasses(folding: .mirrored(sum: 0)),
            note: "ranlxs1 with 48 bits a draw: very good, slow"),
        Row(
            name: "ranlxd2", period: subtractWithBorrow, uniformBits: 48,
            seeds: SeedClasses(folding: .mirrored(sum: 0)),
            note: "ranlxs2 with 48 bits a draw: the strongest case on theory, very slow"),
        Row(
            name: "ranlux", period: subtractWithBorrow,
            constantSeeds: [2_147_483_563, 4_294_967_126],
            seeds: SeedClasses([0: 314_159_265], folding: .modulo(2_147_483_563)),
            note: "Lüscher's first generation at luxury 223: good, slow"),
        Row(
            name: "ranlux389", period: subtractWithBorrow,
            constantSeeds: [2_147_483_563, 4_294_967_126],
            seeds: SeedClasses([0: 314_159_265], folding: .modulo(2_147_483_563)),
            note: "ranlux at its highest luxury: all 24 bits decorrelated, very slow"),
    ]

    private static let mersenne = Period.long(
        "2^19937 - 1", log2: 19937, "Matsumoto, Nishimura 1998")

    private static let subtractWithBorrow = Period.long(
        "about 10^171", log2: 570, "Lüscher 1994")
}
