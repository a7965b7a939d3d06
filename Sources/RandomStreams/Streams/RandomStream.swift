/// A cursor into the sequence of a generator and a seed.
///
///     var stream = try RandomStream(generator: .mt19937, seed: 42)
///     let x = stream.nextUniform()              // what gsl_rng_uniform gives
///     try stream.jump(to: 1 << 60)              // takes milliseconds
///     let shuffled = (0..<10).shuffled(using: &stream)
///
/// A stream is not `Sendable`. Give each thread its own stream, at draws far apart.
public final class RandomStream {
    /// The generator that makes the draws.
    public let generator: Generator

    /// The seed that the stream was created with.
    public let seed: UInt32

    /// The cursor. As a `let` it costs no check of exclusive access at each draw.
    let stream: GSLStream

    /// The bits that `next()` takes of a draw.
    private let bits: Int
    /// The generator's least draw.
    private let least: UInt64

    /// A stream at draw 0.
    ///
    /// - Parameters:
    ///   - generator: Any generator.
    ///   - seed: The seed, as for `gsl_rng_set`. Most generators take 0 for another seed.
    ///   - kernel: The kernel that ``fill(_:)`` uses; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the code `period` if the seed gives a constant or would make GSL
    /// abort the process, and with the code `memory` if the state cannot be allocated. Throws what
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

    /// Returns an independent stream at the same draw.
    ///
    /// The copy takes as much memory as the generator's state, up to 128 KiB. Traps if there is
    /// none.
    public func copy() -> RandomStream {
        RandomStream(copying: self)
    }

    /// The number of the next draw, counted from 0.
    ///
    /// It wraps around after 2⁶⁴ draws. After that the stream cannot jump.
    public var position: UInt64 {
        stream.position
    }

    /// Moves to draw `position` of the sequence, forwards or backwards.
    ///
    /// Generators of the layout ``Layout/exact`` can jump. A jump of mt19937, gfsr4 or r250 takes
    /// up to 5 ms, less for short distances. It computes powers of x modulo the characteristic
    /// polynomial (Haramoto, Matsumoto, Nishimura, Panneton, L'Ecuyer 2008). A jump of taus, taus2,
    /// taus113, cmrg or mrg takes some microseconds. It computes powers of matrices.
    ///
    /// Before the first jump of a generator, the process checks the jump-ahead against the
    /// installed GSL. Throws ``PiKitError`` with the code `jump` if the generator cannot jump, if
    /// the stream has passed draw 2⁶⁴ - 1, or if that check fails, and with the code `memory` if
    /// there is none. The stream then stays where it was.
    public func jump(to position: UInt64) throws(PiKitError) {
        try stream.jump(to: position)
    }

    /// Returns the next draw, as `gsl_rng_get` does.
    public func nextDraw() -> UInt64 {
        stream.get()
    }

    /// Returns the next draw, as `gsl_rng_uniform` does.
    ///
    /// The result is at least 0 and less than 1, except that some older generators, such as `zuf`
    /// and `fishman2x`, can draw 1.
    public func nextUniform() -> Double {
        stream.uniform()
    }

    /// Fills `uniforms` with the next draws, each as ``nextUniform()`` would return it.
    ///
    /// If the stream's kernel has vector code for the generator, filling thousands of elements is
    /// several times as fast as single calls. Filling only a few costs about as much as single
    /// calls.
    public func fill(_ uniforms: inout MutableSpan<Double>) {
        uniforms.withUnsafeMutableBufferPointer { stream.fill($0) }
    }

    /// Calls `body` with a `gsl_rng` at the stream's draw, for use with GSL's own functions.
    ///
    ///     // with GSL's headers imported
    ///     let normal = stream.withUnsafeGSLGenerator { generator in
    ///         gsl_ran_gaussian(generator.assumingMemoryBound(to: gsl_rng.self), 1)
    ///     }
    ///
    /// Draws from the `gsl_rng` move the stream and count in ``position``. If `body` calls
    /// `gsl_rng_set`, the stream moves to draw 0 of the new seed's sequence and jumps within that.
    /// Seeds that give a constant are not caught there.
    ///
    /// The `gsl_rng` has the generator's name and range, but a type of its own, which counts draws.
    /// So `gsl_rng_memcpy` from or to other generators raises a GSL error, and `gsl_rng_fwrite`
    /// must not save it.
    ///
    /// - Parameter body: Receives a `gsl_rng *`. It must not keep the pointer or clones of the
    ///   generator, nor use the stream in other ways.
    public func withUnsafeGSLGenerator<Result, Failure: Error>(
        _ body: (UnsafeMutableRawPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(stream.gslGenerator)
    }
}

extension RandomStream: RandomNumberGenerator {
    /// Returns 64 random bits, for `shuffle(using:)`, `Double.random(in:using:)` and the like.
    ///
    /// With k = ⌊log₂(max - min + 1)⌋, each draw less the generator's least value gives k bits.
    /// Values of 2^k and more are skipped. The bits of ⌈64/k⌉ draws are joined, most significant
    /// first, and surplus bits of the last draw are discarded. Swift's standard library decides how
    /// it uses the 64 bits, so `Double.random(in:using:)` differs from ``nextUniform()``, which is
    /// GSL's.
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

    /// Returns the k bits of the next draw, or `nil` if the draw is skipped.
    package func nextDrawBits() -> UInt64? {
        let draw = stream.get() &- least
        return draw >> bits == 0 ? draw : nil
    }

    /// Returns the k bits of the next draw that is not skipped.
    private func nextBits() -> UInt64 {
        // Fewer than half of all draws are skipped.
        for _ in 0..<1000 {
            if let draw = nextDrawBits() { return draw }
        }
        fatalError("the seed of \(generator) gives no draw in its range")
    }
}

@available(*, unavailable)
extension RandomStream: Sendable {}
