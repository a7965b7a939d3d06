extension String {
    /// The text on one line, with an ellipsis for its middle if it is too long.
    ///
    /// - Parameter length: The largest number of characters, at least 6.
    func shortened(to length: Int) -> String {
        func line(_ part: Substring) -> String {
            part.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        // Look only at the ends of a text that may be very long.
        if let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex {
            return line(prefix(length * 2 / 3)) + "…" + line(suffix(length / 3 - 1))
        }
        return line(self[...])
    }
}
