import Foundation
import MonteCarlo
import Testing

@Suite("An estimate of a share")
struct ShareEstimateTests {
    @Test("is what a tally is read as")
    func definition() throws {
        let estimate = try Hits(samples: 1000, hits: 785).estimate(confidence: 0.9)
        #expect(estimate.tally == Hits(samples: 1000, hits: 785))
        #expect(estimate.share == 0.785)
        #expect(estimate.confidence == 0.9)
        let error = try #require(estimate.standardError)
        #expect(abs(error - (0.785 * 0.215 / 1000).squareRoot()) < 1e-17)
    }

    /// Levels with the quantiles of the normal distribution, from R's `qnorm`.
    private static let quantiles = [
        (0.5, 0.6744897501960817), (0.95, 1.959963984540054), (0.999999, 4.891638475698767),
    ]

    @Test(
        "has Wilson's interval, from whose ends the observed share is z standard errors away",
        arguments: [(10, 3), (10, 9), (1000, 785), (1 << 53, 1 << 52)], quantiles)
    func wilson(counts: (samples: Int, hits: Int), level: (confidence: Double, z: Double)) throws {
        let tally = Hits(samples: counts.samples, hits: counts.hits)
        let estimate = try ShareEstimate(tally, confidence: level.confidence)
        let n = Double(counts.samples)
        for bound in [estimate.interval.lowerBound, estimate.interval.upperBound] {
            let errors = abs(estimate.share - bound) / (bound * (1 - bound) / n).squareRoot()
            #expect(abs(errors - level.z) < 1e-6 * level.z)
        }
    }

    @Test("has an interval but no standard error with no hits, and with only hits")
    func ends() throws {
        let none = try ShareEstimate(Hits(samples: 10, hits: 0))
        let z = Self.quantiles[1].1
        #expect(none.interval.lowerBound == 0)
        #expect(abs(none.interval.upperBound - z * z / (10 + z * z)) < 1e-12)
        #expect(none.standardError == nil && none.description == "0")
        let all = try ShareEstimate(Hits(samples: 10, hits: 10))
        #expect(all.interval.upperBound == 1)
        #expect(abs(all.interval.lowerBound - 10 / (10 + z * z)) < 1e-12)
        #expect(all.standardError == nil && all.description == "1")
    }

    @Test(
        "prints its standard error in brackets after its digits",
        arguments: [
            // Errors of 1.30e-5, 4.1e-3, 0.0130, 0.272 and 3.16e-5.
            (1_000_000_000, 785_398_163, "0.785 398(13)"), (10_000, 7854, "0.785(4)"),
            (1000, 785, "0.785(13)"), (3, 2, "0.67(27)"), (1_000_000, 1000, "0.001 000(32)"),
        ])
    func description(samples: Int, hits: Int, text: String) throws {
        #expect(try ShareEstimate(Hits(samples: samples, hits: hits)).description == text)
    }

    @Test("omits a missing standard error from JSON")
    func json() throws {
        let none = try ShareEstimate(Hits(samples: 4, hits: 0), confidence: 0.5)
        #expect(try JSON.text(none).hasPrefix(#"{"confidence":0.5,"interval":[0,"#))
        #expect(try !JSON.text(none).contains("standardError"))
        let some = try ShareEstimate(Hits(samples: 4, hits: 2), confidence: 0.5)
        #expect(try JSON.text(some).hasSuffix(#","share":0.5,"standardError":0.25}"#))
    }

    @Test("refuses a confidence level outside 0 to 1", arguments: [0, 1, -0.5, 2, .nan])
    func confidence(level: Double) {
        let error = #expect(throws: PiKitError.self) {
            try Hits(samples: 10, hits: 8).estimate(confidence: level)
        }
        #expect(error?.code == .confidence)
    }

    @Test("traps on an empty tally")
    func empty() async {
        await #expect(processExitsWith: .failure) { _ = try ShareEstimate(Hits()) }
    }
}
