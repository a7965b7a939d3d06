internal import CKernel

/// A reference to one of GSL's generator types.
///
/// `@unchecked Sendable` holds because the pointee is constant and never freed.
package struct GSLGenerator: @unchecked Sendable {
    /// The `const gsl_rng_type *`.
    package let type: OpaquePointer

    /// Wraps a `const gsl_rng_type *` that must stay alive and unchanged forever.
    ///
    /// For generators that GSL does not list.
    package init(type: OpaquePointer) {
        self.type = type
    }

    /// The generators of the installed GSL, in GSL's order.
    static let installed: [GSLGenerator] = (0..<ck_generator_count()).map {
        GSLGenerator(type: ck_generator_at($0))
    }

    /// The version of the installed GSL.
    package static var libraryVersion: String {
        String(cString: ck_gsl_version())
    }

    /// GSL's name for the generator.
    var name: String {
        String(cString: ck_generator_name(type))
    }

    /// The range of integers that a draw can give, as the generator declares it.
    var draws: ClosedRange<UInt64> {
        ck_generator_min(type)...ck_generator_max(type)
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

    func throwIfFailed(_ result: ck_jump_result) throws(PiKitError) {
        switch result {
        case CK_JUMP_DONE: return
        case CK_JUMP_IMPOSSIBLE: throw noJump
        case CK_JUMP_OUTSIDE:
            throw PiKitError(
                .substream,
                "a substream of \(name) has 2^40 draws: jump to a draw from 0 to "
                    + "\(CK_SUBSTREAM_DRAWS), its end")
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
