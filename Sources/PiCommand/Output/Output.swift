import Foundation

/// Encodes a value as one line of JSON with its keys in alphabetical order.
func encodeJSON(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

/// Writes the program's result.
///
/// If its reader has gone, as in `pikit | head -0`, the program ends there and then, with success,
/// or `status`: the reader has all that it wanted. Any other failure is reported.
func writeToStandardOutput(_ text: String, orEndWith status: Int32 = EXIT_SUCCESS) {
    writeToStandardOutput(Array(text.utf8), orEndWith: status)
}

/// Writes bytes as `writeToStandardOutput(_:)` writes text.
func writeToStandardOutput(_ bytes: [UInt8], orEndWith status: Int32 = EXIT_SUCCESS) {
    switch write(bytes, to: STDOUT_FILENO) {
    case 0: return
    case EPIPE: exit(status)
    case let error:
        fail(
            "cannot write to standard output: \(String(cString: strerror(error)))",
            status: EXIT_FAILURE)
    }
}

/// Writes bytes to a descriptor, and waits where it does not block and its reader is slow.
///
/// Returns 0, or the code of the error at which it stopped.
private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes {
            Foundation.write(descriptor, $0.baseAddress, $0.count)
        }
        if count >= 0 {
            written += count
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
            var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&request, 1, -1) >= 0 || errno == EINTR else { return errno }
        } else if errno != EINTR {
            return errno
        }
    }
    return 0
}

/// Reports an error in one line on standard error and ends the program.
func fail(_ message: String, status: Int32) -> Never {
    warn(message)
    exit(status)
}

/// Reports something in one line on standard error, however long the values are that it quotes and
/// whatever characters are in them.
func warn(_ message: String) {
    let shown = message.count <= 1000 ? message : message.prefix(500) + "…" + message.suffix(500)
    let line = shown.unicodeScalars.map {
        $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
    }.joined()
    _ = write(Array("pikit: \(line)\n".utf8), to: STDERR_FILENO)
}
