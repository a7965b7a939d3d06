import PiKit
import PureSwiftPi
import TaskGraph

/// A way to count a plan's hits, which makes one row of a comparison.
enum Contender: String, CaseIterable, Encodable {
    case swiftSystem = "swift-system"
    case swiftScalar = "swift-scalar"
    case swiftSIMD = "swift-simd"
    case gslLoop = "gsl-loop"
    case kernel = "kernel"
    case kernelParallel = "kernel-parallel"

    /// Whether this contender can count the points of a generator.
    func serves(_ generator: Generator) -> Bool {
        switch self {
        case .swiftScalar, .swiftSIMD: generator == .mt19937
        case .swiftSystem, .gslLoop, .kernel, .kernelParallel: true
        }
    }

    /// Whether the hits are a function of the plan.
    var isExact: Bool { self != .swiftSystem }

    /// The result of a run.
    struct Run: Sendable {
        let hits: Int
        /// The kernel that counted, if one did.
        var kernel: String?
        /// Remarks on how the run went.
        var notes: [String] = []
    }

    /// Counts the hits of a plan on one thread, or on `workers` threads for ``kernelParallel``.
    func run(_ plan: Plan, workers: Int, kernel: Kernel) async throws -> Run {
        switch self {
        case .swiftSystem:
            try await swift(plan.samples) { PureSwift.system(samples: $0) }
        case .swiftScalar:
            try await swift(plan.samples) { PureSwift.scalar(samples: $0, seed: plan.seed) }
        case .swiftSIMD:
            try await swift(plan.samples) { PureSwift.simd(samples: $0, seed: plan.seed) }
        case .gslLoop: try await estimator(plan, workers: 1, kernel: .plain)
        case .kernel: try await estimator(plan, workers: 1, kernel: kernel)
        case .kernelParallel: try await estimator(plan, workers: workers, kernel: kernel)
        }
    }

    /// Counts in a task, which keeps the work off Swift's cooperative pool.
    private func swift(
        _ samples: Int, _ count: @escaping @Sendable (Int) -> Int
    ) async throws -> Run {
        let task = delayed(rawValue, count)
        return Run(hits: try await task(.constant(samples)).compute(workers: 1))
    }

    private func estimator(_ plan: Plan, workers: Int, kernel: Kernel) async throws -> Run {
        let record = try await PiEstimator(plan).record(workers: workers, kernel: kernel)
        var notes = record.run.fallbacks
        if kernel != .plain, !kernel.serves(plan.generator) {
            notes.append(
                "the kernel has no vector code for \(plan.generator), so it runs gsl-loop's loop")
        }
        if record.run.workers < workers {
            notes.append(
                "\(rawValue) has workers \(workersUsed(by: record.run, of: record.plan, asked: workers))"
            )
        }
        return Run(hits: record.estimate.tally.hits, kernel: record.run.kernel, notes: notes)
    }
}
