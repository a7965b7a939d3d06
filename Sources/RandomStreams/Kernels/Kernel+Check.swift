extension Kernel {
    /// Checks the vector code for a generator against the installed GSL, once in a process.
    ///
    /// Returns this kernel, or the plain one: with the reason if the check fails, without one if
    /// there is no vector code for the generator.
    ///
    /// - Parameter work: What the plain kernel does instead, such as "counts the hits".
    ///
    /// Throws ``PiKitError`` with the code `memory` if there is no memory for the check.
    package func checked(
        for generator: Generator, work: String
    ) throws(PiKitError) -> CheckedKernel {
        switch try handle.passesCheck(for: generator.gsl) {
        case true?: CheckedKernel(self)
        case nil: CheckedKernel(.plain)
        case false?:
            CheckedKernel(
                .plain, fallback: "\(disagreement(with: generator)) the plain kernel \(work)")
        }
    }

    /// The beginning of a reason for a fallback.
    package func disagreement(with generator: Generator) -> String {
        "the kernel \(self) disagrees with the draws of \(generator) in GSL "
            + "\(GSLGenerator.libraryVersion), so"
    }
}
