import ArgumentParser
import PiKit

struct EstimateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Estimates π from random points of a square (the default subcommand).",
        discussion: """
            The hits depend only on the generator, the seed, and the number of samples. They are \
            the same for any number of workers, on any machine.

            Without --generator and --seed, the environment variables GSL_RNG_TYPE and \
            GSL_RNG_SEED apply, as in other programs that use GSL. Without those, the generator is \
            mt19937, and the seed is drawn at random and printed.

            The environment variable PIKIT_KERNEL names the kernel that counts the hits. This \
            processor can run \(Kernel.available.map(\.name).joined(separator: ", ")); the default \
            is the first. All kernels find the same hits.
            """)

    @Option(
        parsing: .unconditional,
        help: "The number of samples, such as 1000000, 1_000_000 or 1e6. (default: 1e9)",
        transform: parseSamples)
    var samples = 1_000_000_000

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "The number of threads that share the work, 1 to 128. (default: all available cores)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: "The confidence level of the interval, between 0 and 1. (default: 0.95)",
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
            warn(ofFallbacks: record.run.fallbacks)
            let text =
                try json
                ? String(decoding: record.json(), as: UTF8.self) : report(record, asked: workers)
            writeToStandardOutput(text)
        }
    }
}
