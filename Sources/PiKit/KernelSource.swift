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
        switch ck_kernel_check(pointer, generator.pointer) {
        case CK_CHECK_PASSED: return .proved
        case CK_CHECK_ABSENT: return .absent
        case CK_CHECK_FAILED: return .disproved
        default: throw PiError(.memory, "there is no memory to prove the kernel \(name)")
        }
    }

    /// Checks the code for long runs if a run of so many samples takes it.
    func checkLong(_ generator: GSLGenerator, samples: Int) {
        if UInt64(samples) >= ck_kernel_long_samples(pointer, generator.pointer) {
            _ = ck_kernel_check_long(pointer, generator.pointer)
        }
    }
}
