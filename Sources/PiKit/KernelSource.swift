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

    /// Whether the generator's streams run on this kernel, which is `false` if it has no vector code
    /// for it.
    ///
    /// Throws if that code has not been proved against the generator's own draws, which is done
    /// once in a process.
    func isProved(for generator: GSLGenerator) throws(PiError) -> Bool {
        switch ck_kernel_prove(pointer, generator.pointer) {
        case CK_KERNEL_PROVED:
            return true
        case CK_KERNEL_ABSENT:
            return false
        case CK_KERNEL_DISPROVED:
            throw PiError(
                .kernel,
                "the kernel \(name) disagrees with the draws of \(generator.name) in GSL "
                    + GSLGenerator.libraryVersion)
        default:
            throw PiError(.memory, "there is no memory to prove the kernel \(name)")
        }
    }
}
