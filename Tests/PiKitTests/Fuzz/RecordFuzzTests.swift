import Foundation
import PiKit
import Testing

@Suite("The reader of records")
struct RecordFuzzTests {
    /// Each batch has this many mutations of each record, and is known by its seed.
    private static let mutations = 250
    ///
    /// By `make test-faults` all 46 run, with 103 500 mutations of 9 records, and otherwise five.
    private static let batches =
        ProcessInfo.processInfo.environment["PIKIT_LONG_TESTS"] == "1" ? 1...46 : 1...5

    /// The name of the batch that is to print each mutation, to find one that crashes.
    private static let traced = ProcessInfo.processInfo.environment["PIKIT_FUZZ_BATCH"]

    @Test("accepts only what says just what it reads, however it is mutated", arguments: batches)
    func fuzz(batch: Int) async throws {
        var random = try RandomStream(generator: .mt19937, seed: UInt32(batch))
        var accepted = 0
        for record in try await FuzzedRecord.all.value {
            // Other tests wait for the same threads.
            await Task.yield()
            let original = try #require(PlainJSON(record.json))
            for number in 0..<Self.mutations {
                let place: Comment = "batch \(batch), \(record.name), mutation \(number)"
                let isSealed = number.isMultiple(of: 2)
                let text =
                    isSealed
                    ? Self.sealed(Self.mutated(record, original, number, using: &random))
                    : Data(RecordMutation.damaged(Array(record.json), using: &random))
                if Self.traced == "\(batch)" {
                    print(place, String(decoding: text, as: UTF8.self))
                }
                guard let written = record.rewritten(text) else { continue }
                if !isSealed {
                    // Only the line feed at its end may be missing.
                    #expect(text == record.json || text == record.json.dropLast(), place)
                    continue
                }
                accepted += 1
                let (given, read) = (PlainJSON(text), PlainJSON(written))
                let isSame =
                    if let given, let read {
                        given.says(read, but: ["estimate", "seedNote", "checksum"])
                    } else {
                        false
                    }
                #expect(isSame, place)
                if !isSame { print(String(decoding: text, as: UTF8.self)) }
            }
        }
        // Some mutations make another record, or the same in another form.
        #expect(accepted > Self.mutations / 10)
    }

    @Test("is compared with a reading that knows a changed number, a double key and another form")
    func comparison() throws {
        let json = try #require(PlainJSON(#"{"a": [1, 2.50], "b": "x\u0041"}"#.utf8))
        let same = try #require(PlainJSON(#"{"b":"xA","a":[1e0,2.5],"c":{}}"#.utf8))
        #expect(json.says(same, but: ["c"]) && !json.says(same))
        for text in [
            #"{"a": [1, 2.51], "b": "xA"}"#, #"{"a": [2.5, 1], "b": "xA"}"#,
            #"{"a": [1, 2.5], "b": "xB"}"#, #"{"a": [1, 2.5], "b": "xA", "b": "xA"}"#,
            #"{"a": [1, 2.5, null], "b": "xA"}"#, #"{"a": ["1", 2.5], "b": "xA"}"#,
        ] {
            let other = try #require(PlainJSON(text.utf8))
            #expect(!json.says(other))
        }
        for text in ["", "{", "[1,]", "{1:2}", "01", "[1] 2", #""a"#, "nul", "{\"a\" 1}"] {
            #expect(PlainJSON(text.utf8) == nil, "\(text)")
        }
    }

    /// The text before the checksum, of a record that is changed.
    private static func mutated(
        _ record: FuzzedRecord, _ original: PlainJSON, _ number: Int,
        using random: inout RandomStream
    ) -> [UInt8] {
        if number.isMultiple(of: 4) {
            let end = #""checksum":"0123456789abcdef"}"#.utf8.count + 1
            return RecordMutation.damaged(Array(record.json.dropLast(end)), using: &random)
        }
        guard case .object(let members) = original else { return [] }
        let body = PlainJSON.object(members.filter { $0.key != Array("checksum".utf8) })
        let edited = RecordMutation.edited(body, using: &random).bytes
        return edited.dropLast() + [0x2C]
    }

    /// Bytes that end with the right checksum.
    private static func sealed(_ body: [UInt8]) -> Data {
        var checksum = CRC64()
        checksum.add(body)
        return Data(body) + Data("\"checksum\":\"\(checksum.value.hexadecimal)\"}\n".utf8)
    }
}
