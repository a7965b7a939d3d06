import Foundation
import MonteCarlo
import Testing

@Suite("An estimate of a mean")
struct MeanEstimateTests {
    @Test("has Student's interval")
    func interval() throws {
        // n = 10, mean 5, variance 9; t(0.975, 9) = 2.2621571627982055.
        let estimate = try MeanEstimate(samples: 10, mean: 5, variance: 9)
        let reach = 2.2621571627982055 * 0.9.squareRoot()
        #expect(estimate.standardError == 0.9.squareRoot())
        #expect(abs(estimate.interval.lowerBound - (5 - reach)) < 1e-14)
        #expect(abs(estimate.interval.upperBound - (5 + reach)) < 1e-14)
        var moments = MomentsTests.moments([1, 2, 4])
        moments.merge(MomentsTests.moments([9]))
        #expect(
            try moments.estimate(confidence: 0.9)
                == MeanEstimate(samples: 4, mean: 4, variance: 38.0 / 3, confidence: 0.9))
    }

    @Test("knows nothing of the spread of one sample")
    func one() throws {
        let estimate = try MomentsTests.moments([3]).estimate(confidence: 0.5)
        #expect(estimate.interval == -Double.infinity...Double.infinity)
        #expect(estimate.variance == .infinity && estimate.standardError == .infinity)
        #expect(estimate.description == "3.0")
    }

    @Test("is the mean alone if all samples are equal")
    func constant() throws {
        let estimate = try MomentsTests.moments([3, 3]).estimate(confidence: 0.95)
        #expect(estimate.interval == 3...3)
        #expect(estimate.description == "3.0")
    }

    @Test("has an interval for any level, and refuses what is none")
    func levels() throws {
        let moments = MomentsTests.moments([1, 2])
        var last = 0.0
        for level in [1e-300, 1e-16, 1e-9, 0.5, 0.95, 1 - 0x1p-53] {
            let interval = try moments.estimate(confidence: level).interval
            let width = interval.upperBound - interval.lowerBound
            #expect(width >= last && width.isFinite)
            last = width
        }
        for level in [0, 1, -0.5, 1.5, .nan, .infinity] {
            let error = #expect(throws: PiKitError.self) {
                try moments.estimate(confidence: level)
            }
            #expect(error?.code == .confidence)
        }
    }

    @Test("writes JSON without infinities")
    func json() throws {
        func text(_ estimate: MeanEstimate) throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(estimate), as: UTF8.self)
        }
        #expect(
            try text(MeanEstimate(samples: 4, mean: 0.5, variance: 0))
                == #"{"confidence":0.95,"interval":[0.5,0.5],"mean":0.5,"samples":4,"#
                + #""standardError":0,"variance":0}"#)
        #expect(
            try text(MeanEstimate(samples: 1, mean: 0.5, variance: .infinity))
                == #"{"confidence":0.95,"mean":0.5,"samples":1}"#)
        // Its interval overflows, and its standard error does not.
        let wide = try MeanEstimate(samples: 4, mean: 1.7e308, variance: 1e308)
        #expect(try text(wide).contains("interval"))
        let level = 1 - 0x1p-53
        let wider = try MeanEstimate(samples: 2, mean: 1.79e308, variance: 1e307, confidence: level)
        #expect(try text(wider).contains("standardError"))
    }

    @Test("traps on no samples, a negative variance and a mean that is not finite")
    func impossible() async {
        await #expect(processExitsWith: .failure) {
            _ = try MeanEstimate(samples: 0, mean: 0, variance: 0)
        }
        await #expect(processExitsWith: .failure) {
            _ = try MeanEstimate(samples: 2, mean: 0, variance: -1)
        }
        await #expect(processExitsWith: .failure) {
            _ = try MeanEstimate(samples: 2, mean: .nan, variance: 1)
        }
    }
}

/// Whether the interval contains the expected value as often as its level says.
///
/// If it does, then of 2000 intervals at 95 % the number that contain it is binomial with n = 2000
/// and p = 0.95. The bounds exclude a probability of 10⁻⁶, half on each side, which is the
/// false-alarm rate over the choice of seeds. Student's interval is exact for normals. For the other
/// shapes the share is off by O(1/n): simulated with 200 000 intervals, it is 94.9 % for 30 uniform
/// samples and 94.8 % for 400 exponential ones, so the rate is a few times as large there.
@Suite("The interval of a mean")
struct MeanIntervalTests {
    static let runs = 2000
    static let falseAlarms = 1e-6

    static let bounds: ClosedRange<Int> = {
        let weights: [Double] = (0...runs).map { hits in
            let (n, k) = (Double(runs), Double(hits))
            let choices: Double = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
            return exp(choices + k * log(0.95) + (n - k) * log(0.05))
        }
        func excluded(_ weights: some Sequence<Double>) -> Int {
            var sum = 0.0
            return weights.prefix {
                sum += $0
                return sum <= falseAlarms / 2
            }.count
        }
        return excluded(weights)...runs - excluded(weights.reversed())
    }()

    /// The number of intervals that contain the expected value.
    static func coverage(
        samples: Int, expected: Double, of sample: (RandomStream) -> Double,
        interval: (Moments) throws -> ClosedRange<Double> = {
            try $0.estimate(confidence: 0.95).interval
        }
    ) throws -> Int {
        let stream = try RandomStream(generator: .mt19937, seed: 2026)
        return try (0..<runs).count { _ in
            let moments = MomentsTests.moments((0..<samples).map { _ in sample(stream) })
            return try interval(moments).contains(expected)
        }
    }

    @Test("is tested with bounds that can fail")
    func boundsAreNarrow() {
        #expect(Self.bounds.contains(1900))
        #expect(Self.bounds.lowerBound > 1840 && Self.bounds.upperBound < 1950)
    }

    @Test("contains the expected value as often as its level says")
    func honest() throws {
        let normal = try Self.coverage(samples: 30, expected: 7) { $0.normal(mean: 7) }
        #expect(Self.bounds.contains(normal))
        let few = try Self.coverage(samples: 4, expected: 7) { $0.normal(mean: 7) }
        #expect(Self.bounds.contains(few))
        let uniform = try Self.coverage(samples: 30, expected: 0.5) { $0.nextUniform() }
        #expect(Self.bounds.contains(uniform))
        let skewed = try Self.coverage(samples: 400, expected: 1) { $0.exponential() }
        #expect(Self.bounds.contains(skewed))
    }

    @Test("would contain it less often with the normal quantile, and the test detects it")
    func normalQuantile() throws {
        let covered = try Self.coverage(
            samples: 4, expected: 7, of: { $0.normal(mean: 7) },
            interval: { moments in
                let reach = 1.96 * (moments.variance / 4).squareRoot()
                return moments.mean - reach...moments.mean + reach
            })
        #expect(covered < Self.bounds.lowerBound)
    }
}
