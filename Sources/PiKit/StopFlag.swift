internal import CKernel

/// A flag that asks kernels on other threads to stop.
///
/// Unchecked: behind the pointer is one atomic boolean, which is freed with its last owner.
final class StopFlag: @unchecked Sendable {
    let pointer: OpaquePointer

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
