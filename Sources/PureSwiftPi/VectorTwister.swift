/// mt19937 in vectors, in memory that the caller owns, which counts drops as it makes them.
///
/// Words are replaced in place, eight at a time. The vector of words i to i + 7 is made of the
/// vectors at i, at i + 1, and at i + 397, all of old words. From i = 227 on, the third of these is
/// the one at i - 227, of new words. A vector that begins before 227 and ends after it needs eight
/// words past the end. These are the first new words, which are therefore stored twice.
///
/// The upper 16 bits of the draws decide most drops. Let X and Y be these bits, less 2¹⁵. A drop is
/// inside if X² + Y² is below 2³⁰ - 2¹⁷, and outside from 2³⁰ + 2¹⁷ on, because the lower bits
/// change x² + y² by less than 2⁻¹³. One drop in 5000 lies between these bounds. It is undecided,
/// and the double-precision expression decides it. The last step of tempering changes only lower
/// bits, so only undecided drops take it.
package struct VectorTwister {
    /// A vector is twice as wide as the processor's, so more operations can run at once.
    private typealias Words = SIMD8<UInt32>
    private typealias Drops = SIMD4<UInt32>

    /// The number of words that the memory must hold.
    package static let capacity = MersenneTwister.count + Words.scalarCount

    /// The number of drops that a round makes.
    package static let dropsOfRound = MersenneTwister.count / 2

    /// The place of the first vector whose third vector begins `turn` words before it.
    private static let vectorTurn =
        (MersenneTwister.turn + Words.scalarCount - 1)
        / Words.scalarCount * Words.scalarCount

    /// The smallest X² + Y² of an undecided drop.
    private static let undecidedStart: UInt32 = 1 << 30 - 1 << 17
    /// The number of values of X² + Y² that leave a drop undecided.
    private static let undecidedWidth: UInt32 = 1 << 18

    private let words: UnsafeMutablePointer<UInt32>

    /// A generator whose drops follow these 624 words.
    ///
    /// - Parameters:
    ///   - old: The 624 words before the first one that is drawn.
    ///   - memory: Room for `capacity` words, which must outlive the generator.
    package init(
        following old: some Sequence<UInt32>, in memory: UnsafeMutableBufferPointer<UInt32>
    ) {
        precondition(memory.count >= Self.capacity, "the generator needs \(Self.capacity) words")
        memory.initialize(repeating: 0)
        for (i, word) in old.enumerated() {
            memory[i] = word
        }
        words = memory.baseAddress!
    }

    /// Makes 624 words, and returns the hits of their drops.
    package func countRound() -> Int {
        var inside = Drops()
        var undecidedInside = 0
        makeWords { i, made in
            let (hits, undecided) = Self.decide(made)
            inside &+= hits
            if undecided != SIMDMask(repeating: false) {
                undecidedInside &+= countUndecided(at: i)
            }
        }
        return Int(inside.wrappedSum()) &+ undecidedInside
    }

    /// Makes 624 words, and returns the hits of this many of their drops, from the first on.
    package func count(_ drops: Int) -> Int {
        makeWords { _, _ in }
        return (0..<drops).count { isInside(at: 2 * $0) }
    }

    /// Makes 624 words, and passes each vector of them to `use`, with its place.
    ///
    /// No access is out of bounds. The last vector that takes words at i + 397 begins at 224, and
    /// reads up to word 628. The last vector of all begins at 616, and reads up to word 624, as it
    /// takes words at i + 1. The memory holds 632 words.
    @inline(__always)
    private func makeWords(_ use: (_ place: Int, _ made: Words) -> Void) {
        var i = 0
        repeat {
            let made = make(at: i, middle: MersenneTwister.middle)
            if i == 0 { store(made, at: MersenneTwister.count) }
            use(i, made)
            i &+= Words.scalarCount
        } while i < Self.vectorTurn
        repeat {
            use(i, make(at: i, middle: -MersenneTwister.turn))
            i &+= Words.scalarCount
        } while i < MersenneTwister.count
    }

    /// Replaces the vector at i by new words, and returns it.
    @inline(__always)
    private func make(at i: Int, middle: Int) -> Words {
        let next = load(at: i &+ 1)
        let both = (load(at: i) & 0x8000_0000) | (next & 0x7fff_ffff)
        // All bits of a lane are set if its lowest bit was.
        let odd = Words() &- (next & 1)
        let made = load(at: i &+ middle) ^ (both &>> 1) ^ (odd & MersenneTwister.twist)
        store(made, at: i)
        return made
    }

    /// The drops of a vector that are certainly inside, each as a 1, and those that are undecided.
    @inline(__always)
    private static func decide(
        _ words: Words
    ) -> (inside: Drops, undecided: SIMDMask<Drops.MaskStorage>) {
        var words = words
        words ^= words &>> 11
        words ^= (words &<< 7) & 0x9d2c_5680
        words ^= (words &<< 15) & 0xefc6_0000
        // The compiler sees that these numbers have 16 bits, and takes one instruction for the
        // squares and their sums.
        let halves = SIMD8<Int32>(truncatingIfNeeded: words ^ 0x8000_0000) &>> 16
        let squares = halves &* halves
        let sums = Drops(truncatingIfNeeded: squares.evenHalf &+ squares.oddHalf)
        // The difference wraps to 2³¹ or more if the drop is inside.
        let beyond = sums &- undecidedStart
        return (beyond &>> 31, beyond .< undecidedWidth)
    }

    /// The hits among the undecided drops of the vector at i.
    ///
    /// This finds the undecided drops again. If a round kept their mask, the compiler would test
    /// its lanes one by one.
    @inline(never)
    private func countUndecided(at i: Int) -> Int {
        let undecided = Self.decide(load(at: i)).undecided
        return (0..<Drops.scalarCount).count { undecided[$0] && isInside(at: i + 2 * $0) }
    }

    /// Whether the drop of the words at i and i + 1 is inside, by the double-precision expression.
    private func isInside(at i: Int) -> Bool {
        let x = 2 * PureSwift.uniform(MersenneTwister.temper(words[i])) - 1
        let y = 2 * PureSwift.uniform(MersenneTwister.temper(words[i + 1])) - 1
        return x * x + y * y < 1
    }

    @inline(__always)
    private func load(at i: Int) -> Words {
        UnsafeRawPointer(words + i).loadUnaligned(as: Words.self)
    }

    @inline(__always)
    private func store(_ vector: Words, at i: Int) {
        UnsafeMutableRawPointer(words + i).storeBytes(of: vector, as: Words.self)
    }
}
