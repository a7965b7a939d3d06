internal import RandomStreams

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Record {
    /// The record as a file has it: one line of JSON with sorted keys, and its checksum as the last key.
    ///
    /// The checksum is the CRC-64/XZ of all bytes before the quotation mark that begins the key
    /// `checksum`, as 16 lower-case hexadecimal digits.
    ///
    /// Throws ``PiKitError`` with the code `record` if an accumulator cannot be written as JSON. Takes
    /// O(size of the totals) time.
    public func json() throws(PiKitError) -> Data {
        var text = try encoded()
        // In place of the last brace.
        text[text.count - 1] = UInt8(ascii: ",")
        return text + Self.end(after: text)
    }

    /// Reads a record from the text that ``json()`` has returned.
    ///
    /// Reading is strict: writing the record again must give the same JSON, so an unknown key is an
    /// error. Only the order of keys, spaces, and what follows from the rest may differ: the estimate
    /// and the note on seeds.
    ///
    /// Throws ``PiKitError`` with the code `record` if the checksum or the format's version is not right,
    /// if the record is of another problem, if it contradicts itself, or if no run can have
    /// computed it. Throws what ``Problem/check(_:)`` throws for its plan. Takes O(bytes) time.
    public init(json: Data) throws(PiKitError) {
        try Self.checkEnd(of: json)
        self = try Self.decode(json)
        var given = try JSONValue(json: json)
        var written = try JSONValue(json: encoded())
        for key in [RecordKey.estimate, .seedNote, .checksum] {
            given[key.rawValue] = nil
            written[key.rawValue] = nil
        }
        if let place = given.firstDifference(from: written) {
            throw PiKitError(.record, "the record cannot have \(place)")
        }
    }

    /// Reads a record from a text that errors call by a name, such as "'run.json'".
    package init(json: Data, from name: String) throws(PiKitError) {
        do throws(PiKitError) {
            try self.init(json: json)
        } catch {
            throw PiKitError(error.code, "cannot read \(name): \(error)")
        }
    }

    private func encoded() throws(PiKitError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(self)
        } catch {
            throw PiKitError(
                .record,
                "the record of '\(problem.name)' cannot be written as JSON: \(PiKitError.reason(for: error))"
            )
        }
    }

    private static func decode(_ json: Data) throws(PiKitError) -> Record {
        do {
            return try JSONDecoder().decode(Record.self, from: json)
        } catch let error as PiKitError {
            throw error
        } catch {
            throw PiKitError(.record, PiKitError.reason(for: error))
        }
    }

    /// The end of a record's text, which follows these bytes.
    private static func end(after bytes: Data) -> Data {
        var checksum = CRC64()
        checksum.add(bytes)
        return Data("\"checksum\":\"\(checksum.value.hexadecimal)\"}\n".utf8)
    }

    /// Throws unless the text ends with its checksum, and with a line feed or without one.
    private static func checkEnd(of json: Data) throws(PiKitError) {
        let length = end(after: Data()).count
        let line = json.last == UInt8(ascii: "\n") ? json : json + [UInt8(ascii: "\n")]
        let bytes = line.dropLast(length)
        guard line.count > length, line.suffix(length) == end(after: bytes) else {
            // Another version may have another end.
            if let header = try? JSONDecoder().decode(RecordHeader.self, from: json) {
                try checkVersion(format: header.format, version: header.version)
            }
            throw PiKitError(
                .record, "it is no whole record: it does not end with the checksum of its bytes")
        }
    }
}

/// The keys that tell a record's version.
private struct RecordHeader: Decodable {
    let format: String
    let version: Int
}

extension PiKitError {
    /// Why JSON could not be read or written.
    static func reason(for error: any Error) -> String {
        let context =
            switch error {
            case DecodingError.keyNotFound(let key, let context):
                (context.codingPath + [key], "is missing")
            case DecodingError.valueNotFound(_, let context):
                (context.codingPath, "has no value")
            case DecodingError.typeMismatch(_, let context):
                (context.codingPath, "has another type than a record's")
            case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
                (context.codingPath, "has a value that it cannot have")
            case EncodingError.invalidValue(let value, let context):
                (context.codingPath, "has the value \(value), which JSON cannot hold")
            case let error as PiKitError:
                ([] as [any CodingKey], error.description)
            default: ([] as [any CodingKey], "it is not JSON")
            }
        let path = context.0.map { key in key.intValue.map { "\($0)" } ?? key.stringValue }
        return path.isEmpty ? context.1 : "\(path.joined(separator: ".")) \(context.1)"
    }
}
