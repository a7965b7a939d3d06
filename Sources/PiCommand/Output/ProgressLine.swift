#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A line on standard error that shows how far a command is, and changes in place.
struct ProgressLine {
    /// The characters that clear the line.
    static let clearing = "\r\u{1B}[K"

    private let mode: ProgressMode
    private var isVisible = false

    init(_ mode: ProgressMode) {
        self.mode = mode
    }

    /// Replaces the line's text, cut to less than the terminal's width.
    ///
    /// If standard error cannot take the text at once, as after Ctrl-S, the line stays as it is.
    mutating func show(_ text: String) {
        guard mode.isShown else { return }
        // In the last column, some terminals begin a new line.
        let shown = text.prefix(max(0, TerminalWidth.columns(at: STDERR_FILENO) - 1))
        isVisible = writeToStandardError("\r\(shown)\u{1B}[K", patience: 0) || isVisible
    }

    /// Clears the line, if there is one.
    mutating func clear() {
        guard isVisible, mode.isShown else { return }
        isVisible = !writeToStandardError(Self.clearing, patience: 200)
    }
}
