#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Code for one kind of processor that makes draws and counts hits for π.
///
/// All kernels give the same results. ``plain``, the loop over GSL's own functions, specifies the
/// others. Those have vector code for the generators of the layout ``Layout/exact`` and leave the
/// rest to `plain`. Before a process first uses a kernel with a generator, it checks the kernel
/// against the installed GSL.
public struct Kernel: Sendable {
    package let handle: KernelHandle

    /// The kernels that this processor can run, the fastest first and ``plain`` last.
    public static let available: [Kernel] = KernelHandle.all
        .filter(\.isAvailable).map(Kernel.init(handle:))

    /// The names of all kernels, including those for other processors.
    package static let names = ["plain", "baseline", "avx2", "avx512", "neon"]

    /// The loop over GSL's own functions.
    public static let plain = available[available.count - 1]

    /// The name: "plain", "baseline" (SSE2), "avx2", "avx512" or "neon".
    public var name: String { handle.name }

    /// Wraps a kernel, which need not be in ``available``.
    package init(handle: KernelHandle) {
        self.handle = handle
    }

    /// The kernel named `name`.
    ///
    /// Throws ``PiKitError`` with the code `kernel` if there is none, or if this processor cannot
    /// run it. The error's text suggests names that differ little, or else lists all that it can run.
    public init(named name: String) throws(PiKitError) {
        guard let found = Self.available.first(where: { $0.name == name }) else {
            let names = Self.available.map(\.name)
            // The name of a kernel for other processors is not misspelt.
            let suggestion =
                Self.names.contains(name) ? nil : question(suggestingFor: name, among: names)
            let right = suggestion ?? "it can run \(names.joined(separator: ", "))"
            throw PiKitError(
                .kernel, "there is no kernel '\(name)' for this processor; \(right)")
        }
        self = found
    }

    /// The default kernel of runs and streams: the one named by the environment variable
    /// `PIKIT_KERNEL`, or else the fastest.
    ///
    /// Throws ``PiKitError`` with the code `kernel` if `PIKIT_KERNEL` names no kernel that this
    /// processor can run. A process reads the variable once.
    public static func chosen() throws(PiKitError) -> Kernel {
        try choice.get()
    }

    private static let choice: Result<Kernel, PiKitError> = {
        guard let name = getenv("PIKIT_KERNEL").map({ String(cString: $0) }) else {
            return .success(available[0])
        }
        do throws(PiKitError) {
            return .success(try Kernel(named: name))
        } catch {
            return .failure(
                PiKitError(.kernel, "PIKIT_KERNEL is set to '\(name)', but \(error)"))
        }
    }()

    /// Whether this kernel has vector code for a generator.
    public func serves(_ generator: Generator) -> Bool {
        handle.serves(generator.gsl)
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
