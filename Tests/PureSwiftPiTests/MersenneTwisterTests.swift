import PiKit
import PureSwiftPi
import Testing

@Suite("The Mersenne Twister in Swift")
struct MersenneTwisterTests {
    @Test("makes the draw that GSL publishes")
    func published() {
        // GSL 2.7.1, rng/test.c: the 1000th draw of mt19937 with seed 4357.
        var generator = MersenneTwister(seed: 4357)
        for _ in 1..<1000 { _ = generator.nextDraw() }
        #expect(generator.nextDraw() == 1_186_927_261)
    }

    @Test("makes the draws of the installed GSL", arguments: PureSwiftTests.seeds)
    func equalsGSL(seed: UInt32) throws {
        let stream = try RandomStream(generator: .mt19937, seed: seed, kernel: .plain)
        var generator = MersenneTwister(seed: seed)
        for _ in 0..<2000 { #expect(UInt64(generator.nextDraw()) == stream.nextDraw()) }
    }

    @Test("makes 64-bit numbers, and shuffles, as a stream of GSL's draws does")
    func randomNumberGenerator() throws {
        var stream = try RandomStream(generator: .mt19937, seed: 9)
        var generator = MersenneTwister(seed: 9)
        var (streamBits, bits) = ([UInt64](), [UInt64]())
        for _ in 0..<1000 {
            streamBits.append(stream.next())
            bits.append(generator.next())
        }
        #expect(bits == streamBits)
        #expect((1...52).shuffled(using: &generator) == (1...52).shuffled(using: &stream))
    }

    @Test("is a value, whose copy makes the same draws independently")
    func copies() {
        var generator = MersenneTwister(seed: 1)
        for _ in 0..<700 { _ = generator.nextDraw() }
        var copy = generator
        let draws = (0..<1000).map { _ in generator.nextDraw() }
        #expect((0..<1000).map { _ in copy.nextDraw() } == draws)
    }
}
