import CReference
import MonteCarlo
import Testing

/// The values of samples by a stock `gsl_rng`, and their totals by a serial loop in C.
@Suite("A simulation, and a serial loop in C over a stock generator that adds up as documented,")
struct SerialLoopTests {
    static let sizes = [1, 2, 7, 100, 1 << 16]

    static let sum = Simulation("quotient", uniforms: 3, into: Sum()) { u in
        u[0] * u[1] / (u[2] + 0.75)
    }

    static let moments = Simulation("quotient", uniforms: 3) { u in u[0] * u[1] / (u[2] + 0.75) }

    /// The samples' values, made by stock generators with the seeds of the plan or of its blocks.
    static func values(_ plan: Plan, blockSize: Int) -> [Double] {
        var uniforms = [Double](repeating: 0, count: 3 * plan.samples)
        let blocks = plan.layout == .blocks ? (plan.samples - 1) / blockSize + 1 : 1
        let length = plan.layout == .blocks ? 3 * blockSize : uniforms.count
        for block in 0..<blocks {
            let seed =
                plan.layout == .blocks ? BlockSeeds(seed: plan.seed)[block] : plan.seed
            uniforms.withUnsafeMutableBufferPointer { all in
                let part = all[block * length..<min(all.count, (block + 1) * length)]
                ref_uniforms(
                    plan.generator.gsl.type, seed,
                    UnsafeMutableBufferPointer(rebasing: part)
                        .baseAddress!, UInt64(part.count))
            }
        }
        var parameter = 0.75
        return (0..<plan.samples).map {
            ref_quotient(Array(uniforms[3 * $0..<3 * $0 + 3]), 3, &parameter)
        }
    }

    static func expect(_ moments: Moments, _ values: [Double], blockSize: Int) {
        let expected = ref_moments_in_blocks(values, UInt64(values.count), UInt64(blockSize))
        #expect(moments.count == Int(expected.count))
        #expect(moments.mean.bitPattern == expected.mean.bitPattern)
        let variance = expected.squares / Double(expected.count - 1)
        #expect(moments.variance.bitPattern == variance.bitPattern)
    }

    /// Compares runs of a plan on several workers with the loops in C.
    static func compare(_ plan: Plan, workers: [Int]) async throws {
        let size = try #require(plan.blockSize)
        let values = values(plan, blockSize: size)
        let expected = ref_sum_in_blocks(values, UInt64(values.count), UInt64(size))
        if plan.layout != .blocks {
            var parameter = 0.75
            let loop = ref_simulation_sum(
                plan.generator.gsl.type, plan.seed, UInt64(plan.samples), 3, UInt64(size),
                ref_quotient, &parameter)
            #expect(loop.bitPattern == expected.bitPattern)
        }
        for workers in workers {
            let total = try await sum.run(plan, workers: workers).total
            #expect(total.sum.bitPattern == expected.bitPattern, "\(plan)")
            try await expect(
                moments.run(plan, workers: workers).total, values, blockSize: size)
        }
    }

    @Test("give the same bits with every generator", arguments: Generator.all)
    func generators(generator: Generator) async throws {
        for (seed, samples) in [(1, 1003), (2026, 777), (1 << 31 + 5, 320)] as [(UInt32, Int)] {
            for size in Self.sizes {
                let plan = try Plan(
                    samples: samples, seed: seed, generator: generator, blockSize: size)
                try await Self.compare(plan, workers: [1, 3])
            }
        }
    }

    @Test(
        "give the same bits on several workers with many large blocks",
        arguments: ["mt19937", "gfsr4", "taus2", "cmrg", "ranlxs0", "tt800", "minstd", "slatec"])
    func large(name: String) async throws {
        for (samples, size) in [(200_003, 1 << 16), (131_072, 1 << 16), (99_999, 100)] {
            let plan = try Plan(
                samples: samples, seed: 7, generator: Generator(named: name), blockSize: size)
            try await Self.compare(plan, workers: [1, 2, 5, 7])
        }
    }

    @Test(
        "give the same bits where samples take a varying number of draws from their block's substream",
        arguments: ["mt19937", "taus2", "mrg", "ranlxs0", "minstd"])
    func varying(name: String) async throws {
        let generator = try Generator(named: name)
        let walk = { @Sendable (draws: RandomStream) in
            var sum = 0.0
            repeat { sum += draws.nextUniform() } while sum < 1
            return sum
        }
        for size in Self.sizes {
            let samples = size == 1 << 16 ? 150_001 : 403
            let plan = try Plan(samples: samples, seed: 3, generator: generator, blockSize: size)
            let whole = try RandomStream(generator: generator, seed: 3, kernel: .plain)
            let values = try stride(from: 0, to: samples, by: size).flatMap { start in
                let stream =
                    plan.layout == .serial
                    ? whole
                    : try RandomStream(
                        generator: generator, seed: 3, substream: start / size, kernel: .plain)
                return (start..<min(start + size, samples)).map { _ in walk(stream) }
            }
            let expected = ref_sum_in_blocks(values, UInt64(samples), UInt64(size))
            for workers in [1, 2, 7] {
                let total = try await Simulation("walk", into: Sum(), walk)
                    .run(plan, workers: workers).total
                #expect(total.sum.bitPattern == expected.bitPattern)
                try await Self.expect(
                    Simulation("walk", walk).run(plan, workers: workers).total, values,
                    blockSize: size)
            }
        }
    }

    @Test("would differ if the loop added the samples one after another")
    func broken() async throws {
        let plan = try Plan(samples: 1003, seed: 1, blockSize: 7)
        let values = Self.values(plan, blockSize: 7)
        let total = try await Self.sum.run(plan).total
        #expect(total.sum != values.reduce(0, +))
        #expect(abs(total.sum - values.reduce(0, +)) < 1e-10)
    }
}
