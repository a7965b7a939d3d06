internal import CKernel

/// A kernel, as the C library knows it.
///
/// Unchecked: the pointer leads to a constant that is never freed.
package struct KernelHandle: @unchecked Sendable {
    package let pointer: OpaquePointer

    /// A kernel from a `const ck_kernel *`, which must stay alive and unchanged forever.
    package init(pointer: OpaquePointer) {
        self.pointer = pointer
    }

    /// The kernels for processors of this architecture, the fastest first and the plain one last.
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
}
