import CGSL
import PiKit
import Testing

/// Whether the confidence interval contains π as often as its level says, over many seeds.
///
/// If it does, then of 1000 intervals at 95 % the number that contain π is binomial with n = 1000
/// and p = 0.95. The bounds exclude a probability of 10⁻⁶, half on each side, which is the
/// false-alarm rate over the choice of seeds.
@Suite("The confidence interval")
struct ConfidenceTests {
    static let runs = 1000
    static let falseAlarms = 1e-6

    static let bounds: ClosedRange<Int> = {
        let tail = falseAlarms / 2
        let n = UInt32(runs)
        let lower = (0...n).first { gsl_cdf_binomial_P($0, 0.95, n) > tail }!
        let upper = (0...n).last { gsl_cdf_binomial_Q($0 - 1, 0.95, n) > tail }!
        return Int(lower)...Int(upper)
    }()

    /// The number of intervals that contain π.
    static func coverage(of generator: Generator) async throws -> Int {
        var covered = 0
        for seed in 1...UInt32(runs) {
            let plan = try Plan(samples: 10_000, seed: seed, generator: generator)
            let estimate = try await PiEstimator(plan, portion: 1 << 10).run(workers: 1)
            covered += estimate.interval.contains(.pi) ? 1 : 0
        }
        return covered
    }

    @Test("is tested with bounds that can fail")
    func boundsAreNarrow() {
        #expect(Self.bounds.contains(950))
        #expect(Self.bounds.lowerBound > 900 && Self.bounds.upperBound < 990)
    }

    @Test(
        "contains π as often as its level says",
        arguments: ["mt19937", "taus2", "gfsr4", "cmrg", "ranlxs0", "ranlux", "rand48"])
    func honest(name: String) async throws {
        let covered = try await Self.coverage(of: Generator(named: name))
        #expect(Self.bounds.contains(covered))
    }

    @Test(
        "contains π less often with a broken generator, and the test detects it",
        arguments: [Generator.constant, .shortCycle, .stutter])
    func broken(generator: Generator) async throws {
        let covered = try await Self.coverage(of: generator)
        #expect(covered < Self.bounds.lowerBound)
    }
}
