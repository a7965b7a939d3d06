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
    /// Throws ``PiKitError`` with the code `memory` if the check has no memory.
    func passesCheck(for generator: GSLGenerator) throws(PiKitError) -> Bool? {
        switch ck_kernel_check(pointer, generator.type) {
        case CK_CHECK_PASSED: return true
        case CK_CHECK_FAILED: return false
        case CK_CHECK_ABSENT: return nil
        default: throw PiKitError(.memory, "there is no memory to check a kernel")
        }
    }
}

extension Kernel {
    /// Checks the vector code for a generator against the installed GSL, once in a process.
    ///
    /// Returns this kernel, or else the plain one, with the reason if the check fails.
    ///
    /// - Parameter work: What the plain kernel does instead, such as "counts the hits".
    ///
    /// Throws ``PiKitError`` with the code `memory` if the check has no memory.
    package func checked(
        for generator: Generator, work: String
    ) throws(PiKitError) -> (kernel: Kernel, fallback: String?) {
        switch try handle.passesCheck(for: generator.gsl) {
        case true?: (self, nil)
        case nil: (.plain, nil)
        case false?: (.plain, "\(disagreement(with: generator)) the plain kernel \(work)")
        }
    }

    /// The beginning of a reason for a fallback.
    package func disagreement(with generator: Generator) -> String {
        "the kernel \(self) disagrees with the draws of \(generator) in GSL "
            + "\(GSLGenerator.libraryVersion), so"
    }
}
