internal import CKernel

/// A cursor into a GSL generator's sequence.
///
/// It owns the generator's state, for one thread.
struct GSLStream: ~Copyable {
    private let pointer: OpaquePointer

    /// A stream that must be seeded before its first draw.
    ///
    /// Throws if there is no memory for it.
    init(_ generator: GSLGenerator) throws(PiError) {
        guard let pointer = ck_stream_create(generator.pointer) else {
            throw PiError(.memory, "there is no memory for the state of \(generator.name)")
        }
        self.pointer = pointer
    }

    deinit {
        ck_stream_destroy(pointer)
    }

    /// Goes to draw 0 of the sequence of `seed`.
    ///
    /// The caller has checked that GSL takes this seed: see `Generator.period(seed:)`.
    mutating func seed(_ seed: UInt32) {
        ck_stream_seed(pointer, seed)
    }

    /// Lets drops fall and counts those in the circle.
    ///
    /// Gives fewer drops than `samples` only if the flag was raised, which is noticed within 50 ms.
    mutating func tally(samples: Int, stop: StopFlag) -> Tally {
        let tally = ck_tally_plain(pointer, UInt64(samples), stop.pointer)
        return Tally(samples: Int(tally.samples), hits: Int(tally.hits))
    }

    /// The kernel that counts, as records name it.
    static let kernel = "plain"
}

/// A flag that asks kernels on other threads to stop.
///
/// Unchecked: behind the pointer is one atomic boolean, which is freed with its last owner.
final class StopFlag: @unchecked Sendable {
    fileprivate let pointer: OpaquePointer

    init() throws(PiError) {
        guard let pointer = ck_stop_create() else {
            throw PiError(.memory, "there is no memory for a flag")
        }
        self.pointer = pointer
    }

    deinit {
        ck_stop_destroy(pointer)
    }

    func raise() {
        ck_stop_raise(pointer)
    }

    var isRaised: Bool {
        ck_stop_is_raised(pointer)
    }
}
