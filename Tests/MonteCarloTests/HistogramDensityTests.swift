import Foundation
import MonteCarlo
import Testing

/// Whether the intervals of densities hold as often as their level says.
///
/// The value of a sample is the larger of two uniforms, whose density at x is 2x. In each of 1000
/// runs of 500 samples, the interval of a bin contains the true density or not. The probability p
/// that it does is computed from the binomial distribution of the bin's count, so the number of
/// runs whose interval does is binomial with n = 1000 and p. The bounds exclude a probability of
/// 10⁻⁶, half on each side, which is the rate of false alarms over the choice of seeds.
@Suite("The densities of a histogram")
struct HistogramDensityTests {
    private static let (runs, samples, falseAlarms) = (1000, 500, 1e-6)

    private static let empty = Histogram(bins: 5, in: 0...1)

    /// The true probabilities of the bins.
    private static let probabilities = (0..<5).map { Double(2 * $0 + 1) / 25 }

    private static func binomial(_ k: Int, of n: Int, _ p: Double) -> Double {
        let choices = lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
        return exp(choices + Double(k) * log(p) + Double(n - k) * log1p(-p))
    }

    /// The probability that a correct run's interval contains the true density.
    private static func level(bin: Int) throws -> Double {
        let p = probabilities[bin]
        return try (0...samples).reduce(0) { sum, hits in
            let share = try ShareEstimate(Hits(samples: samples, hits: hits))
            return sum + (share.interval.contains(p) ? binomial(hits, of: samples, p) : 0)
        }
    }

    private static func bounds(bin: Int) throws -> ClosedRange<Int> {
        let p = try level(bin: bin)
        var (below, lower) = (0.0, 0)
        while below + binomial(lower, of: runs, p) < falseAlarms / 2 {
            below += binomial(lower, of: runs, p)
            lower += 1
        }
        var (above, upper) = (0.0, runs)
        while above + binomial(upper, of: runs, p) < falseAlarms / 2 {
            above += binomial(upper, of: runs, p)
            upper -= 1
        }
        return lower...upper
    }

    /// The number of runs whose interval contains the true density, for each bin.
    ///
    /// - Parameter repeats: The times that each value is used, 1 unless the generator is broken.
    private static func coverage(repeats: Int) throws -> [Int] {
        var covered = Array(repeating: 0, count: 5)
        for seed in 1...UInt32(runs) {
            let random = try RandomStream(generator: .mt19937, seed: seed)
            var histogram = empty
            for _ in 0..<samples / repeats {
                let value = max(random.nextUniform(), random.nextUniform())
                for _ in 0..<repeats { histogram.add(value) }
            }
            let bins = try histogram.estimate(confidence: 0.95)
            for bin in bins.indices where bins[bin].interval.contains(probabilities[bin] / 0.2) {
                covered[bin] += 1
            }
        }
        return covered
    }

    @Test("have intervals that hold as often as their level says")
    func honest() throws {
        let covered = try Self.coverage(repeats: 1)
        for bin in 0..<5 {
            #expect(abs(try Self.level(bin: bin) - 0.95) < 0.015)
            #expect(try Self.bounds(bin: bin).contains(covered[bin]))
        }
    }

    @Test("have intervals that hold less often with a broken generator, and the test detects it")
    func broken() throws {
        let covered = try Self.coverage(repeats: 2)
        for bin in 0..<5 {
            #expect(try covered[bin] < Self.bounds(bin: bin).lowerBound)
        }
    }

    @Test("are shares of all values, over the widths")
    func definition() throws {
        var histogram = Histogram(edges: [0, 0.5, 2.5])
        histogram.add(all: [-1, 0.25, 0.5, 1, 2.5, 2.5, 3, 4])
        let estimate = try histogram.estimate(confidence: 0.9)
        #expect(estimate.map(\.count) == [1, 4])
        #expect(estimate.map(\.range) == [0...0.5, 0.5...2.5])
        #expect(estimate.map(\.density) == [0.25, 0.25])
        #expect(estimate[1].standardError == (0.25 / 8).squareRoot() / 2)
        let share = try Hits(samples: 8, hits: 4).estimate(confidence: 0.9)
        #expect(estimate[1].share == share)
        #expect(estimate[1].interval.upperBound == share.interval.upperBound / 2)
        #expect(estimate.underflow.share == 0.125 && estimate.overflow.share == 0.25)
        #expect(estimate.description == "0.0 to 0.5: 0.12(12)\n0.5 to 2.5: 0.50(18)")
    }

    @Test("print at most 40 lines of bins")
    func longText() throws {
        var histogram = Histogram(bins: 1000, in: 0...1)
        histogram.add(0.5)
        let lines = try histogram.estimate(confidence: 0.95).description.split(separator: "\n")
        #expect(lines.count == 41 && lines[40] == "and 960 more")
    }

    @Test("have a JSON text with each bin, its density and its error")
    func json() throws {
        var histogram = Histogram(bins: 2, in: 0...1)
        histogram.add(all: [0.5, 0.75])
        let text = try JSON.text(histogram.estimate(confidence: 0.5))
        #expect(text.hasPrefix(#"{"bins":[{"count":0,"density":0,"interval":[0,"#))
        #expect(text.contains(#"],"range":[0,0.5]},{"count":2,"density":2,"interval":["#))
        let end = #"],"range":[0.5,1]}],"confidence":0.5,"overflow":0,"underflow":0}"#
        #expect(text.hasSuffix(end))
    }

    @Test("refuse a confidence level outside 0 to 1, and trap without samples")
    func refusals() async {
        let error = #expect(throws: PiKitError.self) {
            var histogram = Histogram(bins: 2, in: 0...1)
            histogram.add(0.5)
            _ = try histogram.estimate(confidence: 1)
        }
        #expect(error?.code == .confidence)
        await #expect(processExitsWith: .failure) {
            _ = try Histogram(bins: 2, in: 0...1).estimate(confidence: 0.5)
        }
    }
}
