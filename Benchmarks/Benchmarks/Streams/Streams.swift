import Benchmark
import PiKit

/// What jumps cost, and what they cost a short run.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock], timeUnits: .microseconds, maxDuration: .seconds(1),
        maxIterations: 100_000)

    // To a draw near 2⁶⁴, and to another each time, as a stream remembers its last distance. From
    // draw 0 each time, so that no distance is short.
    for generator in Generator.all where generator.layout == .exact {
        Benchmark("far jump, \(generator)") { benchmark in
            let origin = try RandomStream(generator: generator, seed: 42)
            try origin.copy().jump(to: 1 << 40)
            for iteration in benchmark.scaledIterations {
                let stream = origin.copy()
                benchmark.startMeasurement()
                try stream.jump(to: .max - UInt64(iteration))
                benchmark.stopMeasurement()
            }
        }
    }

    for (name, distance) in [("10^3", 1000), ("10^6", 1_000_000)] as [(String, UInt64)] {
        Benchmark("jump by \(name), mt19937") { benchmark in
            let origin = try RandomStream(generator: .mt19937, seed: 42)
            for iteration in benchmark.scaledIterations {
                let stream = origin.copy()
                benchmark.startMeasurement()
                try stream.jump(to: distance + UInt64(iteration))
                benchmark.stopMeasurement()
            }
        }
    }

    for workers in [1, 2] {
        Benchmark("10^7 samples, mt19937, \(workers) workers") { benchmark in
            let estimator = PiEstimator(try Plan(samples: 10_000_000, seed: 42))
            for _ in benchmark.scaledIterations {
                blackHole(try await estimator.run(workers: workers))
            }
        }
    }
}
