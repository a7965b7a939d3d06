internal import CKernel

/// A flag by which one thread asks the kernels of others to stop.
///
/// Unchecked: behind the pointer is one atomic boolean, which is freed with its last owner.
package final class StopFlag: @unchecked Sendable {
    package let pointer: OpaquePointer

    package init() throws(PiKitError) {
        guard let pointer = ck_stop_create() else {
            throw PiKitError(.memory, "there is no memory for a flag")
        }
        self.pointer = pointer
    }

    deinit {
        ck_stop_destroy(pointer)
    }

    package func raise() {
        ck_stop_raise(pointer)
    }
}
