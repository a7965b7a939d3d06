import Foundation
import MonteCarlo
import Testing

@Suite("Reading a record")
struct RecordReadingTests {
    private static func plan() throws -> Plan {
        try Plan(samples: 40, seed: 1, blockSize: 8)
    }

    /// Expects that a changed record is refused with a sentence that has these words.
    private func expectRefused<Total>(
        _ record: Record<Simulation<Total>>, _ part: String, _ replacement: String, _ words: String
    ) throws {
        let text = RecordText.edited(try record.json(), part, replacement)
        let error = #expect(throws: PiKitError.self, "\(replacement)") {
            try Record<Simulation<Total>>(json: text)
        }
        #expect(error?.code == .record)
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("\n") == false)
    }

    @Test("refuses ranges whose length is no Int, wherever they are")
    func extremes() async throws {
        let record = try await Simulation("u", uniforms: 1) { u in u[0] }.run(Self.plan())
        let huge = "[-9223372036854775808,9223372036854775807]"
        for range in ["[0,32]", "[32,40]"] {
            try expectRefused(
                record, "\"samples\":\(range)", "\"samples\":\(huge)", "have no total")
        }
        try expectRefused(record, "[[0,40]]", "[\(huge)]", "must ascend")
    }

    @Test("refuses totals that cannot be merged with each other")
    func shapes() async throws {
        let vectors = try await Simulation("v", uniforms: 1, into: VectorMoments(dimensions: 2)) {
            u in [u[0], 1 - u[0]]
        }.run(Self.plan())
        let narrow = try await Simulation("v", uniforms: 1, into: VectorMoments(dimensions: 1)) {
            u in [u[0]]
        }.run(Self.plan())
        func last<Total>(_ record: Record<Simulation<Total>>) throws -> String {
            let text = RecordText.body(try record.json())
            let start = try #require(text.range(of: #"{"samples":[32,40]"#)?.lowerBound)
            let end = try #require(text.range(of: "],\"plan\"")?.lowerBound)
            return String(text[start..<end])
        }
        try expectRefused(vectors, last(vectors), last(narrow), "components")

        func pairs(_ edge: Double) async throws -> Record<Simulation<Pair<Histogram, Moments>>> {
            let empty = Pair(Histogram(edges: [0, edge, 1]), Moments())
            return try await Simulation("p", uniforms: 1, into: empty) { u in u[0] }
                .run(Self.plan())
        }
        let (a, b) = (try await pairs(0.5), try await pairs(0.25))
        try expectRefused(a, last(a), last(b), "different edges")
    }

    @Test("refuses keys that an object has twice, and what is no JSON, in the estimate too")
    func notJSON() async throws {
        let record = try await Simulation("u", uniforms: 1) { u in u[0] }.run(Self.plan())
        for (part, replacement) in [
            ("\"seed\":1,", "\"seed\":1,\"seed\":1,"), ("\"seed\":1,", "\"seed\":2,\"seed\":1,"),
            ("\"seed\":1,", "\"seed\":1,\"\\u0073eed\":2,"),
            ("{\"covered\"", "{\"checksum\":\"0123456789abcdef\",\"covered\""),
            ("\"confidence\":0.95,", "\"confidence\":0.95,\"mean\":1,"),
        ] {
            // Foundation refuses some of them itself.
            try expectRefused(record, part, replacement, "it ")
        }
        for number in [
            "01", "1.5.2", "+1", ".5", "1.", "1e", "--1", "1e999", "0x1", "NaN", "tru", "'1'",
        ] {
            try expectRefused(
                record, "\"confidence\":0.95,", "\"confidence\":0.95,\"x\":\(number),", "JSON")
        }
        let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
        try expectRefused(
            record, "\"confidence\":0.95,", "\"confidence\":0.95,\"x\":\(deep),", "JSON")
    }

    @Test("takes numbers and strings in any form that says the same")
    func forms() async throws {
        let record = try await Simulation("u", uniforms: 1) { u in u[0] }.run(Self.plan())
        for (part, replacement) in [
            ("\"seed\":1,", " \"seed\" :\t1.0,"), ("\"seed\":1,", "\"seed\":10e-1,"),
            ("\"seed\":1,", "\"\\u0073eed\":1,"), ("\"mt19937\"", "\"mt\\u00319937\""),
            ("\"samples\":40,", "\"samples\":4E+1,"),
        ] {
            let text = RecordText.edited(try record.json(), part, replacement)
            #expect(try Record<Simulation<Moments>>(json: text) == record, "\(replacement)")
        }
    }

    @Test("takes an own accumulator, whose estimate may have no confidence level")
    func ownAccumulator() async throws {
        let simulation = Simulation("sum", uniforms: 1, into: Sum()) { u in u[0] }
        let record = try await simulation.run(Self.plan())
        #expect(try Record<Simulation<Sum>>(json: record.json()) == record)
        let other = try await simulation.run(Self.plan(), confidence: 0.5)
        let read = try Record<Simulation<Sum>>(json: other.json())
        #expect(read.coverage == other.coverage && read.confidence == 0.95)
        let moments = try await Simulation("u", uniforms: 1) { u in u[0] }
            .run(Self.plan(), confidence: 0.5)
        #expect(try Record<Simulation<Moments>>(json: moments.json()) == moments)
    }
}
