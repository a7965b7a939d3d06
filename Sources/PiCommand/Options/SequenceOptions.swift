import ArgumentParser
import PiKit

/// The options that select a sequence: its generator and its seed.
struct SequenceOptions: ParsableArguments {
    @Option(
        name: [.customShort("g", allowingJoined: true), .customLong("generator")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "The generator; 'pikit generators' lists them all. (default: GSL_RNG_TYPE, or mt19937)",
            valueName: "name"),
        completion: .custom { _, _, _ in Generator.all.map(\.name) },
        transform: parseGenerator)
    private var namedGenerator: Generator?

    @Option(
        name: [.customShort("s", allowingJoined: true), .customLong("seed")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "The seed, 0 to 4294967295 or 0xffffffff. (default: GSL_RNG_SEED, or as said above)",
            valueName: "n"),
        transform: parseSeed)
    private var givenSeed: UInt32?

    /// The generator from the option, else from the environment, else mt19937.
    func generator() throws -> Generator {
        try selectedGenerator() ?? .mt19937
    }

    /// The generator from the option, else from the environment, else `nil`.
    private func selectedGenerator() throws -> Generator? {
        try namedGenerator ?? GSLEnvironment.generator()
    }

    /// The seed from the option, else from the environment, else `nil`.
    func seed() throws -> UInt32? {
        try givenSeed ?? GSLEnvironment.seed()
    }

    /// A plan for π with this sequence.
    ///
    /// A generator or a seed that is not given is that of the plan that a run goes on from. Without
    /// such a plan, the seed is drawn at random.
    ///
    /// - Parameters:
    ///   - samples: The number of samples, or `nil` for the most that are valid.
    ///   - previous: The plan that the run goes on from.
    func plan(samples: Int?, goingOnFrom previous: Plan? = nil) throws -> Plan {
        if let previous { try checkEnvironment(against: previous) }
        let generator = try selectedGenerator() ?? previous?.generator ?? .mt19937
        func checkedPlan(seed: UInt32, samples: Int) throws -> Plan {
            let plan = try Plan(
                samples: samples, seed: seed, generator: generator, blockSize: previous?.blockSize)
            try Circle().check(plan)
            return plan
        }
        if let seed = try seed() ?? previous?.seed {
            let most = generator.mostPoints(within: generator.period(seed: seed))
            return try checkedPlan(seed: seed, samples: samples ?? most)
        }
        // With some generators, some seeds, mostly even ones, have a period that is too short.
        let most = generator.mostPoints(within: generator.period)
        for _ in 0..<64 {
            let seed = UInt32.random(in: 0...UInt32.max)
            if let plan = try? checkedPlan(seed: seed, samples: samples ?? most) { return plan }
        }
        return try checkedPlan(seed: 1, samples: samples ?? most)
    }

    /// Throws if an environment variable applies that contradicts the plan that a run goes on from.
    private func checkEnvironment(against plan: Plan) throws {
        if namedGenerator == nil, let other = try GSLEnvironment.generator(),
            other != plan.generator
        {
            throw ValidationError(
                "GSL_RNG_TYPE is set to '\(other)', but the record's plan has the generator "
                    + "\(plan.generator): unset it, or give --generator \(plan.generator)")
        }
        if givenSeed == nil, let other = try GSLEnvironment.seed(), other != plan.seed {
            throw ValidationError(
                "GSL_RNG_SEED is set to '\(other)', but the record's plan has the seed \(plan.seed): "
                    + "unset it, or give --seed \(plan.seed)")
        }
    }
}

extension Generator {
    /// The most points that a plan of this generator may have, given the period of its seed.
    fileprivate func mostPoints(within period: Period?) -> Int {
        // Blocks have seeds of their own, and their periods are long enough for any plan.
        let draws = layout == .blocks ? nil : period?.draws
        let valid = Plan.sampleRange
        return max(valid.lowerBound, min(valid.upperBound, Int((draws ?? .max) / 2)))
    }
}
