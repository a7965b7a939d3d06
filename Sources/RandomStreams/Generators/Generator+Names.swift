extension Generator {
    /// The three names nearest to `name` by edit distance, ignoring case.
    static func names(nearestTo name: String) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        // Sorting is stable, so names at the same distance stay in GSL's order.
        let ranked = all.map {
            (name: $0.name, edits: edits(from: wanted, to: Array($0.name.utf8)))
        }
        return ranked.sorted { $0.edits < $1.edits }.prefix(3).map(\.name)
    }

    /// The least number of insertions, deletions and replacements of bytes that turn `a` into `b`
    /// (Levenshtein 1966).
    ///
    /// Takes O(a.count · b.count) time.
    private static func edits(from a: [UInt8], to b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let replaced = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
