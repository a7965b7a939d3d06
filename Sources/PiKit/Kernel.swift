internal import CKernel
import Foundation

/// The code that lets drops fall and counts them, made for one kind of processor.
///
/// All kernels count the same. `plain` is the loop over GSL's own functions, which specifies the
/// others; those have vector code for the generators of the kind ``Streams/exact``, and leave the
/// rest to `plain`. Before a kernel's first use with a generator, it is proved in this process
/// against the GSL that is installed.
public struct Kernel: Sendable {
    let source: KernelSource

    /// The kernels that this processor can run, the fastest first and ``plain`` last.
    public static let available: [Kernel] = KernelSource.all
        .filter(\.isAvailable).map(Kernel.init(source:))

    /// The names of all kernels, of those for other processors too.
    static let names = ["plain", "baseline", "avx2", "avx512", "neon"]

    /// The loop over GSL's own functions.
    public static let plain = available[available.count - 1]

    /// The name: "plain", "baseline" (SSE2), "avx2", "avx512" or "neon".
    public var name: String { source.name }

    private init(source: KernelSource) {
        self.source = source
    }

    /// The kernel of that name.
    ///
    /// Throws ``PiError`` with the code `kernel` if there is none, or if this processor cannot run it.
    public init(named name: String) throws(PiError) {
        guard let found = Self.available.first(where: { $0.name == name }) else {
            let names = Self.available.map(\.name).joined(separator: ", ")
            throw PiError(
                .kernel, "there is no kernel '\(name)' for this processor; it can run \(names)")
        }
        self = found
    }

    /// The kernel of runs and streams that are not told one: the one that the environment's
    /// `PIKIT_KERNEL` names, or else the fastest.
    ///
    /// Throws ``PiError`` with the code `kernel` if `PIKIT_KERNEL` is set to something else. The
    /// environment is read once in a process.
    public static func chosen() throws(PiError) -> Kernel {
        try choice.get()
    }

    private static let choice: Result<Kernel, PiError> = {
        guard let name = ProcessInfo.processInfo.environment["PIKIT_KERNEL"] else {
            return .success(available[0])
        }
        do throws(PiError) {
            return .success(try Kernel(named: name))
        } catch {
            return .failure(
                PiError(.kernel, "PIKIT_KERNEL is set to '\(name)', but \(error)"))
        }
    }()

    /// Whether this kernel has vector code for a generator.
    public func serves(_ generator: Generator) -> Bool {
        source.serves(generator.source)
    }
}

extension Kernel: Hashable, CustomStringConvertible {
    /// Kernels are equal if their names are.
    public static func == (a: Kernel, b: Kernel) -> Bool {
        a.name == b.name
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    /// The name.
    public var description: String { name }
}
