import CGSL
import Foundation
import PiKit
import Testing

@Suite("An estimate")
struct EstimateTests {
    @Test("is four times the share of hits, with its standard error")
    func definition() throws {
        let estimate = try Estimate(Hits(samples: 1000, hits: 785))
        #expect(estimate.pi == 3.14)
        let error = try #require(estimate.standardError)
        #expect(abs(error - 4 * (0.785 * 0.215 / 1000).squareRoot()) < 1e-15)
        let distance = try #require(estimate.standardErrorsFromPi)
        #expect(abs(distance - (3.14 - Double.pi) / error) < 1e-12)
    }

    @Test(
        "has Wilson's interval, from whose ends the observed share is z standard errors away",
        arguments: [
            (10, 3), (10, 9), (1000, 785), (1_000_000_000, 785_398_163), (1 << 53, 1 << 52),
        ],
        [0.5, 0.95, 0.999999])
    func wilson(counts: (samples: Int, hits: Int), confidence: Double) throws {
        let estimate = try Estimate(
            Hits(samples: counts.samples, hits: counts.hits), confidence: confidence)
        let z = gsl_cdf_ugaussian_Pinv((1 + confidence) / 2)
        let n = Double(counts.samples)
        let share = Double(counts.hits) / n
        for bound in [estimate.interval.lowerBound, estimate.interval.upperBound].map({ $0 / 4 }) {
            let errors = abs(share - bound) / (bound * (1 - bound) / n).squareRoot()
            #expect(abs(errors - z) < 1e-6 * z)
        }
    }

    @Test("has an interval but no standard error with no hits, and with only hits")
    func ends() throws {
        let none = try Estimate(Hits(samples: 1, hits: 0))
        #expect(none.interval.lowerBound == 0)
        let z = gsl_cdf_ugaussian_Pinv(0.975)
        #expect(abs(none.interval.upperBound - 4 * z * z / (1 + z * z)) < 1e-12)
        #expect(none.standardError == nil && none.standardErrorsFromPi == nil)
        #expect(none.description == "0")
        let all = try Estimate(Hits(samples: 1 << 53, hits: 1 << 53))
        #expect(all.interval.upperBound == 4)
        #expect(all.interval.lowerBound < 4)
        #expect(all.standardError == nil && all.standardErrorsFromPi == nil)
        #expect(all.description == "4")
    }

    @Test(
        "prints its standard error in brackets after its digits",
        arguments: [
            // Errors of 5.2e-5, 1.64e-4, 0.0164, 0.0520, 1.15 and 1.7e-8.
            (1_000_000_000, 785_398_163, "3.141 59(5)"),
            (100_000_000, 78_539_816, "3.141 59(16)"),
            (10_000, 7854, "3.142(16)"),
            (1000, 785, "3.14(5)"),
            (3, 2, "2.7(11)"),
            // A standard error of 0.00094999.
            (2_988_166, 2_346_900, "3.141 6(10)"),
            (1 << 53, 7_074_237_752_028_440, "3.141 592 654(17)"),
        ])
    func description(samples: Int, hits: Int, text: String) throws {
        #expect(try Estimate(Hits(samples: samples, hits: hits)).description == text)
    }

    @Test(
        "rounds the error by the leading digits: 354 keeps two, 355 one, 950 becomes 1000",
        arguments: [
            (0.0354, "35"), (0.0356, "4"), (0.0949, "9"), (0.0951, "10"),
        ])
    func rounding(error: Double, digits: String) throws {
        // About the number of samples that gives this error: n = 16 p (1 - p) / error².
        let samples = 16 * 0.785 * 0.215 / (error * error)
        let tally = Hits(samples: Int(samples), hits: Int((samples * 0.785).rounded()))
        #expect(try Estimate(tally).description.hasSuffix("(\(digits))"))
    }

    @Test("refuses a confidence level outside 0 to 1", arguments: [0, 1, -0.5, 2, .nan])
    func confidence(level: Double) {
        let error = #expect(throws: PiError.self) {
            try Estimate(Hits(samples: 10, hits: 8), confidence: level)
        }
        #expect(error?.code == .confidence)
        #expect(error?.description.contains("such as 0.95, not \(level)") == true)
    }

    @Test("traps on an empty tally")
    func noDrops() async {
        await #expect(processExitsWith: .failure) {
            _ = try Estimate(Hits())
        }
    }

    @Test("omits a missing standard error from JSON")
    func json() throws {
        let encode = { (estimate: Estimate) in
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(estimate), as: UTF8.self)
        }
        let none = try Estimate(Hits(samples: 4, hits: 0), confidence: 0.5)
        #expect(try encode(none).hasPrefix(#"{"confidence":0.5,"interval":[0,"#))
        #expect(try !encode(none).contains("standardError"))
        let some = try Estimate(Hits(samples: 4, hits: 2), confidence: 0.5)
        #expect(try encode(some).hasSuffix(#","pi":2,"standardError":1}"#))
    }
}
