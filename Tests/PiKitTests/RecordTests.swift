import Foundation
import PiKit
import Testing

@Suite("A record")
struct RecordTests {
    @Test("is the same after a round trip through JSON", arguments: ["mt19937", "randu"])
    func roundTrip(name: String) async throws {
        let plan = try Plan(samples: 100_000, seed: 5, generator: Generator(named: name))
        let record = try await PiEstimator(plan).record(workers: 2, confidence: 0.99)
        let data = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(PiRecord.self, from: data) == record)
    }

    private static let good = """
        {"format": "pikit-record", "version": 0,
         "plan": {"generator": "mt19937", "seed": 42, "samples": 100, "streams": "exact"},
         "covered": [[0, 40], [60, 100]],
         "tally": {"samples": 80, "hits": 63},
         "estimate": {"pi": 3.15, "standardError": 0.18, "confidence": 0.95, "interval": [2.7, 3.4]},
         "run": {"workers": 2, "kernel": "plain", "exactSamples": 80, "seconds": 0.5, "samplesPerSecond": 160}}
        """

    @Test(
        "may come from another kind of processor",
        arguments: ["plain", "baseline", "avx2", "avx512", "neon"])
    func kernels(name: String) throws {
        let text = Self.good.replacingOccurrences(of: "\"plain\"", with: "\"\(name)\"")
        let record = try JSONDecoder().decode(PiRecord.self, from: Data(text.utf8))
        #expect(record.run.kernel == name)
    }

    @Test("may cover a part of its plan, and takes its estimate from the tally")
    func partial() throws {
        let record = try JSONDecoder().decode(PiRecord.self, from: Data(Self.good.utf8))
        #expect(record.covered == [0..<40, 60..<100])
        #expect(record.estimate == (try Estimate(Hits(samples: 80, hits: 63))))
    }

    @Test(
        "is not read if it contradicts itself or has another format",
        arguments: [
            ("pikit-record", "other-record"), (#""version": 0"#, #""version": 1"#),
            ("[[0, 40], [60, 100]]", "[[60, 100], [0, 40]]"), ("[60, 100]", "[61, 101]"),
            ("[[0, 40], [60, 100]]", "[[0, 40], [40, 80]]"), ("[0, 40]", "[-1, 39]"),
            ("[[0, 40], [60, 100]]", "[[0, 40], [50, 50], [60, 100]]"),
            ("[[0, 40], [60, 100]]", "[]"), (#""samples": 80"#, #""samples": 81"#),
            (#""hits": 63"#, #""hits": 81"#), (#""exactSamples": 80"#, #""exactSamples": 81"#),
            (#""exactSamples": 80"#, #""exactSamples": -1"#),
            (#""workers": 2"#, #""workers": -9223372036854775808"#),
            (#""workers": 2"#, #""workers": 0"#), (#""workers": 2"#, #""workers": 129"#),
            (#""seconds": 0.5"#, #""seconds": -0.5"#),
            (#""samplesPerSecond": 160"#, #""samplesPerSecond": -160"#),
            (#""kernel": "plain""#, #""kernel": "ran0""#),
            (#""kernel": "plain""#, #""kernel": """#),
        ])
    func rejected(part: String, replacement: String) {
        let text = Self.good.replacingOccurrences(of: part, with: replacement)
        #expect(text != Self.good)
        let error = #expect(throws: PiError.self) {
            try JSONDecoder().decode(PiRecord.self, from: Data(text.utf8))
        }
        #expect(error?.code == .record)
    }
}
