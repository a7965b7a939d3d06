internal import CKernel

/// A cursor into a GSL generator's sequence.
///
/// It owns the generator's state. Only one thread may use it.
package struct GSLStream: ~Copyable {
    private let generator: GSLGenerator
    /// The kernel whose vector code the stream uses.
    package let kernel: KernelHandle
    /// The `ck_stream *`, for problems with a loop in C.
    package let pointer: OpaquePointer

    /// A stream at draw 0 of a seed's sequence.
    ///
    /// The stream uses the kernel's vector code if the kernel serves the generator.
    ///
    /// - Precondition: GSL accepts the seed, see `Generator.period(seed:)`.
    ///
    /// Throws ``PiKitError`` with the code `memory` if the state cannot be allocated.
    package init(_ generator: GSLGenerator, seed: UInt32, kernel: Kernel) throws(PiKitError) {
        guard let pointer = ck_stream_create(generator.type, seed) else {
            throw PiKitError(.memory, "there is no memory for the state of \(generator.name)")
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

    /// The number of the next draw.
    package var position: UInt64 {
        ck_stream_position(pointer)
    }

    /// Moves to draw 0 of the sequence of `seed`.
    ///
    /// - Precondition: GSL accepts the seed.
    package func seed(_ seed: UInt32) {
        ck_stream_seed(pointer, seed)
    }

    /// Moves to a draw of the sequence, forwards or backwards.
    package func jump(to position: UInt64) throws(PiKitError) {
        try generator.throwIfFailed(ck_stream_jump(pointer, position))
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
    func fill(_ uniforms: UnsafeMutableBufferPointer<Double>) {
        if let start = uniforms.baseAddress {
            ck_stream_fill(pointer, kernel.pointer, start, uniforms.count)
        }
    }

    /// A `gsl_rng *` that moves this stream.
    var gslGenerator: UnsafeMutableRawPointer {
        ck_stream_gsl_rng(pointer)
    }
}

extension GSLGenerator {
    /// Whether streams of this generator can jump, if the check passes.
    var canJump: Bool {
        ck_generator_can_jump(type)
    }

    /// Throws unless the jump-ahead agrees with the generator's own draws.
    ///
    /// A process compares them once, which takes up to 5 ms.
    package func checkJump() throws(PiKitError) {
        switch ck_generator_check_jump(type) {
        case CK_CHECK_PASSED: return
        case CK_CHECK_ABSENT: throw noJump
        case CK_CHECK_FAILED: throw jumpCheckFailed
        default: throw noMemoryToJump
        }
    }

    fileprivate func throwIfFailed(_ result: ck_jump_result) throws(PiKitError) {
        switch result {
        case CK_JUMP_DONE: return
        case CK_JUMP_IMPOSSIBLE: throw noJump
        case CK_JUMP_WRAPPED:
            throw PiKitError(
                .jump, "the stream has passed draw 2^64 - 1, after which draws have no numbers")
        case CK_JUMP_CHECK_FAILED: throw jumpCheckFailed
        default: throw noMemoryToJump
        }
    }

    private var noJump: PiKitError {
        PiKitError(.jump, "\(name) cannot jump; generators of the kind 'exact' can")
    }

    private var jumpCheckFailed: PiKitError {
        PiKitError(
            .jump,
            "the jump-ahead of \(name) disagrees with the draws of GSL \(Self.libraryVersion)")
    }

    private var noMemoryToJump: PiKitError {
        PiKitError(.memory, "there is no memory to jump in a sequence")
    }
}
