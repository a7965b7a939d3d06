import ArgumentParser
package import PiKit

/// Reads a shard, as in 3/64: its number and the number of shards.
///
/// A plan decides whether it has the shard.
package func parseShard(_ text: String) throws -> Portion {
    let right = "give a shard as its number and the number of shards, such as 3/64"
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2 else { throw ValidationError(right) }
    func parse(_ text: Substring, _ subject: String) throws -> Int {
        Int(
            try parseWholeNumber(
                String(text), in: 1...UInt64(Int.max), called: subject, orSay: right))
    }
    return try .shard(
        parse(numbers[0], "its number"), of: parse(numbers[1], "the number of shards"))
}

/// Reads a range of samples, as in 0..4194304: the first, and the one after the last.
///
/// A plan decides whether it has the range.
package func parseRange(_ text: String) throws -> Portion {
    let right = "give a range as its first sample and the one after its last, such as 0..4194304"
    let bounds = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    guard bounds.count == 2 else { throw ValidationError(right) }
    func parse(_ text: Substring, _ subject: String) throws -> Int {
        let valid = 0...UInt64(Plan.sampleRange.upperBound)
        return Int(
            try parseWholeNumber(String(text), in: valid, called: subject, orSay: right))
    }
    let first = try parse(bounds[0], "its first sample")
    let end = try parse(bounds[1], "its end")
    guard first < end else {
        throw ValidationError("its end must be greater than its first sample")
    }
    return .range(first..<end)
}
