internal import CKernel

/// A flag with which one thread asks the kernels on other threads to stop.
///
/// `@unchecked Sendable` holds because the pointee is one atomic Boolean, which only `deinit`
/// frees.
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
