/// A cursor into the sequence of a generator and a seed, at a draw.
///
///     var stream = try RandomStream(generator: .mt19937, seed: 42)
///     let x = stream.nextUniform()              // what gsl_rng_uniform gives
///     try stream.jump(to: 1 << 60)              // milliseconds
///     let shuffled = (0..<10).shuffled(using: &stream)
///
/// A stream is not Sendable: give each thread one of its own, at draws far apart.
public final class RandomStream {
    /// The generator whose draws these are.
    public let generator: Generator

    /// The seed that the stream was made with.
    public let seed: UInt32

    private var stream: GSLStream

    /// Bits that `next()` takes of a draw, and the draws that it takes.
    private let bits: Int
    private let least: UInt64

    /// A stream at draw 0.
    ///
    /// - Parameters:
    ///   - generator: Any generator.
    ///   - seed: The seed, as `gsl_rng_set` takes it: with most generators 0 stands for another.
    ///   - kernel: What ``fill(_:)`` runs on; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the code `period` if the seed gives a constant, or would make GSL abort
    /// the process; with the code `memory` if there is none for the state; and what
    /// ``Kernel/chosen()`` throws.
    public init(generator: Generator, seed: UInt32, kernel: Kernel? = nil) throws(PiKitError) {
        let kernel = if let kernel { kernel } else { try Kernel.chosen() }
        if let period = generator.period(seed: seed), !period.allows(draws: 2) {
            throw PiKitError(
                .period,
                "\(generator) with seed \(seed) repeats itself after \(period): choose another seed"
            )
        }
        self.generator = generator
        self.seed = seed
        stream = try GSLStream(generator.gsl, seed: seed, kernel: kernel)
        bits = generator.bitsOfNext
        least = generator.draws.lowerBound
    }

    private init(copying other: RandomStream) {
        generator = other.generator
        seed = other.seed
        stream = GSLStream(copying: other.stream)
        bits = other.bits
        least = other.least
    }

    /// A stream at the same draw, which goes its own way from there.
    ///
    /// It takes as much memory as the generator's state, up to 128 KiB, and traps if there is none.
    public func copy() -> RandomStream {
        RandomStream(copying: self)
    }

    /// The number of the next draw, counted from 0.
    ///
    /// It wraps around after 2⁶⁴ draws. From there on the stream cannot jump.
    public var position: UInt64 {
        stream.position
    }

    /// Goes to draw `position` of the sequence, forwards or back.
    ///
    /// For generators of the kind ``Layout/exact``. mt19937, gfsr4 and r250 take up to 5 ms, less
    /// for short distances, by powers of x modulo their characteristic polynomial (Haramoto,
    /// Matsumoto, Nishimura, Panneton, L'Ecuyer 2008); taus, taus2, taus113, cmrg and mrg take some
    /// microseconds, by powers of matrices.
    ///
    /// Throws ``PiKitError`` with the code `jump` if the generator cannot jump, if the stream has passed
    /// draw 2⁶⁴ - 1, or if the jump does not agree with the draws of the GSL that is installed, which
    /// is tried before a process's first jump; with the code `memory` if there is none. The stream
    /// then stays where it was.
    public func jump(to position: UInt64) throws(PiKitError) {
        try stream.jump(to: position)
    }

    /// The next draw as `gsl_rng_get` gives it.
    public func nextDraw() -> UInt64 {
        stream.get()
    }

    /// The next draw as `gsl_rng_uniform` gives it.
    ///
    /// It is at least 0 and less than 1, but for some of the older generators, such as `zuf` and
    /// `fishman2x`, which can draw 1.
    public func nextUniform() -> Double {
        stream.uniform()
    }

    /// Fills `uniforms` with as many draws as ``nextUniform()`` would give.
    ///
    /// Generators for which the stream's kernel has vector code make thousands of them several times
    /// as fast as one by one, and fewer at about the same cost.
    public func fill(_ uniforms: inout MutableSpan<Double>) {
        uniforms.withUnsafeMutableBufferPointer { stream.fill($0) }
    }

    /// Lends a `gsl_rng` that stands at the same draw, for GSL's own functions.
    ///
    ///     // with the headers of GSL imported
    ///     let normal = stream.withUnsafeGSLGenerator { generator in
    ///         gsl_ran_gaussian(generator.assumingMemoryBound(to: gsl_rng.self), 1)
    ///     }
    ///
    /// What is drawn from it moves the stream, and ``position`` counts it. If `gsl_rng_set` seeds it
    /// anew, the stream is at draw 0 of that seed's sequence, and jumps within it; seeds that give a
    /// constant are not checked there.
    ///
    /// - Parameter body: Gets a `gsl_rng *`. It must not keep it, or clones of it, nor use the stream
    ///   otherwise. Its type has the generator's name and range, and is a type of its own that counts
    ///   draws: `gsl_rng_memcpy` from or to other generators raises an error of GSL's, and it must
    ///   not be saved by `gsl_rng_fwrite`.
    public func withUnsafeGSLGenerator<Result, Failure: Error>(
        _ body: (UnsafeMutableRawPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(stream.gslGenerator)
    }
}

extension RandomStream: RandomNumberGenerator {
    /// 64 random bits, so that `shuffle(using:)` and `Double.random(in:using:)` work on this stream.
    ///
    /// A draw less the generator's least value has k = ⌊log₂(max - min + 1)⌋ bits; draws of 2^k and
    /// more are passed over. The bits of ⌈64/k⌉ draws follow each other, the most significant first,
    /// and those of the last one that are not needed are dropped. How many of these 64 bits a call
    /// of Swift's takes is Swift's affair; ``nextUniform()`` is GSL's.
    public func next() -> UInt64 {
        var result: UInt64 = 0
        var missing = UInt64.bitWidth
        while missing > 0 {
            let taken = min(bits, missing)
            result = result << taken | nextBits() >> (bits - taken)
            missing -= taken
        }
        return result
    }

    /// The k bits of the next draw, or `nil` if it is passed over.
    package func nextDrawBits() -> UInt64? {
        let draw = stream.get() &- least
        return draw >> bits == 0 ? draw : nil
    }

    /// The k bits of the next draw that is not passed over.
    private func nextBits() -> UInt64 {
        // Fewer than half of all draws are passed over.
        for _ in 0..<1000 {
            if let draw = nextDrawBits() { return draw }
        }
        fatalError("\(generator) was given a seed that makes it draw nothing in its range")
    }
}

@available(*, unavailable)
extension RandomStream: Sendable {}
