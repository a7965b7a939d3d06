import Foundation

/// A line on standard error that says what is being done, if that is a terminal.
struct ProgressLine {
    private let isShown = isatty(STDERR_FILENO) == 1

    /// Says something else.
    func show(_ text: String) {
        write("\r\u{1B}[K\(text)")
    }

    /// Leaves the line empty.
    func clear() {
        write("\r\u{1B}[K")
    }

    private func write(_ text: String) {
        guard isShown else { return }
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
