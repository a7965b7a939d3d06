internal import TaskGraph

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A file that keeps the record of a run, so that a later run can go on.
///
///     let store = RecordStore(URL(filePath: "price.json"))
///     let price = try await simulation.run(plan, store: store)
///
/// If the file exists, the run goes on from its record. While it runs, it writes the record again and
/// again, and once more when it ends. At any moment the file is a whole record: a new one is written
/// beside it, forced to the disk, and renamed. So a crash or a power failure loses no more than the work
/// since the last record.
///
/// The file is locked while a run uses it, by a file `.NAME.lock` in its folder. A run whose file another
/// process uses throws ``PiKitError`` with the code `file`.
public struct RecordStore: Hashable, Codable, Sendable {
    /// The file, to which links are followed.
    public let url: URL

    /// The least time between two records of a run.
    ///
    /// It is longer if a record takes long to write: records take at most a hundredth of the time.
    /// Workers report what they have done ten times a second, so a shorter time has no effect.
    public let interval: Duration

    /// A store.
    ///
    /// - Parameters:
    ///   - url: The URL of a file, which need not exist. Its folder must.
    ///   - interval: The least time between two records of a run, greater than 0.
    ///
    /// This does not look at the file.
    public init(_ url: URL, every interval: Duration = .seconds(30)) {
        precondition(interval > .zero, "the time between records must be greater than 0")
        self.url = url
        self.interval = interval
    }

    /// Reads the record, or returns `nil` if there is no file.
    ///
    /// Throws ``PiKitError`` with the code `file` if the file cannot be read, and what
    /// ``Record/init(json:)`` throws.
    public func read<P>(_ type: Record<P>.Type = Record<P>.self) throws(PiKitError) -> Record<P>? {
        let bytes: [UInt8]
        do throws(GraphError) {
            bytes = try InputFile.read(url.path)
        } catch {
            if (error.underlying as? POSIXError)?.code == .ENOENT { return nil }
            throw PiKitError(.file, error.description)
        }
        return try Record(json: Data(bytes), from: "'\(url.path)'")
    }

    /// Replaces the record.
    ///
    /// When this returns, the record survives a power failure.
    ///
    /// Throws ``PiKitError`` with the code `file` if the file is in use or cannot be written. It is
    /// then as it was.
    public func write<P>(_ record: Record<P>) throws(PiKitError) {
        let file = try PiKitError.onFile { () throws(GraphError) in try LockedFile(url.path) }
        try file.write(record)
    }
}
