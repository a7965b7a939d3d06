import PiKit

/// A comparison of the ways to count a plan's hits: what each costs, and whether they agree.
struct Comparison {
    /// The plan that was computed, though rows that are too slow ran on fewer samples.
    let plan: Plan
    /// The workers of ``Contender/kernelParallel``.
    let workers: Int
    /// The kernel that counted, or would have: plain if there is no vector code.
    private(set) var kernel: String
    private(set) var rows: [Row] = []
    /// Remarks on the rows, one sentence each.
    private(set) var notes: [String] = []

    private let wanted: Kernel

    /// How often each row runs, in turn with the others.
    static let rounds = 5

    /// A run that would take more than `longest` is cut to about `shortened`.
    private static let longest = Duration.seconds(5)
    private static let shortened = Duration.seconds(1)

    /// Measures those of `contenders` that can count the plan's points.
    ///
    /// Throws what the runs throw.
    ///
    /// - Parameter progress: Called with a description of each step.
    init(
        of contenders: [Contender], plan: Plan, workers: Int, kernel: Kernel,
        progress: (String) -> Void
    ) async throws {
        self.plan = plan
        self.workers = workers
        wanted = kernel
        self.kernel = (kernel.serves(plan.generator) ? kernel : .plain).name
        let served = contenders.filter { $0.serves(plan.generator) }
        let others = contenders.filter { !served.contains($0) }.map(\.rawValue)
        if !others.isEmpty {
            notes.append(
                "left out, as \(others.count == 1 ? "it has" : "they have") mt19937 alone: "
                    + others.joined(separator: ", "))
        }

        var measurements: [Measurement] = []
        for contender in served {
            progress("trying \(contender.rawValue)")
            measurements.append(
                Measurement(contender: contender, samples: try await samples(for: contender)))
        }
        for round in 1...Self.rounds {
            for index in measurements.indices {
                let contender = measurements[index].contender
                progress("round \(round) of \(Self.rounds): \(contender.rawValue)")
                let (run, time) = try await measure(contender, measurements[index].samples)
                measurements[index].add(run, time)
                add(run.notes)
                if contender != .gslLoop, let used = run.kernel { self.kernel = used }
            }
        }
        try await judge(measurements, progress: progress)
    }

    private mutating func add(_ notes: [String]) {
        self.notes += notes.filter { !self.notes.contains($0) }
    }
}

extension Comparison {
    /// The rounds of one contender.
    private struct Measurement {
        let contender: Contender
        let samples: Int
        var hits: [Int] = []
        var times: [Duration] = []

        mutating func add(_ run: Contender.Run, _ time: Duration) {
            hits.append(run.hits)
            times.append(time)
        }

        var seconds: Double { times.sorted()[times.count / 2] / .seconds(1) }
    }

    /// Runs the first `samples` samples of the plan.
    private func measure(
        _ contender: Contender, _ samples: Int
    ) async throws -> (run: Contender.Run, time: Duration) {
        let part = try Plan(samples: samples, seed: plan.seed, generator: plan.generator)
        let clock = ContinuousClock()
        let start = clock.now
        let run = try await contender.run(part, workers: workers, kernel: wanted)
        return (run, clock.now - start)
    }

    /// The number of samples on which a contender runs: the plan's, or fewer if those take too
    /// long.
    ///
    /// Trial runs grow until their time can be measured. They also do the work that a process does
    /// once, such as checking kernels. Each trial is the fastest of three runs, as a single one may
    /// have waited for the processor.
    private func samples(for contender: Contender) async throws -> Int {
        var tried = min(10_000, plan.samples)
        var time = try await fastest(contender, tried)
        while tried < plan.samples, time < .milliseconds(20) {
            tried = min(10 * tried, plan.samples)
            time = try await fastest(contender, tried)
        }
        let rate = Double(tried) / (time / .seconds(1))
        guard Double(plan.samples) > rate * (Self.longest / .seconds(1)) else {
            return plan.samples
        }
        let cut = Self.roundNumber(upTo: max(1, Int(rate * (Self.shortened / .seconds(1)))))
        // With the layout `blocks`, each worker needs a block.
        let least =
            plan.layout == .blocks && contender == .kernelParallel
            ? workers * Circle().standardBlockSize : 1
        return min(max(cut, least), plan.samples)
    }

    private func fastest(_ contender: Contender, _ samples: Int) async throws -> Duration {
        var times: [Duration] = []
        for _ in 0..<3 { times.append(try await measure(contender, samples).time) }
        return times.min() ?? .zero
    }

    /// The largest of 1, 2, 5, 10, 20, 50 and so on that is at most `limit`.
    static func roundNumber(upTo limit: Int) -> Int {
        var power = 1
        while power <= limit / 10 { power *= 10 }
        return limit / power >= 5 ? 5 * power : limit / power >= 2 ? 2 * power : power
    }
}

extension Comparison {
    /// Compares the hits with those of the plain loop, and makes the rows.
    ///
    /// If a row and the loop ran on different numbers of samples, the one with more runs again on
    /// the smaller number. Rows that ran on more samples than the loop are also compared with each
    /// other.
    private mutating func judge(
        _ measurements: [Measurement], progress: (String) -> Void
    ) async throws {
        let loop = measurements.first { $0.contender == .gslLoop }
        var plain = loop?.samples
        // The expected hits by number of samples: those of the plain loop, or, where it ran on
        // fewer samples, those of the first row that ran on so many.
        var expected = loop.map { [$0.samples: $0.hits[0]] } ?? [:]
        for measurement in measurements {
            let (contender, samples) = (measurement.contender, measurement.samples)
            guard contender.isExact else {
                try addRow(measurement, identical: nil, compared: nil)
                continue
            }
            progress("comparing the hits of \(contender.rawValue)")
            if plain == nil { plain = try await self.samples(for: .gslLoop) }
            let compared = min(samples, plain ?? samples)
            if expected[compared] == nil {
                expected[compared] = try await measure(.gslLoop, compared).run.hits
            }
            var identical = true
            if compared < samples {
                let hits = try await measure(contender, compared).run.hits
                identical = hits == expected[compared]
                expected[samples] = expected[samples] ?? measurement.hits[0]
            }
            identical = identical && measurement.hits.allSatisfy { $0 == expected[samples] }
            try addRow(measurement, identical: identical, compared: compared)
        }
    }

    private mutating func addRow(
        _ measurement: Measurement, identical: Bool?, compared: Int?
    ) throws {
        let rate = Double(measurement.samples) / measurement.seconds
        let tally = Hits(samples: measurement.samples, hits: measurement.hits[Self.rounds - 1])
        rows.append(
            Row(
                contender: measurement.contender,
                samples: measurement.samples,
                seconds: measurement.seconds,
                estimate: try Estimate(tally),
                identical: identical,
                compared: compared,
                speedup: rows.first.map { rate / $0.rate } ?? 1))
    }
}
