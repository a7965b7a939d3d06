import PiKit

/// The command line that computes samples of a plan and keeps them in a record.
///
/// - Parameters:
///   - extent: The options that say how many samples, and which.
///   - record: The name of the record's file.
func commandLine(for plan: Plan, _ extent: [String], record: String) -> String {
    let options =
        extent + [
            "--seed", "\(plan.seed)", "--generator", plan.generator.name,
            "--record", quotedForShell(record),
        ]
    return "pikit " + options.joined(separator: " ")
}

/// A word as shells read it, in quotes if it needs them.
func quotedForShell(_ word: String) -> String {
    let isPlain =
        !word.isEmpty
        && word.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "_-./,:=@%+".utf8.contains(byte)
        }
    if isPlain { return word }
    let controls = 0..<UInt8(ascii: " ")
    guard !word.utf8.contains(where: { controls.contains($0) || $0 == 127 }) else {
        // Messages are one line, so write control characters as escapes.
        return "$'" + word.utf8.map(escapedForShell).joined() + "'"
    }
    return "'"
        + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
}

/// A byte between `$'` and `'`.
private func escapedForShell(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
    case UInt8(ascii: " ")..<127: String(UnicodeScalar(byte))
    default: "\\" + (byte < 64 ? "0" : "") + (byte < 8 ? "0" : "") + String(byte, radix: 8)
    }
}
