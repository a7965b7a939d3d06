import Foundation
import PiKit
import Testing

@Suite("A record")
struct RecordTests {
    @Test(
        "is the same after it is written and read",
        arguments: ["mt19937", "ranlxs0", "minstd", "randu"])
    func roundTrip(name: String) async throws {
        let plan = try Plan(samples: 100_000, seed: 5, generator: Generator(named: name))
        let record = try await PiEstimator(plan).record(workers: 2, confidence: 0.99)
        let data = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(PiRecord.self, from: data) == record)
        #expect(try PiRecord(json: record.json()) == record)
        #expect(record.plan.blockSize == 1 << 22)
        #expect(record.isComplete && record.missing.isEmpty)
        #expect((record.coverage.samples, record.run.samples) == (100_000, 100_000))
    }

    private static let good = """
        {"format": "pikit-record", "version": 1,
         "problem": {"name": "circle", "version": 1, "drawsPerSample": 2, "samples": ["1", "0"]},
         "plan": {"generator": "mt19937", "seed": 42, "samples": 100, "streams": "exact", \
        "blockSize": 4194304},
         "covered": [[0, 40], [60, 100]],
         "tally": {"samples": 80, "hits": 63},
         "estimate": {"pi": 3.15, "standardError": 0.18, "confidence": 0.95, "interval": [2.7, 3.4]},
         "pilot": {"samples": 40, "standardError": 0.2},
         "runs": [{"program": "pikit", "version": "0.1.0", "machine": {"host": "node7", \
        "system": "Linux 6.1", "architecture": "x86_64", "mathLibrary": "0123456789abcdef"}, \
        "workers": 2, "kernel": "plain", "samples": 80, "exactSamples": 80, \
        "began": "2026-11-27T18:00:00Z", "seconds": 0.5, "end": "interrupted"}],
        """

    /// Text that ends with the right checksum.
    private static func data(_ text: String) -> Data {
        var checksum = CRC64()
        checksum.add(text.utf8)
        return Data("\(text)\"checksum\":\"\(checksum.value.hexadecimal)\"}\n".utf8)
    }

    @Test(
        "may come from another kind of processor",
        arguments: ["plain", "baseline", "avx2", "avx512", "neon"])
    func kernels(name: String) throws {
        let text = Self.good.replacingOccurrences(of: "\"plain\"", with: "\"\(name)\"")
        let record = try PiRecord(json: Self.data(text))
        #expect(record.run.kernel == name)
    }

    @Test("may cover a part of its plan, and takes its estimate from the tally")
    func partial() throws {
        let record = try PiRecord(json: Self.data(Self.good))
        #expect(record.covered == [0..<40, 60..<100])
        #expect(record.missing == [40..<60])
        #expect(record.estimate == (try Estimate(Hits(samples: 80, hits: 63))))
        #expect(record.run.samplesPerSecond == 160)
    }

    @Test(
        "is not read if it contradicts itself or has another format",
        arguments: [
            ("pikit-record", "other-record"), (#""version": 1,"#, #""version": 0,"#),
            (#""version": 1,"#, #""version": 2,"#), (#""circle""#, #""sphere""#),
            (#""version": 1, "draws"#, #""version": 2, "draws"#),
            (#""drawsPerSample": 2"#, #""drawsPerSample": 3"#), (#""drawsPerSample": 2, "#, ""),
            (#"["1", "0"]"#, #"["1","0","1","0","1","0","1","0","1"]"#),
            (#", "blockSize": 4194304"#, ""), (#"4194304"#, #"0"#),
            ("[[0, 40], [60, 100]]", "[[60, 100], [0, 40]]"), ("[60, 100]", "[61, 101]"),
            ("[[0, 40], [60, 100]]", "[[0, 40], [40, 80]]"), ("[0, 40]", "[-1, 39]"),
            ("[[0, 40], [60, 100]]", "[[0, 40], [50, 50], [60, 100]]"),
            ("[[0, 40], [60, 100]]", "[]"), ("[0, 40]", "[40, 0]"), ("[0, 40]", "[0, 40.5]"),
            (#""tally": {"samples": 80"#, #""tally": {"samples": 81"#),
            (#""hits": 63"#, #""hits": 81"#), (#""exactSamples": 80"#, #""exactSamples": 81"#),
            (#""exactSamples": 80"#, #""exactSamples": -1"#),
            (#""workers": 2"#, #""workers": -9223372036854775808"#),
            (#""workers": 2"#, #""workers": 0"#), (#""workers": 2"#, #""workers": 129"#),
            (#""seconds": 0.5"#, #""seconds": -0.5"#), (#""seconds": 0.5"#, #""seconds": 1e999"#),
            (#""samples": 80, "exact"#, #""samples": 79, "exact"#),
            (#""samples": 80, "exact"#, #""samples": 9223372036854775807, "exact"#),
            (#""kernel": "plain""#, #""kernel": "ran0""#),
            (#""kernel": "plain""#, #""kernel": """#), ("2026-11-27T18:00:00Z", "yesterday"),
            ("2026-11-27T18:00:00Z", "2026-11-27T18:00:00+01:00"), ("interrupted", "ended"),
            ("0123456789abcdef", "0123456789ABCDEF"),
            (#""standardError": 0.2}"#, #""standardError": 0}"#),
            (#""pilot": {"samples": 40"#, #""pilot": {"samples": 0"#),
            (#""covered""#, #""stream": {}, "covered""#),
            (#""covered""#, #""positions": [{"sample": 40, "draw": 1}], "covered""#),
            (#""covered""#, #""colour": 1, "covered""#), (#""seed": 42"#, #""seed": 42, "sea": 1"#),
            (#""seed": 42"#, #""seed": 1e99"#), (#""runs": [{"#, #""runs": [], "walks": [{"#),
            (#""confidence": 0.95"#, #""confidence": null"#),
        ])
    func rejected(part: String, replacement: String) {
        let text = Self.good.replacingOccurrences(of: part, with: replacement)
        #expect(text != Self.good)
        let error = #expect(throws: PiError.self) { try PiRecord(json: Self.data(text)) }
        #expect(error?.code == .record || error?.code == .blockSize)
        #expect(error?.description.contains("\n") == false)
    }

    @Test("is not read if any byte of it is flipped, or if it is cut off")
    func damaged() throws {
        let good = Self.data(Self.good)
        _ = try PiRecord(json: good)
        // Without its line feed, the text is still whole.
        for index in good.indices {
            var data = good
            data[index] ^= UInt8(1 << (index % 8))
            #expect(throws: PiError.self) { try PiRecord(json: data) }
            if index < good.count - 1 {
                #expect(throws: PiError.self) { try PiRecord(json: good.prefix(index)) }
            }
        }
    }

    @Test("of a newer version says so, whatever its end")
    func newer() {
        let error = #expect(throws: PiError.self) {
            try PiRecord(json: Data(#"{"format": "pikit-record", "version": 7, "x": 1}"#.utf8))
        }
        #expect(error?.description.contains("newer") == true)
    }
}
