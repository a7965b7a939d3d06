import ArgumentParser
import PiKit

/// The options that select a sequence: its generator and its seed.
struct SequenceOptions: ParsableArguments {
    @Option(
        name: .customLong("generator"), parsing: .unconditional,
        help: """
            The generator; 'pikit generators' lists them all. (default: GSL_RNG_TYPE, or mt19937)
            """,
        transform: Generator.init(named:))
    private var namedGenerator: Generator?

    @Option(
        name: .customLong("seed"), parsing: .unconditional,
        help: "The seed, 0 to 4294967295. (default: GSL_RNG_SEED, or see above)",
        transform: parseSeed)
    private var givenSeed: UInt32?

    /// The generator from the option, else from the environment, else mt19937.
    func generator() throws -> Generator {
        try namedGenerator ?? GSLEnvironment.generator() ?? .mt19937
    }

    /// The seed from the option, else from the environment, else `nil`.
    func seed() throws -> UInt32? {
        try givenSeed ?? GSLEnvironment.seed()
    }

    /// A plan for π with this sequence, or with a seed drawn at random if none is given.
    func plan(samples: Int) throws -> Plan {
        let generator = try generator()
        func checkedPlan(seed: UInt32) throws -> Plan {
            let plan = try Plan(samples: samples, seed: seed, generator: generator)
            try Circle().check(plan)
            return plan
        }
        if let seed = try seed() { return try checkedPlan(seed: seed) }
        // With some generators, some seeds, mostly even ones, have a period that is too short.
        for _ in 0..<64 {
            if let plan = try? checkedPlan(seed: .random(in: 0...UInt32.max)) { return plan }
        }
        return try checkedPlan(seed: 1)
    }
}
