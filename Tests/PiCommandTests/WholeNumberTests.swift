import PiCommand
import Testing

@Suite("A whole number")
struct WholeNumberTests {
    @Test("is read exactly in its notations, and other texts are refused with what is wrong")
    func table() {
        #expect(WholeNumberTable.all.map(\.count).reduce(0, +) >= 300)
        for (text, expected) in WholeNumberTable.all.joined() {
            let answer = Answer { try parseDraws(text) }
            #expect(answer == expected, "'\(text)'")
        }
    }

    @Test("may have a million characters, whatever they are")
    func long() {
        let count = 1_000_000
        let zeros = String(repeating: "0", count: count)
        let nines = String(repeating: "9", count: count)
        let rows: WholeNumberTable.Rows = [
            zeros: 0, zeros + "42": 42, nines: WholeNumberTable.large, "1." + zeros: 1,
            "0." + zeros + "1e1000001": 1, "1" + zeros + "e-1000000": 1,
            "1" + zeros + "e-999999": 10,
            "0." + nines: WholeNumberTable.fractional, "1e" + nines: WholeNumberTable.large,
            "1e-" + nines: WholeNumberTable.fractional,
            "1e" + zeros: 1, "0e" + nines: 0, "0x" + zeros + "f": 15,
            "0x" + nines: WholeNumberTable.large,
            nines + "^0": 1, nines + "^" + nines: WholeNumberTable.large,
            "2^" + nines: WholeNumberTable.large,
            "2^" + zeros + "5": 32, "1." + zeros + "Ti": 1_099_511_627_776,
            "0." + nines + "Ti": WholeNumberTable.fractional, nines + "Ti": WholeNumberTable.large,
            "1" + String(repeating: "_0", count: count): WholeNumberTable.large,
            "0" + String(repeating: "_0", count: count): 0,
            String(repeating: "_", count: count): WholeNumberTable.unreadable,
            "1" + String(repeating: "k", count: count): WholeNumberTable.suffix,
            "1" + String(repeating: "\u{301}", count: count): WholeNumberTable.unreadable,
            String(repeating: "9^", count: count): WholeNumberTable.unreadable,
            String(repeating: "-", count: count): WholeNumberTable.unreadable,
            String(repeating: "🙂", count: count / 4): WholeNumberTable.unreadable,
            String(repeating: " ", count: count): WholeNumberTable.unreadable,
            String(repeating: "\u{0}", count: count): WholeNumberTable.unreadable,
        ]
        for (text, expected) in rows {
            let answer = Answer { try parseDraws(text) }
            #expect(answer == expected, "'\(text.prefix(9))…\(text.suffix(9))'")
        }
    }

    @Test("has the value that schoolbook arithmetic finds")
    func schoolbook() throws {
        var numbers = try RandomNumberText(seed: 42)
        var kinds: [String: Int] = [:]
        for _ in 0..<40_000 {
            let (text, exact) = numbers.next()
            let expected: Answer<UInt64>
            switch exact {
            case .whole(let digits):
                if let value = UInt64(digits) {
                    expected = .value(value)
                    kinds["valid", default: 0] += 1
                } else {
                    expected = WholeNumberTable.large
                    kinds["too large", default: 0] += 1
                }
            case .fractional:
                expected = WholeNumberTable.fractional
                kinds["not whole", default: 0] += 1
            }
            let answer = Answer { try parseDraws(text) }
            #expect(answer == expected, "'\(text)'")
        }
        // None of the three is rare.
        #expect(kinds.count == 3 && kinds.values.allSatisfy { $0 > 4000 }, "\(kinds)")
    }

    @Test("has the limits of what it counts, which errors name")
    func limits() {
        func check(_ rows: WholeNumberTable.Rows, _ parse: (String) throws -> some BinaryInteger) {
            for (text, expected) in rows {
                let answer = Answer { UInt64(try parse(text)) }
                #expect(answer == expected, "'\(text)'")
            }
        }
        check(
            [
                "1": 1, "2^53": 9_007_199_254_740_992, "8Ti": 8_796_093_022_208,
                "0": "it is too small; the least value is 1",
                "-1": "it is negative; the least value is 1",
                "9007199254740993": "it is too large; the greatest value is 9007199254740992",
                "1e16": "it is too large; the greatest value is 9007199254740992",
                "1.5": """
                it is not whole; give a whole number from 1 to 9007199254740992, such as 1000000, \
                1_000_000, 1e6, 10^6 or 1M
                """,
            ], parseSamples)
        check(
            [
                "0": 0, "0xffffffff": 4_294_967_295, "1e3": 1000, "052": 52,
                "2^32": "it is too large; the greatest value is 4294967295",
                "-1": "it is negative; the least value is 0",
                "abc": """
                it cannot be read as a number; give a whole number from 0 to 4294967295, such as 42 \
                or 0x2a
                """,
            ], parseSeed)
        check(
            [
                "1": 1, "1e1": 10, "0x80": 128, "0": "it is too small; the least value is 1",
                "129": "it is too large; the greatest value is 128",
                "1e99": "it is too large; the greatest value is 128",
                "two":
                    "it cannot be read as a number; give a whole number from 1 to 128, such as 4",
            ], parseWorkers)
        check(
            [
                "1M": 1_000_000, "0": "it is too small; the least value is 1",
                "1_000_001": "it is too large; the greatest value is 1000000",
                "2.5": "it is not whole; give a whole number from 1 to 1000000, such as 64",
            ], parseTasks)
    }
}
