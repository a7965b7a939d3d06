extension String {
    /// The text escaped for XML, between tags and in attributes.
    package var escapedForXML: String {
        escaped(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])
    }

    /// The text with some characters replaced, and U+FFFD for those that XML 1.0 does not allow.
    func escaped(_ replacements: [Unicode.Scalar: String]) -> String {
        var text = ""
        for scalar in unicodeScalars {
            if let replacement = replacements[scalar] {
                text += replacement
                continue
            }
            switch scalar {
            case "\n", "\t", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"...:
                text.unicodeScalars.append(scalar)
            default: text += "\u{FFFD}"
            }
        }
        return text
    }
}
