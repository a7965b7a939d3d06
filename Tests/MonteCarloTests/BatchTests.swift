import MonteCarlo
import Testing

@Suite("A simulation in batches")
struct BatchTests {
    @Test(
        "has the bits of the same code sample by sample",
        arguments: ["mt19937", "gfsr4", "taus2", "mrg", "ranlxd1", "slatec"])
    func sameBits(name: String) async throws {
        let generator = try Generator(named: name)
        for (samples, blockSize) in [(1, 1), (1000, 7), (20_001, 4096), (70_000, nil)] {
            let plan = try Plan(
                samples: samples, seed: 11, generator: generator, blockSize: blockSize)
            for dimensions in [1, 2, 3, 6] {
                let batch = Simulation(
                    "product", uniforms: dimensions, into: Pair(Sum(), Moments()),
                    batch: { points, values in
                        for i in values.indices { values[i] = 1 }
                        for d in 0..<points.dimensions {
                            let u = points[d]
                            for i in values.indices { values[i] *= u[i] + 0.5 }
                        }
                    })
                let single = Simulation(
                    "product", uniforms: dimensions, into: Pair(Sum(), Moments())
                ) { u in u.indices.reduce(1) { $0 * (u[$1] + 0.5) } }
                let expected = try await single.run(plan, workers: 1).total
                for workers in [1, 3] {
                    let total = try await batch.run(plan, workers: workers).total
                    #expect(total == expected)
                    #expect(try JSON.text(total) == JSON.text(expected))
                }
            }
        }
    }

    @Test("can have hits as values")
    func hits() async throws {
        let plan = try Plan(samples: 50_000, seed: 11)
        let batch = Simulation(
            "circle", uniforms: 2,
            batch: { points, hits in
                let (x, y) = (points[0], points[1])
                for i in hits.indices { hits[i] = x[i] * x[i] + y[i] * y[i] < 1 }
            })
        let single = Simulation("circle", uniforms: 2, into: Hits()) { u in
            u[0] * u[0] + u[1] * u[1] < 1
        }
        #expect(try await batch.run(plan).total == single.run(plan, workers: 1).total)
    }

    @Test("has 0 or false where the code writes nothing")
    func initialValues() async throws {
        let plan = try Plan(samples: 5000, seed: 11)
        let zeros = Simulation("zeros", uniforms: 1, into: Values(), batch: { _, _ in })
        #expect(try await zeros.run(plan).total.values == Array(repeating: 0, count: 5000))
        let misses: Simulation<Hits> = Simulation("misses", uniforms: 1, batch: { _, _ in })
        #expect(try await misses.run(plan).total == Hits(samples: 5000, hits: 0))
    }

    @Test("takes at least one number a sample")
    func none() async {
        await #expect(processExitsWith: .failure) {
            _ = Simulation("none", uniforms: 0) { _ in 0 }
        }
        await #expect(processExitsWith: .failure) {
            _ = Simulation("none", normals: -1) { _ in 0 }
        }
        await #expect(processExitsWith: .failure) {
            _ = Simulation("none", uniforms: 0, into: Moments(), batch: { _, _ in })
        }
    }
}
