#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many columns a reader of the program's output sees.
enum TerminalWidth {
    /// The width of the terminal at a descriptor: what the terminal says, else COLUMNS, else 80.
    static func columns(at descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        let variable = getenv("COLUMNS").flatMap { Int(String(cString: $0)) }
        return variable.flatMap { $0 > 0 ? $0 : nil } ?? 80
    }

    /// The terminal's width, or `nil` if standard output is none.
    ///
    /// Programs that read the output want all of it, each row on one line.
    static var ofOutput: Int? {
        isatty(STDOUT_FILENO) == 1 ? columns(at: STDOUT_FILENO) : nil
    }
}
