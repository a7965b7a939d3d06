/// The kernel of a run, after its checks.
package struct CheckedKernel: Sendable {
    /// The kernel.
    package let kernel: Kernel

    /// The reason for using none or only some of its vector code, if its check against the
    /// installed GSL failed.
    package let fallback: String?

    package init(_ kernel: Kernel, fallback: String? = nil) {
        self.kernel = kernel
        self.fallback = fallback
    }
}
