/// The names nearest to a misspelt one, in their order, if any is near.
///
/// The distance is the least number of edits that turn one name into the other, where no byte is
/// edited twice: insertions, deletions and replacements of bytes, and swaps of neighbouring bytes
/// (F. J. Damerau, "A technique for computer detection and correction of spelling errors",
/// Communications of the ACM 7, 1964; without edits of edits it is called optimal string alignment).
/// Upper and lower case of ASCII letters are the same. A name is near if it takes at most two edits,
/// and fewer than half as many as it has bytes.
///
/// Takes time proportional to the lengths of the names, whatever the length of `text`.
package func nearest(to text: String, among names: [String]) -> [String] {
    let given = lowercase(text.utf8.prefix((names.map(\.utf8.count).max() ?? 0) + 3))
    let near = names.compactMap { name -> (name: String, edits: Int)? in
        let edits = edits(from: given, to: lowercase(name.utf8))
        return edits <= 2 && 2 * edits < name.utf8.count ? (name, edits) : nil
    }
    let least = near.map(\.edits).min()
    return near.filter { $0.edits == least }.map(\.name)
}

/// The end of an error's text, such as "did you mean 'taus' or 'taus2'?", or `nil` if no name is near.
package func question(suggestingFor text: String, among names: [String]) -> String? {
    let quoted = nearest(to: text, among: names).map { "'\($0)'" }
    guard let last = quoted.last else { return nil }
    let others = quoted.dropLast().joined(separator: ", ")
    return "did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
}

private func lowercase(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
}

/// The distance from `a` to `b`, or 3 if their lengths show that it is 3 or more.
private func edits(from a: [UInt8], to b: [UInt8]) -> Int {
    guard abs(a.count - b.count) <= 2 else { return 3 }
    // Row i has the distances from a's first i bytes to each prefix of b.
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var edits = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                edits = min(edits, beforeLast[j - 1] + 1)
            }
            row.append(edits)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
