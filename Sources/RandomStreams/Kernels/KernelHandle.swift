internal import CKernel

/// A reference to one of the C library's kernels.
///
/// `@unchecked Sendable` holds because the pointee is constant and never freed.
package struct KernelHandle: @unchecked Sendable {
    package let pointer: OpaquePointer

    /// A kernel from a `const ck_kernel *`, which must stay alive and unchanged forever.
    package init(pointer: OpaquePointer) {
        self.pointer = pointer
    }

    /// The kernels for this architecture, the fastest first and the plain one last.
    static let all: [KernelHandle] = (0..<ck_kernel_count()).map {
        KernelHandle(pointer: ck_kernel_at($0))
    }

    var name: String {
        String(cString: ck_kernel_name(pointer))
    }

    var isAvailable: Bool {
        ck_kernel_is_available(pointer)
    }

    func serves(_ generator: GSLGenerator) -> Bool {
        ck_kernel_serves(pointer, generator.type)
    }

    /// Whether the vector code agrees with the generator's own draws, or `nil` if there is none.
    ///
    /// Throws ``PiKitError`` with the code `memory` if there is no memory for the check.
    func passesCheck(for generator: GSLGenerator) throws(PiKitError) -> Bool? {
        switch ck_kernel_check(pointer, generator.type) {
        case CK_CHECK_PASSED: return true
        case CK_CHECK_FAILED: return false
        case CK_CHECK_ABSENT: return nil
        default: throw PiKitError(.memory, "there is no memory to check a kernel")
        }
    }
}
