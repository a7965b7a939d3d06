import CReference
import PiKit
import PureSwiftPi
import Testing

@Suite("Pure Swift")
struct PureSwiftTests {
    /// Seeds with few and with many bits, and 0, for which GSL takes another.
    static let seeds: [UInt32] =
        [0, 1, 2, 42, 4357, 1 << 31, .max] + (1...20).map { $0 &* 0x9e37_79b9 }

    private static func expected(seed: UInt32, samples: Int) -> Int {
        Int(ref_serial_hits(Generator.mt19937.gsl.type, seed, UInt64(samples)))
    }

    @Test("has the hits of the serial loop over GSL's mt19937, for many seeds and lengths")
    func equalsSerialLoop() {
        let lengths =
            Array(0...20) + [155, 156, 157, 227, 228, 310, 311, 312, 313, 623, 624, 625, 936, 5000]
        for seed in Self.seeds {
            for samples in lengths + [10_000 + Int(seed % 1000)] {
                let expected = Self.expected(seed: seed, samples: samples)
                #expect(PureSwift.scalar(samples: samples, seed: seed) == expected)
                #expect(PureSwift.simd(samples: samples, seed: seed) == expected)
            }
        }
    }

    @Test("has the hits of every kernel over many drops, thousands of them undecided")
    func equalsKernels() async throws {
        let samples = 50_000_003
        for seed: UInt32 in [3, 0xdead_beef] {
            let hits = PureSwift.simd(samples: samples, seed: seed)
            #expect(PureSwift.scalar(samples: samples, seed: seed) == hits)
            for kernel in Kernel.available {
                let plan = try Plan(samples: samples, seed: seed)
                let tally = try await PiEstimator(plan).run(kernel: kernel).tally
                #expect(tally.hits == hits, "\(kernel)")
            }
        }
    }

    @Test("counts drops made to be undecided as the double-precision expression does")
    func edge() throws {
        // The first of these generators is an mt19937 whose draws from 624 on make such drops.
        let crafted = try #require(ref_crafted(0))
        for seed: UInt32 in 1...300 {
            var draws = [UInt64](repeating: 0, count: 624)
            ref_draws(crafted, UInt(seed), 0, &draws, UInt64(draws.count))
            let old = draws.map { untempered(UInt32($0)) }
            let hits = withUnsafeTemporaryAllocation(
                of: UInt32.self, capacity: VectorTwister.capacity
            ) { memory in
                let twister = VectorTwister(following: old, in: memory)
                let round = twister.countRound()
                let again = VectorTwister(following: old, in: memory)
                #expect(again.count(VectorTwister.dropsOfRound) == round)
                return round
            }
            #expect(hits == Int(ref_serial_hits_from(crafted, seed, 624, 312)))
        }
    }

    @Test("traps if the number of drops is negative")
    func negative() async {
        await #expect(processExitsWith: .failure) { _ = PureSwift.system(samples: -1) }
        await #expect(processExitsWith: .failure) { _ = PureSwift.scalar(samples: -1, seed: 1) }
        await #expect(processExitsWith: .failure) { _ = PureSwift.simd(samples: -1, seed: 1) }
    }

    @Test("estimates π with the system's generator")
    func system() throws {
        // That generator cannot be seeded. With a correct one, the estimate is off by six standard
        // errors or more twice in 10⁹ runs.
        func isPlausible(_ hits: Int, of samples: Int) throws -> Bool {
            let estimate = try Estimate(Hits(samples: samples, hits: hits))
            return estimate.standardErrorsFromPi.map { abs($0) < 6 } ?? false
        }
        let samples = 200_000
        #expect(try isPlausible(PureSwift.system(samples: samples), of: samples))
        #expect(PureSwift.system(samples: 0) == 0)
        // A broken generator: one draw in 32 has all bits set.
        var broken = Sticking()
        #expect(try !isPlausible(broken.hits(samples: samples), of: samples))
        // Two runs of this many drops have equal hits once in 650 times, and four once in 10⁸.
        let runs = (0..<4).map { _ in PureSwift.system(samples: samples) }
        #expect(Set(runs).count > 1)
    }
}

/// A good generator, except that one draw in 32 has all bits set.
private struct Sticking: RandomNumberGenerator {
    private var good = MersenneTwister(seed: 1)
    private var draws = 0

    mutating func next() -> UInt64 {
        draws += 1
        return draws.isMultiple(of: 32) ? .max : good.next()
    }

    mutating func hits(samples: Int) -> Int {
        (0..<samples).count { _ in
            let x = Double.random(in: -1...1, using: &self)
            let y = Double.random(in: -1...1, using: &self)
            return x * x + y * y < 1
        }
    }
}

/// The word that tempering turns into a draw.
///
/// Repeating a step of tempering often enough undoes it.
private func untempered(_ draw: UInt32) -> UInt32 {
    var word = draw
    word ^= word >> 18
    word ^= word << 15 & 0xefc6_0000
    let third = word
    for _ in 0..<5 { word = third ^ (word << 7 & 0x9d2c_5680) }
    let second = word
    for _ in 0..<3 { word = second ^ word >> 11 }
    return word
}
