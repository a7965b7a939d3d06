import Foundation
import PiKit

/// One measurement of a pricer of Asian calls, for `Benchmarks/peers/pricer.py`.
///
/// The arguments are `--pricer FORM PATHS WORKERS`. The form is `draws` or `normals`, the two pricers
/// here, or `system`, one with the generator of the standard library.
struct Pricing {
    private enum Form: String {
        case draws, normals, system
    }

    private let form: Form
    private let paths: Int
    private let workers: Int
    private let call = AsianCall()

    init(_ arguments: [String]) throws {
        guard arguments.count == 4, arguments[0] == "--pricer",
            let form = Form(rawValue: arguments[1]),
            let paths = Int(arguments[2]), paths > 0,
            let workers = Int(arguments[3]), PiEstimator.workerRange ~= workers
        else {
            throw Simulations.Failure(
                description: "usage: Simulations [--pricer draws|normals|system PATHS WORKERS]")
        }
        (self.form, self.paths, self.workers) = (form, paths, workers)
    }

    private struct Answer: Encodable {
        let paths: Int
        let price: Double
        let standardError: Double
        let seconds: Double
    }

    /// Prices the call and returns the price, its error and the time it took, as JSON.
    func json() async throws -> String {
        // The first run fills caches and checks kernels. It has a block for each worker.
        _ = try await price(paths: workers << 16)
        let clock = ContinuousClock()
        let start = clock.now
        let price = try await price(paths: paths)
        let seconds = (clock.now - start) / .seconds(1)
        let answer = Answer(
            paths: paths, price: price.mean, standardError: price.standardError, seconds: seconds)
        return String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
    }

    private func price(paths: Int) async throws -> (mean: Double, standardError: Double) {
        switch form {
        case .draws: try await run(call.drawing, paths: paths)
        case .normals: try await run(call.filled, paths: paths)
        case .system: try await runSystem(paths: paths)
        }
    }

    private func run(
        _ pricer: Simulation<Moments>, paths: Int
    ) async throws -> (mean: Double, standardError: Double) {
        let plan = try Plan(samples: paths, seed: Simulations.seed)
        let record = try await pricer.run(plan, workers: workers)
        return (record.mean, record.standardError)
    }

    /// Gives each worker an equal share of the paths, and a task.
    private func runSystem(paths: Int) async throws -> (mean: Double, standardError: Double) {
        let total = await withTaskGroup(of: Moments.self) { group in
            for worker in 0..<workers {
                let share = paths / workers + (worker < paths % workers ? 1 : 0)
                group.addTask { [call] in
                    var normals = PolarNormals()
                    var moments = Moments()
                    for _ in 0..<share { moments.add(call.payoff { _ in normals.next() }) }
                    return moments
                }
            }
            return await group.reduce(into: Moments()) { $0.merge($1) }
        }
        let estimate = try total.estimate(confidence: 0.95)
        return (estimate.mean, estimate.standardError)
    }
}
