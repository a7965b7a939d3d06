internal import CKernel

/// A cursor into a GSL generator's sequence, or into one substream of it.
///
/// It owns the generator's state. Only one thread may use it. Its methods do not mutate it in
/// Swift's sense, so a class can hold it in a `let`, and draws cost no check of exclusive access.
package struct GSLStream: ~Copyable {
    let generator: Generator
    /// The kernel whose vector code the stream uses.
    package let kernel: KernelHandle
    /// The `ck_stream *`, for problems with a loop in C.
    package let pointer: OpaquePointer

    /// A stream at draw 0 of a seed's sequence, or of a substream.
    ///
    /// The stream uses the kernel's vector code if the kernel serves the generator.
    ///
    /// - Precondition: Without a substream, GSL accepts the seed, see `Generator.period(seed:)`.
    ///
    /// Throws ``PiKitError`` with the code `memory` if the state cannot be allocated, and what
    /// ``jump(toSubstream:of:)`` throws.
    package init(
        _ generator: Generator, seed: UInt32, substream: Int? = nil, kernel: Kernel
    ) throws(PiKitError) {
        if let substream { try generator.check(substream: substream, of: seed) }
        // A block's stream gets its own seed at once: the other may be one that GSL refuses.
        let blockSeed =
            generator.layout == .blocks ? substream.map { BlockSeeds(seed: seed)[$0] } : nil
        guard let pointer = ck_stream_create(generator.gsl.type, blockSeed ?? seed) else {
            throw PiKitError(.memory, "there is no memory for the state of \(generator)")
        }
        if blockSeed != nil {
            ck_stream_limit(pointer, CK_SUBSTREAM_DRAWS)
        } else if let substream {
            do throws(PiKitError) {
                try generator.gsl.throwIfFailed(ck_stream_move(pointer, UInt64(substream)))
            } catch {
                ck_stream_destroy(pointer)
                throw error
            }
        }
        self.generator = generator
        self.kernel = kernel.handle
        self.pointer = pointer
    }

    /// A stream at the same draw of the same sequence.
    ///
    /// Traps if there is no memory for its state.
    init(copying other: borrowing GSLStream) {
        guard let pointer = ck_stream_copy(other.pointer) else {
            fatalError("there is no memory for the copy of a generator's state")
        }
        generator = other.generator
        kernel = other.kernel
        self.pointer = pointer
    }

    deinit {
        ck_stream_destroy(pointer)
    }

    /// The number of the next draw, counted from the start of the sequence or substream.
    package var position: UInt64 {
        ck_stream_position(pointer)
    }

    /// The seed that GSL's seeding was last called with.
    var currentSeed: UInt64 {
        ck_stream_current_seed(pointer)
    }

    /// Whether the stream has passed draw 2⁶⁴ - 1.
    var hasWrapped: Bool {
        ck_stream_has_wrapped(pointer)
    }

    /// Whether the stream has an end: that of a substream, or one set by ``limit(draws:)``.
    var isLimited: Bool {
        ck_stream_is_limited(pointer)
    }

    /// Lets the stream end before draw `draws` of the sequence, and clears the flag of an overrun.
    func limit(draws: UInt64) {
        ck_stream_limit(pointer, draws)
    }

    /// Makes single draws past the end set a flag instead of ending the process.
    func reportOverruns() {
        ck_stream_report_overruns(pointer)
    }

    /// Where that flag is.
    ///
    /// The pointer is valid as long as the stream.
    var overrun: UnsafePointer<Bool> {
        ck_stream_overrun(pointer)
    }

    /// Makes draws and discards them.
    func skip(_ draws: UInt64) {
        ck_stream_skip(pointer, draws)
    }

    /// Moves to draw 0 of the sequence of `seed`.
    ///
    /// - Precondition: GSL accepts the seed.
    package func seed(_ seed: UInt32) {
        ck_stream_seed(pointer, seed)
    }

    /// Moves to a draw of the sequence or substream, forwards or backwards.
    package func jump(to position: UInt64) throws(PiKitError) {
        try generator.gsl.throwIfFailed(ck_stream_jump(pointer, position))
    }

    /// Moves to draw 0 of a substream of `seed`, which the stream was made with.
    ///
    /// Throws ``PiKitError`` with the code `substream` if there is no such substream, with the code
    /// `period` if it is longer than the sequence's period allows, with the code `jump` if the
    /// check of the jump-ahead fails, and with the code `memory` if there is none. The stream then
    /// stays where it was.
    package func jump(toSubstream substream: Int, of seed: UInt32) throws(PiKitError) {
        try generator.check(substream: substream, of: seed)
        if generator.layout == .blocks {
            ck_stream_seed(pointer, BlockSeeds(seed: seed)[substream])
            ck_stream_limit(pointer, CK_SUBSTREAM_DRAWS)
        } else {
            try generator.gsl.throwIfFailed(ck_stream_move(pointer, UInt64(substream)))
        }
    }

    /// Throws ``PiKitError`` with the code `substream` if fewer than `draws` remain in a substream,
    /// and with the code `period` if fewer remain in a sequence that has an end.
    package func check(draws: UInt64) throws(PiKitError) {
        let remaining = ck_stream_remaining(pointer)
        guard draws <= remaining else {
            guard generator.layout != .serial else {
                throw PiKitError(
                    .period,
                    "\(draws) draws are needed, but the sequence of \(generator) has \(remaining) "
                        + "left before it repeats itself: choose a generator with a longer period")
            }
            throw PiKitError(
                .substream,
                "\(draws) draws are needed, but the substream of \(generator) has \(remaining) of its "
                    + "2^40 draws left: go on in another substream")
        }
    }

    /// Returns the next draw as an integer.
    func get() -> UInt64 {
        ck_stream_get(pointer)
    }

    /// Returns the next draw as a number from 0 to 1.
    package func uniform() -> Double {
        ck_stream_uniform(pointer)
    }

    /// Fills a buffer with the next draws, as numbers from 0 to 1.
    ///
    /// Throws what ``check(draws:)`` throws, and then makes no draw.
    func fill(_ uniforms: UnsafeMutableBufferPointer<Double>) throws(PiKitError) {
        try check(draws: UInt64(uniforms.count))
        if let start = uniforms.baseAddress {
            ck_stream_fill(pointer, kernel.pointer, start, uniforms.count)
        }
    }

    /// Fills a buffer with normals made from the next draws, two draws for each two numbers.
    ///
    /// Throws what ``check(draws:)`` throws, and then makes no draw.
    func fillNormals(_ numbers: UnsafeMutableBufferPointer<Double>) throws(PiKitError) {
        try check(draws: (UInt64(numbers.count) + 1) / 2 * 2)
        if let start = numbers.baseAddress {
            ck_stream_fill_normals(pointer, kernel.pointer, start, numbers.count)
        }
    }

    /// Writes number d of sample i, `rows[i * dimensions + d]`, to `columns[d * samples + i]`.
    ///
    /// - Precondition: The columns have as many elements as the rows, a multiple of `dimensions`.
    func transpose(
        _ rows: UnsafeMutableBufferPointer<Double>,
        into columns: UnsafeMutableBufferPointer<Double>, dimensions: Int
    ) {
        guard let first = rows.baseAddress, let column = columns.baseAddress else { return }
        ck_rows_to_columns(
            kernel.pointer, first, column, rows.count / dimensions, dimensions)
    }

    /// A `gsl_rng *` that moves this stream.
    var gslGenerator: UnsafeMutableRawPointer {
        ck_stream_gsl_rng(pointer)
    }
}
