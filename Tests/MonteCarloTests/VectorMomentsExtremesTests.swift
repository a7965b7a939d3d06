import MonteCarlo
import Testing

@Suite("Moments of vectors whose differences are too large for a double")
struct VectorMomentsExtremesTests {
    private static let large = Double.greatestFiniteMagnitude

    @Test("have finite means, and infinite variances")
    func add() throws {
        var total = VectorMoments(dimensions: 2)
        for value in [Self.large, -Self.large, -Self.large, Self.large] { total.add([value, 1]) }
        #expect(abs(total.mean[0]) <= 1e-15 * Self.large && total.mean[1] == 1)
        #expect(total.variance(0) == .infinity && total.variance(1) == 0)
        let estimate = try total.estimate(confidence: 0.95)
        #expect(estimate.means[0].interval == -Double.infinity...Double.infinity)
    }

    @Test("have finite means after a merge too, whichever total has more samples")
    func merge() {
        for (few, many) in [(Self.large, -Self.large), (-Self.large, Self.large)] {
            var (one, three) = (VectorMoments(dimensions: 1), VectorMoments(dimensions: 1))
            one.add([few])
            for _ in 0..<3 { three.add([many]) }
            var (a, b) = (one, three)
            a.merge(three)
            b.merge(one)
            for mean in [a.mean[0], b.mean[0]] {
                #expect(abs(mean - many / 2) <= 1e-15 * Self.large)
            }
            #expect(a.variance(0) == .infinity && b.variance(0) == .infinity)
        }
    }

    @Test("do not end a run")
    func run() async throws {
        let simulation = Simulation(
            "signs", uniforms: 1, into: VectorMoments(dimensions: 1)
        ) { u in [u[0] < 0.5 ? Self.large : -Self.large] }
        let record = try await simulation.run(Plan(samples: 1000, seed: 1, blockSize: 10))
        #expect(record.estimate.means[0].mean.isFinite)
    }
}
