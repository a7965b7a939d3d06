import Foundation

/// A line on standard error that shows the current step, if standard error is a terminal.
struct ProgressLine {
    private let isShown = isatty(STDERR_FILENO) == 1

    /// Replaces the line's text.
    func show(_ text: String) {
        write("\r\u{1B}[K\(text)")
    }

    /// Clears the line.
    func clear() {
        write("\r\u{1B}[K")
    }

    private func write(_ text: String) {
        guard isShown else { return }
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
