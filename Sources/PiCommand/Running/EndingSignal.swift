#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A signal that asks a program to end.
enum EndingSignal: CaseIterable {
    /// The terminal is gone.
    case hangUp
    /// The user pressed Ctrl-C.
    case interrupt
    /// Another program, such as `kill` or `timeout`, asks for the end.
    case terminate

    /// The signal's number in the system.
    var number: Int32 {
        switch self {
        case .hangUp: SIGHUP
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        }
    }

    /// The signal's name, such as "SIGINT".
    var name: String {
        switch self {
        case .hangUp: "SIGHUP"
        case .interrupt: "SIGINT"
        case .terminate: "SIGTERM"
        }
    }

    /// The exit status of a program that this signal ended, as shells count it.
    var exitStatus: Int32 { 128 + number }

    /// Whether this process ignores the signal.
    ///
    /// It does so under `nohup`, and in the background of a shell without job control.
    var isIgnored: Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if os(Linux)
            let handler = action.__sigaction_handler.sa_handler
        #else
            let handler = action.__sigaction_u.__sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
