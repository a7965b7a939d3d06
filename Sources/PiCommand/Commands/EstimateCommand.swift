import ArgumentParser
import PiKit

struct EstimateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Estimates π from drops that fall on a square (the default subcommand).",
        discussion: """
            The hits depend on the generator, the seed, and the number of samples alone: any number \
            of workers, on any machine, finds the same.

            Where --generator and --seed are not given, the environment's GSL_RNG_TYPE and \
            GSL_RNG_SEED are taken, as in other programs that use GSL. Without these it is mt19937 \
            and a seed drawn at random, which is printed.

            The environment's PIKIT_KERNEL names the kernel that counts the drops, \
            \(Kernel.available.map(\.name).joined(separator: ", ")) on this processor. Without it it \
            is the first of these. All find the same hits.
            """)

    @Option(
        parsing: .unconditional,
        help: "How many drops fall, such as 1000000, 1_000_000 or 1e6. (default: 1e9)",
        transform: parseSamples)
    var samples = 1_000_000_000

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "How many threads share the work, 1 to 128. (default: all cores it may use)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: "The level of the interval, between 0 and 1. (default: 0.95)",
        transform: parseConfidence)
    var confidence = 0.95

    @Flag(help: "Print the record of the run as JSON.")
    var json = false

    @OptionGroup
    var trace: TraceOptions

    func run() async throws {
        let plan = try sequence.plan(samples: samples)
        let workers = workers ?? PiEstimator.defaultWorkers
        try await trace.observe { observer in
            let record = try await PiEstimator(plan).record(
                workers: workers, confidence: confidence, observer: observer)
            let fallbacks = [record.run.kernelFallback, record.run.jumpFallback].compactMap(\.self)
            if !fallbacks.isEmpty {
                warn(fallbacks.joined(separator: "; "))
            }
            try writeToStandardOutput(json ? encodeJSON(record) : report(record, asked: workers))
        }
    }
}
