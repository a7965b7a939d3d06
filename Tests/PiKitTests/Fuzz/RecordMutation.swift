import PiKit

/// Random changes of a record's text.
enum RecordMutation {
    /// Changes bytes: flips, insertions, deletions, and spans that are swapped or repeated.
    static func damaged(_ bytes: [UInt8], using random: inout RandomStream) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) where result.count > 8 {
            let place = Int.random(in: 0..<result.count, using: &random)
            let length = Int.random(in: 1...min(20, result.count - place), using: &random)
            let span = result[place..<place + length]
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                result[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1:
                result.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 2:
                result.remove(at: place)
            case 3:
                result.removeSubrange(place..<place + length)
            case 4:
                result.insert(contentsOf: Array(span), at: place)
            default:
                let other = Int.random(in: 0...result.count - length, using: &random)
                let moved = Array(span)
                result.removeSubrange(place..<place + length)
                result.insert(contentsOf: moved, at: min(other, result.count))
            }
        }
        return result
    }

    /// Changes values, keys and lists.
    static func edited(_ record: PlainJSON, using random: inout RandomStream) -> PlainJSON {
        var result = record
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let number = Int.random(in: 0..<result.count, using: &random)
            // The record itself is not replaced.
            if number == 0, Bool.random(using: &random) { continue }
            result.change(number) { value in
                if number > 0, Int.random(in: 0..<4, using: &random) == 0 {
                    value = odd.randomElement(using: &random)!
                } else {
                    edit(&value, using: &random)
                }
            }
        }
        return result
    }

    private static func edit(_ value: inout PlainJSON, using random: inout RandomStream) {
        switch value {
        case .word(let word):
            value = .word(edited(word, using: &random))
        case .text(let text):
            value = .text(damaged(text + Array("12345678".utf8), using: &random))
            if Bool.random(using: &random) { value = .text(edited(text, using: &random)) }
        case .list(var values):
            edit(&values, using: &random) { odd.randomElement(using: &$0)! }
            value = .list(values)
        case .object(var members):
            let names = members.map(\.key)
            edit(&members, using: &random) { random in
                (names.randomElement(using: &random) ?? [0x78], odd.randomElement(using: &random)!)
            }
            if members.count > 1, Int.random(in: 0..<3, using: &random) == 0 {
                let (a, b) = (members.indices.randomElement(using: &random)!, 0)
                (members[a].value, members[b].value) = (members[b].value, members[a].value)
            }
            value = .object(members)
        }
    }

    private static func edit<Element>(
        _ list: inout [Element], using random: inout RandomStream,
        _ new: (inout RandomStream) -> Element
    ) {
        let place = Int.random(in: 0...list.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where place < list.count: list.remove(at: place)
        case 1 where place < list.count: list.insert(list[place], at: place)
        case 2 where list.count > 1: list.swapAt(0, place % list.count)
        case 3: list.shuffle(using: &random)
        default: list.insert(new(&random), at: place)
        }
    }

    /// A word or number near this one.
    private static func edited(_ word: String, using random: inout RandomStream) -> String {
        let edits = ["\(word)0", "-\(word)", "\(word).0", "\(word)e0", "\(word)e2", "\(word).5"]
        guard Bool.random(using: &random), let number = Double(word), abs(number) < 0x1p62 else {
            return edits.randomElement(using: &random)!
        }
        guard let integer = Int(word) else {
            return "\([number.nextUp, number.nextDown, -number].randomElement(using: &random)!)"
        }
        return "\(integer + [1, -1, 8, -8, 64, -64].randomElement(using: &random)!)"
    }

    private static func edited(_ text: [UInt8], using random: inout RandomStream) -> [UInt8] {
        guard !text.isEmpty, Bool.random(using: &random) else {
            return Array(texts.randomElement(using: &random)!.utf8)
        }
        var text = text
        let place = Int.random(in: text.indices, using: &random)
        text[place] = Array("0123456789abcdefz".utf8).randomElement(using: &random)!
        return text
    }

    private static let texts = [
        "", "é", "e\u{301}", "\u{212A}", #"\u0000"#, #"\ud800"#, #"\ud83d\ude00"#, #"\n"#, "1",
        "exact",
        "blocks", "serial", "mt19937", "minstd", "circle", "plain", "samples",
        "2026-11-27T18:00:60Z",
        "2026-11-27T18:00:00.5Z", "0001-01-01T00:00:00Z", "99999-01-01T00:00:00Z",
        "ffffffffffffffff",
        String(repeating: "long", count: 500),
    ]

    /// Values that stand for any other.
    private static let odd: [PlainJSON] =
        [
            "null", "true", "false", "0", "-0", "-0.0", "-1", "1", "2", "1e308", "-1e308", "1e309",
            "1e999999999", "1e-400", "5e-324", "0.1", "4294967295", "4294967296",
            "9007199254740992",
            "9007199254740993", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551615", "18446744073709551616", String(repeating: "9", count: 400),
            "0." + String(repeating: "3", count: 400),
        ].map(PlainJSON.word)
        + texts.map { PlainJSON.text(Array($0.utf8)) }
        + [
            .list([]), .object([]),
            .list([.word("-9223372036854775808"), .word("9223372036854775807")]),
            .list([.word("0"), .word("9223372036854775807")]), .list([.word("8"), .word("16")]),
            .object([(Array("samples".utf8), .word("1"))]),
            .word(String(repeating: "[", count: 600) + String(repeating: "]", count: 600)),
            .word(
                String(repeating: #"{"a":"#, count: 600) + "1" + String(repeating: "}", count: 600)),
        ]
}
