import Benchmark
import PiKit

/// Measures jumps, and short runs that need them.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock], timeUnits: .microseconds, maxDuration: .seconds(1),
        maxIterations: 100_000)

    // Each iteration jumps from draw 0, so that the distance is long. Each jumps to another draw
    // near 2⁶⁴, as a stream remembers its last distance.
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
