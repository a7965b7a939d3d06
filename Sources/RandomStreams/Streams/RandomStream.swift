/// A reference to a cursor into the sequence of a generator and a seed.
///
///     var stream = try RandomStream(generator: .mt19937, seed: 42)
///     let x = stream.nextUniform()    // what gsl_rng_uniform gives
///     try stream.jump(to: 1 << 60)    // takes milliseconds
///     let shuffled = (0..<10).shuffled(using: &stream)
///
/// A stream is a class: assigning it to another name does not copy it, and both names then draw
/// from one cursor. ``copy()`` makes a second cursor.
///
/// A stream can be confined to a substream, a stretch of 2⁴⁰ draws, so each thread, task or block
/// can have its own:
///
///     let part = try RandomStream(
///         generator: .mt19937, seed: 42, substream: 3)
///
/// Substreams of generators that can jump never overlap. Those of the layout ``Layout/blocks`` are
/// separate sequences, which are very unlikely to overlap.
///
/// Every method that returns draws or variables moves the stream, and so does ``next()``. A stream
/// is not `Sendable`. Create each thread's stream on that thread.
public final class RandomStream {
    /// The number of draws in a substream: 2⁴⁰, about 10¹².
    public static let substreamLength: UInt64 = 1 << 40

    /// The generator that makes the draws.
    public let generator: Generator

    /// The seed of the sequence.
    ///
    /// It is the one that the stream was created with, unless `gsl_rng_set` was called through
    /// ``withUnsafeGSLGenerator(_:)`` since. With the layout ``Layout/blocks``, a substream's
    /// generator is seeded with another number, which follows from this one and the substream.
    public private(set) var seed: UInt32

    /// The substream that the stream is confined to, or `nil` if it has the whole sequence.
    ///
    /// Only a call of `gsl_rng_set` leads from a substream to a whole sequence.
    public private(set) var substream: Int?

    /// The cursor, a `let`, so that draws cost no check of exclusive access.
    package let stream: GSLStream

    /// Where the cursor says whether it has overrun its end.
    @usableFromInline package let overrun: UnsafePointer<Bool>

    /// The bits that `next()` takes of a draw.
    let bits: Int
    /// The generator's least draw.
    let least: UInt64
    /// Whether draws are all numbers of 32 bits.
    let drawsWords: Bool

    /// A stream at draw 0 of a sequence or of a substream.
    ///
    /// - Parameters:
    ///   - generator: Any generator.
    ///   - seed: The seed, as for `gsl_rng_set`. Most generators take 0 for another seed.
    ///   - substream: The number of a substream, from 0 to ``Generator/substreamCount`` - 1, or
    ///     `nil` for the whole sequence. Generators of the layout ``Layout/serial`` have no
    ///     substreams.
    ///   - kernel: The kernel that ``fill(_:prefix:)-(MutableSpan<Double>,_)`` and
    ///     ``fillNormals(_:prefix:)-(MutableSpan<Double>,_)`` use; by default ``Kernel/chosen()``.
    ///
    /// In a substream greater than 0 a new stream of mt19937 takes some 2 ms, and one of gfsr4 some
    /// 1 ms. Moving a stream by ``jump(toSubstream:)`` can be cheaper.
    ///
    /// Throws ``PiKitError`` with the code `period` if the seed gives a constant, would make GSL
    /// abort the process, or has too short a period for the substream. Throws it with the code
    /// `substream` if there is no such substream, with the code `jump` if the check of the
    /// jump-ahead fails, and with the code `memory` if the state cannot be allocated. Throws what
    /// ``Kernel/chosen()`` throws.
    public init(
        generator: Generator, seed: UInt32, substream: Int? = nil, kernel: Kernel? = nil
    ) throws(PiKitError) {
        let kernel = if let kernel { kernel } else { try Kernel.chosen() }
        // A block's generator gets another seed.
        let usesSeed = substream == nil || generator.layout != .blocks
        if usesSeed, let period = generator.period(seed: seed), !period.allows(draws: 2) {
            throw PiKitError(
                .period,
                "\(generator) with seed \(seed) repeats itself after \(period): choose another seed"
            )
        }
        self.generator = generator
        self.seed = seed
        self.substream = substream
        stream = try GSLStream(generator, seed: seed, substream: substream, kernel: kernel)
        overrun = stream.overrun
        bits = generator.bitsOfNext
        least = generator.draws.lowerBound
        drawsWords = generator.draws == 0...UInt64(UInt32.max)
    }

    private init(copying other: RandomStream) {
        generator = other.generator
        seed = other.seed
        substream = other.substream
        stream = GSLStream(copying: other.stream)
        overrun = stream.overrun
        bits = other.bits
        least = other.least
        drawsWords = other.drawsWords
    }

    /// Returns an independent stream at the same draw.
    ///
    /// The copy takes as much memory as the generator's state, up to 128 KiB, and twice as much in
    /// a substream. Traps if there is none.
    public func copy() -> RandomStream {
        RandomStream(copying: self)
    }

    /// The number of the next draw, counted from 0 at the start of the sequence or substream.
    ///
    /// In a substream it is at most ``substreamLength``, where no draw is left. In a whole sequence
    /// it wraps around after 2⁶⁴ draws. After that the stream cannot jump.
    public var position: UInt64 {
        stream.position
    }

    /// Moves to draw `position` of the sequence or substream, forwards or backwards.
    ///
    /// Generators of the layout ``Layout/exact`` can jump. A far jump of mt19937 takes some 2 ms,
    /// one of gfsr4 1 ms, and one of r250 some microseconds. They compute powers of x modulo the
    /// characteristic polynomial (Haramoto, Matsumoto, Nishimura, Panneton, L'Ecuyer 2008). A jump
    /// of taus, taus2, taus113, cmrg or mrg computes powers of matrices, and takes microseconds.
    ///
    /// Before the first jump of a generator, the process checks the jump-ahead against the
    /// installed GSL. Throws ``PiKitError`` with the code `jump` if the generator cannot jump, if
    /// the stream has passed draw 2⁶⁴ - 1, or if that check fails, with the code `substream` if
    /// the position lies past the end of the stream's substream, and with the code `memory` if
    /// memory runs out. The stream then stays where it was.
    public func jump(to position: UInt64) throws(PiKitError) {
        try stream.jump(to: position)
    }

    /// Moves to draw 0 of a substream of the seed, from anywhere, and confines the stream to it.
    ///
    /// With the layout ``Layout/exact`` this is a jump from the start of the current substream. A
    /// move to an earlier substream jumps from the start of the sequence. Equal forward strides of
    /// a stream share one power of x, and all streams of a process share the one for the next
    /// substream. Once that is computed, a move takes some 0.2 ms with mt19937, 0.7 ms with gfsr4,
    /// and microseconds with the others. With the layout ``Layout/blocks`` the generator is seeded
    /// anew.
    ///
    /// Throws ``PiKitError`` with the code `substream` if there is no such substream, with the code
    /// `period` if the seed has too short a period for it, with the code `jump` if the check of the
    /// jump-ahead fails, and with the code `memory` if memory runs out. The stream then stays where
    /// it was.
    public func jump(toSubstream substream: Int) throws(PiKitError) {
        try stream.jump(toSubstream: substream, of: seed)
        self.substream = substream
    }

    /// Returns the next draw, as `gsl_rng_get` does.
    ///
    /// Traps at the end of a substream.
    public func nextDraw() -> UInt64 {
        stream.get()
    }

    /// Returns the next draw, as `gsl_rng_uniform` does.
    ///
    /// The result is at least 0 and less than 1, except that some older generators, such as `zuf`
    /// and `fishman2x`, can draw 1. Traps at the end of a substream.
    public func nextUniform() -> Double {
        stream.uniform()
    }

    /// Calls `body` with a `gsl_rng` at the stream's draw, for use with GSL's own functions.
    ///
    ///     // with GSL's headers imported
    ///     let normal = stream.withUnsafeGSLGenerator { generator in
    ///         gsl_ran_gaussian(generator.assumingMemoryBound(to: gsl_rng.self), 1)
    ///     }
    ///
    /// Draws from the `gsl_rng` move the stream and count in ``position``. A draw past the end of
    /// a substream ends the process. If `body` calls `gsl_rng_set`, the stream moves to draw 0 of the
    /// new seed's whole sequence, and ``seed`` and ``substream`` say so. Seeds that give a constant
    /// are not caught there.
    ///
    /// The `gsl_rng` has the generator's name and range, but a type of its own, which counts draws.
    /// So `gsl_rng_memcpy` from or to other generators raises a GSL error, and `gsl_rng_fwrite`
    /// must not save it.
    ///
    /// - Parameter body: Receives a `gsl_rng *`. It must not keep the pointer or clones of the
    ///   generator, nor use the stream in other ways.
    /// - Precondition: `body` sets no seed above 2³² - 1.
    public func withUnsafeGSLGenerator<Result, Failure: Error>(
        _ body: (UnsafeMutableRawPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let wasLimited = stream.isLimited
        defer {
            // gsl_rng_set lifts the limit of a substream.
            if !stream.isLimited {
                let current = stream.currentSeed
                precondition(
                    current <= UInt32.max,
                    "gsl_rng_set got the seed \(current); a stream's seed is at most \(UInt32.max)")
                seed = UInt32(current)
                if wasLimited { substream = nil }
            }
        }
        return try body(stream.gslGenerator)
    }
}

@available(*, unavailable)
extension RandomStream: Sendable {}
