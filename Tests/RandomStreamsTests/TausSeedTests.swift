import CGSL
import CReference
import RandomStreams
import Testing

/// The seeds of taus for which one of its three components is 0.
@Suite("The seeding of taus")
struct TausSeedTests {
    /// The primes of 2³¹ - 1, 2²⁹ - 1 and 2²⁸ - 1, the periods of the components.
    private static let primes: [[UInt64]] = [
        [2_147_483_647], [233, 1103, 2089], [3, 5, 29, 43, 113, 127],
    ]
    private static let periods = primes.map { $0.reduce(1, *) }

    /// The seeds without the first, second and third component.
    ///
    /// The second row is from GSL's `taus.c`, which lists seeds that an early taus2 got wrong.
    private static let short: [[UInt32]] = [
        [2_783_094_533],
        [
            254_679_140, 1_264_751_179, 1_519_430_319, 2_274_823_218, 2_529_502_358,
            3_284_895_257, 3_539_574_397,
        ],
        [
            239_542_748, 377_875_837, 617_418_585, 755_751_674, 995_294_422, 1_133_627_511,
            1_373_170_259, 1_511_503_348, 1_889_379_185, 2_267_255_022, 2_645_130_859,
            3_023_006_696, 3_400_882_533, 3_778_758_370, 4_156_634_207,
        ],
    ]

    /// A stock generator, which the caller frees.
    private static func stock(_ generator: Generator) throws -> UnsafeMutablePointer<gsl_rng> {
        try #require(gsl_rng_alloc(UnsafePointer<gsl_rng_type>(generator.gsl.type)))
    }

    /// The words of GSL's state, one for each component.
    private static func words(of rng: UnsafeMutablePointer<gsl_rng>) -> [UInt] {
        let state = gsl_rng_state(rng)!.assumingMemoryBound(to: UInt.self)
        return (0..<3).map { state[$0] }
    }

    @Test("leaves a component at 0 for 23 seeds, and that of taus2 does not", arguments: 0..<3)
    func components(missing: Int) throws {
        #expect(Self.periods == [1 << 31 - 1, 1 << 29 - 1, 1 << 28 - 1])
        #expect(Self.short.joined().count == 23)
        let corrected = try Generator(named: "taus2")
        let old = try Self.stock(Generator(named: "taus"))
        let new = try Self.stock(corrected)
        defer {
            gsl_rng_free(old)
            gsl_rng_free(new)
        }
        for seed in Self.short[missing] {
            gsl_rng_set(old, UInt(seed))
            gsl_rng_set(new, UInt(seed))
            for _ in 0..<1000 {
                #expect((0..<3).filter { Self.words(of: old)[$0] == 0 } == [missing])
                #expect(Self.words(of: new).allSatisfy { $0 != 0 })
                _ = gsl_rng_get(old)
                _ = gsl_rng_get(new)
            }
            #expect(corrected.period(seed: seed)?.draws == nil)
        }
    }

    // The draws return after a multiple of the period. If they do so after no quotient by a prime,
    // the multiple is the period. A hundred draws determine the state, which has 88 bits.
    @Test("shortens the period to the product of two components' for these seeds", arguments: 0..<3)
    func period(missing: Int) throws {
        let taus = try Generator(named: "taus")
        let others = (0..<3).filter { $0 != missing }
        let product = others.map { Self.periods[$0] }.reduce(1, *)
        for seed in Self.short[missing] {
            let stream = try RandomStream(generator: taus, seed: seed)
            #expect(taus.period(seed: seed)?.draws == product)
            let draws = (0..<100).map { _ in stream.nextDraw() }
            try stream.jump(to: product)
            #expect((0..<100).map { _ in stream.nextDraw() } == draws)
            for prime in others.flatMap({ Self.primes[$0] }) {
                try stream.jump(to: product / prime)
                #expect((0..<100).map { _ in stream.nextDraw() } != draws)
            }
        }
    }

    @Test("leaves no component at 0 for seeds with the full period")
    func others() throws {
        let taus = try Generator(named: "taus")
        let short = Set(Self.short.joined())
        let rng = try Self.stock(taus)
        defer { gsl_rng_free(rng) }
        var state: UInt64 = 8
        for index in 0..<100_000 as Range<UInt32> {
            let seed = index < 100 ? index : UInt32(ref_splitmix(&state) >> 32)
            guard !short.contains(seed) else { continue }
            #expect(taus.period(seed: seed)?.draws == nil)
            gsl_rng_set(rng, UInt(seed))
            #expect(Self.words(of: rng).allSatisfy { $0 != 0 })
        }
    }
}
