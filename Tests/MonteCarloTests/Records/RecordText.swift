import Foundation
import MonteCarlo
import Testing

/// Ways to look at the text of a record, and to change it.
enum RecordText {
    /// The text without its checksum.
    static func body(_ json: Data) -> String {
        let end = json.count - #""checksum":"0123456789abcdef"}"#.utf8.count - 1
        return String(decoding: json[..<end], as: UTF8.self)
    }

    /// Text that ends with the right checksum.
    static func sealed(_ body: String) -> Data {
        sealed(Array(body.utf8))
    }

    /// Bytes that end with the right checksum.
    static func sealed(_ body: [UInt8]) -> Data {
        var checksum = CRC64()
        checksum.add(body)
        return Data(body) + Data("\"checksum\":\"\(checksum.value.hexadecimal)\"}\n".utf8)
    }

    /// A record's text after an edit, with the right checksum.
    ///
    /// The test fails if there is nothing to edit.
    static func edited(_ json: Data, _ part: String, _ replacement: String) -> Data {
        let text = body(json)
        let edited = text.replacingOccurrences(of: part, with: replacement)
        #expect(text != edited, "there is no \(part)")
        return sealed(edited)
    }

    /// All of a record but its list of runs, as JSON with sorted keys.
    static func facts<P>(of record: Record<P>) throws -> String {
        let value = try JSONSerialization.jsonObject(with: record.json())
        var members = try #require(value as? [String: Any])
        #expect(members.removeValue(forKey: "runs") != nil)
        #expect(members.removeValue(forKey: "checksum") != nil)
        let data = try JSONSerialization.data(withJSONObject: members, options: .sortedKeys)
        return String(decoding: data, as: UTF8.self)
    }
}
