internal import CKernel

/// A cursor into a GSL generator's sequence.
///
/// It owns the generator's state, for one thread.
struct GSLStream: ~Copyable {
    private let generator: GSLGenerator
    private let kernel: KernelSource
    private let pointer: OpaquePointer

    /// A stream at draw 0 of a seed, and the kernel that it runs on where it can.
    ///
    /// The caller has checked that GSL takes this seed: see `Generator.period(seed:)`. Throws if
    /// there is no memory for the state.
    init(_ generator: GSLGenerator, seed: UInt32, kernel: Kernel) throws(PiError) {
        guard let pointer = ck_stream_create(generator.pointer, seed) else {
            throw PiError(.memory, "there is no memory for the state of \(generator.name)")
        }
        self.generator = generator
        self.kernel = kernel.source
        self.pointer = pointer
    }

    /// A stream at the same draw of the same sequence.
    ///
    /// Traps if there is no memory for it.
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
    var position: UInt64 {
        ck_stream_position(pointer)
    }

    /// Goes to draw 0 of the sequence of `seed`, which the caller has checked.
    mutating func seed(_ seed: UInt32) {
        ck_stream_seed(pointer, seed)
    }

    /// Goes to a draw of the sequence, forwards or back.
    mutating func jump(to position: UInt64) throws(PiError) {
        try generator.check(ck_stream_jump(pointer, position))
    }

    /// The next draw, as an integer.
    mutating func get() -> UInt64 {
        ck_stream_get(pointer)
    }

    /// The next draw, from 0 to 1.
    mutating func uniform() -> Double {
        ck_stream_uniform(pointer)
    }

    /// The next draws, from 0 to 1.
    mutating func fill(_ uniforms: UnsafeMutableBufferPointer<Double>) {
        if let start = uniforms.baseAddress {
            ck_stream_fill(pointer, kernel.pointer, start, uniforms.count)
        }
    }

    /// A `gsl_rng *` that moves this stream.
    var gslGenerator: UnsafeMutableRawPointer {
        ck_stream_gsl_rng(pointer)
    }

    /// Lets drops fall and counts those in the circle, and those that the exact expression decided.
    ///
    /// Gives fewer drops than `samples` only if the flag was raised, which is noticed within 5 ms.
    mutating func tally(samples: Int, stop: StopFlag) -> (tally: Tally, exact: Int) {
        let count = ck_stream_count(pointer, kernel.pointer, UInt64(samples), stop.pointer)
        return (Tally(samples: Int(count.samples), hits: Int(count.hits)), Int(count.undecided))
    }
}

extension GSLGenerator {
    /// Whether streams of this generator can jump, if the proof holds.
    var canJump: Bool {
        ck_generator_can_jump(pointer)
    }

    /// Throws unless the jump-ahead has been proved against the generator's own draws, which is
    /// done once in a process.
    func proveJump() throws(PiError) {
        switch ck_generator_check_jump(pointer) {
        case CK_CHECK_PASSED: return
        case CK_CHECK_FAILED: try check(CK_JUMP_CHECK_FAILED)
        case CK_CHECK_NO_MEMORY: try check(CK_JUMP_NO_MEMORY)
        default: try check(CK_JUMP_IMPOSSIBLE)
        }
    }

    fileprivate func check(_ result: ck_jump_result) throws(PiError) {
        switch result {
        case CK_JUMP_DONE:
            return
        case CK_JUMP_NO_MEMORY:
            throw PiError(.memory, "there is no memory to jump in a sequence")
        case CK_JUMP_WRAPPED:
            throw PiError(
                .jump, "the stream has passed draw 2^64 - 1, behind which draws have no numbers")
        case CK_JUMP_CHECK_FAILED:
            throw PiError(
                .jump,
                "the jump-ahead of \(name) disagrees with the draws of GSL \(Self.libraryVersion)")
        default:
            throw PiError(.jump, "\(name) cannot jump; generators of the kind 'exact' can")
        }
    }
}
