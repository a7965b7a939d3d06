import ArgumentParser
import PiKit

/// The options that say how a run uses the machine, which does not affect its result.
struct RunOptions: ParsableArguments {
    @Option(
        name: [.customShort("w", allowingJoined: true), .customLong("workers")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of threads that share the work, 1 to 128. (default: all available cores)",
            valueName: "n"),
        transform: parseWorkers)
    private var givenWorkers: Int?

    @Option(
        name: .customLong("kernel"), parsing: .unconditional,
        help: ArgumentHelp(
            "The code that counts the hits. (default: PIKIT_KERNEL, or the fastest)",
            valueName: "name"),
        completion: .custom { _, _, _ in Kernel.available.map(\.name) },
        transform: Kernel.init(named:))
    private var givenKernel: Kernel?

    /// The number of workers from the option, else that of all available cores.
    var workers: Int { givenWorkers ?? Self.defaultWorkers }

    /// Read once, as it comes from several of the system's files.
    private static let defaultWorkers = PiEstimator.defaultWorkers

    /// The kernel from the option, else from the environment, else the fastest.
    func kernel() throws -> Kernel { try givenKernel ?? Kernel.chosen() }
}
