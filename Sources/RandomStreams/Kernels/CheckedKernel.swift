/// A kernel after its checks against the installed GSL.
package struct CheckedKernel: Sendable {
    /// The kernel.
    package let kernel: Kernel

    /// The reason for using none or only some of the vector code, if a check failed.
    package let fallback: String?

    package init(_ kernel: Kernel, fallback: String? = nil) {
        self.kernel = kernel
        self.fallback = fallback
    }
}
