/// mt19937 in vectors, in memory of somebody else's, with the drops counted as they are made.
///
/// Words are replaced in place, eight at a time: words i to i + 7 are made of those at i, at i + 1,
/// and at i + 397, all of them old; or, from i = 227 on, of the new ones at i - 227. A vector that
/// begins before 227 and ends behind needs eight words past the end: they are the first new ones,
/// which are therefore written twice.
///
/// Most drops are decided by the upper 16 bits of their draws. With these as X and Y, less 2¹⁵, a
/// drop is inside if X² + Y² is below 2³⁰ - 2¹⁷, and outside from 2³⁰ + 2¹⁷ on: the lower bits change
/// x² + y² by less than 2⁻¹³. One drop in 5000 lies between, on the edge, where the double-precision
/// expression decides. So the last step of tempering, which changes lower bits alone, is left out
/// for all others.
package struct VectorTwister {
    /// A vector is two of the processor's, which gives it more to do at once.
    private typealias Words = SIMD8<UInt32>
    private typealias Drops = SIMD4<UInt32>

    /// How many words the memory must have.
    package static let capacity = MersenneTwister.count + Words.scalarCount

    /// The drops that a round makes.
    package static let dropsOfRound = MersenneTwister.count / 2

    /// From this vector on the third word is a new one.
    private static let vectorTurn =
        (MersenneTwister.turn + Words.scalarCount - 1)
        / Words.scalarCount * Words.scalarCount

    /// X² + Y² of drops on the edge begins here, and has this many values.
    private static let edge: UInt32 = 1 << 30 - 1 << 17
    private static let width: UInt32 = 1 << 18

    private let words: UnsafeMutablePointer<UInt32>

    /// A generator whose drops follow these 624 words.
    ///
    /// - Parameter memory: Room for `capacity` words, which must outlive the generator.
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
        var onEdge = 0
        makeWords { i, made in
            let (hits, edge) = Self.decide(made)
            inside &+= hits
            if edge != SIMDMask(repeating: false) {
                onEdge &+= countEdge(at: i)
            }
        }
        return Int(inside.wrappedSum()) &+ onEdge
    }

    /// Makes 624 words, and returns the hits of their first few drops.
    package func count(_ drops: Int) -> Int {
        makeWords { _, _ in }
        return (0..<drops).count { isInside(at: 2 * $0) }
    }

    /// Makes 624 words, and passes on each vector of them, with its place.
    ///
    /// No access is out of bounds. The last vector that takes old words at i + 397 begins at 224, and
    /// reads up to word 628; the last of all begins at 616, and reads up to 624, for its neighbours.
    /// There are 632.
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

    /// Makes the words from i on anew.
    @inline(__always)
    private func make(at i: Int, middle: Int) -> Words {
        let next = load(at: i &+ 1)
        let both = (load(at: i) & 0x8000_0000) | (next & 0x7fff_ffff)
        // All bits are set where the lowest was.
        let odd = Words() &- (next & 1)
        let made = load(at: i &+ middle) ^ (both &>> 1) ^ (odd & MersenneTwister.twist)
        store(made, at: i)
        return made
    }

    /// Which of a vector's drops are inside for sure, each by a 1, and which on the edge.
    @inline(__always)
    private static func decide(_ words: Words) -> (inside: Drops, edge: SIMDMask<Drops.MaskStorage>)
    {
        var words = words
        words ^= words &>> 11
        words ^= (words &<< 7) & 0x9d2c_5680
        words ^= (words &<< 15) & 0xefc6_0000
        // The compiler sees that these are numbers of 16 bits, and has one instruction for the
        // squares and their sums.
        let halves = SIMD8<Int32>(truncatingIfNeeded: words ^ 0x8000_0000) &>> 16
        let squares = halves &* halves
        let sums = Drops(truncatingIfNeeded: squares.evenHalf &+ squares.oddHalf)
        // Beyond 2³¹ if inside.
        let beyond = sums &- edge
        return (beyond &>> 31, beyond .< width)
    }

    /// The hits among the drops on the edge of the vector at i.
    ///
    /// It finds them once more: where a mask is kept, the compiler tests its lanes one by one.
    @inline(never)
    private func countEdge(at i: Int) -> Int {
        let edge = Self.decide(load(at: i)).edge
        return (0..<Drops.scalarCount).count { edge[$0] && isInside(at: i + 2 * $0) }
    }

    /// Whether the drop of the words at i and i + 1 is inside, by the double expression.
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
