internal import CKernel

/// A kernel, as the C library knows it.
///
/// Unchecked: the pointer leads to a constant that is never freed.
struct KernelSource: @unchecked Sendable {
    let pointer: OpaquePointer

    /// The kernels for processors of this architecture, the fastest first and the plain one last.
    static let all: [KernelSource] = (0..<ck_kernel_count()).map {
        KernelSource(pointer: ck_kernel_at($0))
    }

    var name: String {
        String(cString: ck_kernel_name(pointer))
    }

    var isAvailable: Bool {
        ck_kernel_is_available(pointer)
    }

    func serves(_ generator: GSLGenerator) -> Bool {
        ck_kernel_serves(pointer, generator.pointer)
    }

    /// How the comparison of the vector code with a generator's own draws has ended.
    enum Proof {
        case proved, absent, disproved
    }

    /// The proof of the vector code for a generator, which is made once in a process.
    ///
    /// Throws if there is no memory for it.
    func proof(for generator: GSLGenerator) throws(PiError) -> Proof {
        switch ck_kernel_prove(pointer, generator.pointer) {
        case CK_KERNEL_PROVED: return .proved
        case CK_KERNEL_ABSENT: return .absent
        case CK_KERNEL_DISPROVED: return .disproved
        default: throw PiError(.memory, "there is no memory to prove the kernel \(name)")
        }
    }
}
