internal import TaskGraph

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A record's file that this process has locked, with the record that it held when it was opened.
package final class OpenStore<P: Problem>: Sendable {
    /// The record, or `nil` if there was no file.
    package let record: Record<P>?

    /// Whether other processes are kept off the file, which some file systems cannot do.
    package var isLocked: Bool { file.isLocked }

    let interval: Duration
    let file: LockedFile

    /// Locks the file, and reads it if it exists.
    ///
    /// Throws ``PiKitError`` with the code `file` if the file is in use, cannot be read, or cannot be
    /// written later, and what ``Record/init(json:)`` throws.
    package init(_ store: RecordStore) throws(PiKitError) {
        interval = store.interval
        let file = try PiKitError.onFile { () throws(GraphError) in
            try LockedFile(store.url.path)
        }
        self.file = file
        let bytes = try PiKitError.onFile { () throws(GraphError) in try file.read() }
        let name = "'\(store.url.path)'"
        record = if let bytes { try Record(json: Data(bytes), from: name) } else { nil }
    }

    /// Lets other runs use the file from now on.
    package func close() {
        file.unlock()
    }

    /// Replaces the record in the file.
    ///
    /// Throws ``PiKitError`` with the code `file` if the file cannot be written. It is then as it was.
    package func write(_ record: Record<P>) throws(PiKitError) {
        try file.write(record)
    }
}
