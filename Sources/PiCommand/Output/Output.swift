import ArgumentParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Encodes a value as one line of JSON, with keys in alphabetical order.
func encodeJSON(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

/// Writes the program's result.
///
/// If the reader is gone, as in `pikit | head -0`, the program exits at once with `status`, as the
/// reader has all that it wanted. Any other failure is reported.
func writeToStandardOutput(_ text: String, orEndWith status: ExitCode = .success) {
    writeToStandardOutput(Array(text.utf8), orEndWith: status)
}

/// Writes bytes as `writeToStandardOutput(_:)` writes text.
func writeToStandardOutput(_ bytes: [UInt8], orEndWith status: ExitCode = .success) {
    switch write(bytes, to: STDOUT_FILENO, patience: -1) {
    case 0: return
    case EPIPE: exit(status.rawValue)
    case let error:
        warn(ofOutput: error)
        exit(ExitCode.failure.rawValue)
    }
}

/// Writes the result of a command that has more to do, and returns whether that has not failed.
///
/// A failure is reported, and does not end the program. If the reader is gone, that is no failure.
func writeResult(_ text: String) -> Bool {
    let error = write(Array(text.utf8), to: STDOUT_FILENO, patience: -1)
    if error == 0 || error == EPIPE { return true }
    warn(ofOutput: error)
    return false
}

/// Writes to standard error, and returns whether all was written.
///
/// - Parameter patience: For how many milliseconds to wait until it takes something.
func writeToStandardError(_ text: String, patience: Int32) -> Bool {
    write(Array(text.utf8), to: STDERR_FILENO, patience: patience) == 0
}

/// Writes all bytes to a descriptor, and waits for a slow reader.
///
/// - Parameter patience: For how many milliseconds to wait at a time, or -1 without end.
///
/// With limited patience it writes little at a time, and only when the descriptor is ready. Pipes
/// that are ready take `PIPE_BUF` bytes without blocking, also if the descriptor blocks, and
/// terminals take a line.
///
/// Returns 0, or the code of the error that stopped it.
private func write(_ bytes: [UInt8], to descriptor: Int32, patience: Int32) -> Int32 {
    let isLimited = patience >= 0
    let most = isLimited ? Int(PIPE_BUF) : bytes.count
    var mustWait = isLimited
    var written = 0
    while written < bytes.count {
        if mustWait {
            var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let ready = poll(&request, 1, patience)
            if ready == 0 { return EAGAIN }
            if ready < 0 {
                if errno != EINTR { return errno }
                continue
            }
        }
        mustWait = isLimited
        let count = bytes[written...].prefix(most).withUnsafeBytes {
            write(descriptor, $0.baseAddress, $0.count)
        }
        if count >= 0 {
            written += count
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
            mustWait = true
        } else if errno != EINTR {
            return errno
        }
    }
    return 0
}

/// Ends the program.
///
/// Commands, which have a static method `exit`, throw the status instead.
func endProgram(_ status: ExitCode) -> Never {
    exit(status.rawValue)
}

/// Reports an error as one line on standard error and exits.
func fail(_ message: String, status: ExitCode = .failure) -> Never {
    warn(message)
    exit(status.rawValue)
}

/// Prints a message as one line on standard error.
///
/// Long messages are shortened, and control characters are escaped, as the message may quote input.
///
/// - Parameter isOverProgress: Whether the line may be in the place of a line of progress.
func warn(_ message: String, overProgress isOverProgress: Bool = false) {
    // Count code points, as one character may have any number of them.
    let scalars = Array(message.unicodeScalars)
    let shown = scalars.count <= 1000 ? scalars : scalars.prefix(500) + ["…"] + scalars.suffix(500)
    let line = shown.map {
        $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
    }.joined()
    let start = isOverProgress ? ProgressLine.clearing : ""
    _ = writeToStandardError("\(start)pikit: \(line)\n", patience: 1000)
}

private func warn(ofOutput error: Int32) {
    warn("cannot write to standard output: \(String(cString: strerror(error)))")
}

/// Reports the reasons for fallbacks in one line, if there are any.
func warn(ofFallbacks reasons: [String]) {
    if !reasons.isEmpty { warn(reasons.joined(separator: "; ")) }
}
