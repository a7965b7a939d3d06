import ArgumentParser
package import PiKit

/// Reads a shard, as in 3/64: its number and the number of shards.
///
/// A plan decides whether it has the shard.
package func parseShard(_ text: String) throws -> Portion {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2, numbers.allSatisfy(isDigits),
        let number = Int(numbers[0]), let count = Int(numbers[1])
    else {
        throw ValidationError("give a shard as its number and the number of shards, such as 3/64")
    }
    return .shard(number, of: count)
}

/// Reads a range of samples, as in 0..4194304: the first, and the one after the last.
///
/// The numbers are written as numbers of samples are. A plan decides whether it has the range.
package func parseRange(_ text: String) throws -> Portion {
    let bounds = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    let valid = 0...UInt64(Plan.sampleRange.upperBound)
    guard bounds.count == 2, let first = try? parseWholeNumber(bounds[0], in: valid),
        let end = try? parseWholeNumber(bounds[1], in: valid), first < end
    else {
        throw ValidationError(
            "give a range as its first sample and the one after its last, such as 0..4194304")
    }
    return .range(Int(first)..<Int(end))
}
