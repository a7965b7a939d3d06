import Foundation

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
func writeToStandardOutput(_ text: String, orEndWith status: Int32 = EXIT_SUCCESS) {
    writeToStandardOutput(Array(text.utf8), orEndWith: status)
}

/// Writes bytes as `writeToStandardOutput(_:)` writes text.
func writeToStandardOutput(_ bytes: [UInt8], orEndWith status: Int32 = EXIT_SUCCESS) {
    switch write(bytes, to: STDOUT_FILENO, patience: -1) {
    case 0: return
    case EPIPE: exit(status)
    case let error:
        fail(
            "cannot write to standard output: \(String(cString: strerror(error)))",
            status: EXIT_FAILURE)
    }
}

/// Writes all bytes to a descriptor, and waits for a slow reader if the descriptor does not block.
///
/// - Parameter patience: For how many milliseconds to wait at a time, or -1 without end.
///
/// Returns 0, or the code of the error that stopped it.
private func write(_ bytes: [UInt8], to descriptor: Int32, patience: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes {
            Foundation.write(descriptor, $0.baseAddress, $0.count)
        }
        if count >= 0 {
            written += count
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
            var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let ready = poll(&request, 1, patience)
            if ready == 0 { return EAGAIN }
            if ready < 0 && errno != EINTR { return errno }
        } else if errno != EINTR {
            return errno
        }
    }
    return 0
}

/// Reports an error as one line on standard error and exits.
func fail(_ message: String, status: Int32) -> Never {
    warn(message)
    exit(status)
}

/// Prints a message as one line on standard error.
///
/// Long messages are shortened, and control characters are escaped, as the message may quote input.
func warn(_ message: String) {
    let shown = message.count <= 1000 ? message : message.prefix(500) + "…" + message.suffix(500)
    let line = shown.unicodeScalars.map {
        $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
    }.joined()
    _ = write(Array("pikit: \(line)\n".utf8), to: STDERR_FILENO, patience: 1000)
}

/// Reports the reasons for fallbacks in one line, if there are any.
func warn(ofFallbacks reasons: [String]) {
    if !reasons.isEmpty { warn(reasons.joined(separator: "; ")) }
}
