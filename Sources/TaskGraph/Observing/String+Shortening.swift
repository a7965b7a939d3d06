extension String {
    /// The text in one line, with its middle left out if it is longer than `length` characters,
    /// which are 6 at least.
    func shortened(to length: Int) -> String {
        func line(_ part: Substring) -> String {
            part.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        // A text may be too long to be looked at whole.
        if let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex {
            return line(prefix(length * 2 / 3)) + "…" + line(suffix(length / 3 - 1))
        }
        return line(self[...])
    }
}
