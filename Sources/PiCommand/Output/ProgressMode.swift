#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// When a command shows its progress on standard error.
enum ProgressMode: String, CaseIterable {
    /// If standard error is a terminal that can move its cursor.
    case auto
    case always
    case never

    /// Whether to show progress now.
    ///
    /// A program in a shell's background does not write over what is in the foreground.
    var isShown: Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            guard isatty(STDERR_FILENO) == 1 else { return false }
            if let terminal = getenv("TERM"), String(cString: terminal) == "dumb" { return false }
            // -1 if the terminal is not this session's own.
            let foreground = tcgetpgrp(STDERR_FILENO)
            return foreground == -1 || foreground == getpgrp()
        }
    }
}
