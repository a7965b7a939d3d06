import ArgumentParser
import PiKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The options that keep the record of a run.
struct RecordOptions: ParsableArguments {
    @Option(
        name: .customLong("record"), parsing: .unconditional,
        help: ArgumentHelp(
            "Keep the record of the run in this file, and go on from it if it exists; '-' prints it.",
            valueName: "file"),
        completion: .file(), transform: parseRecordFile)
    private var name: String?

    @Option(
        name: .customLong("record-every"), parsing: .unconditional,
        help: ArgumentHelp(
            "The seconds between two records while the run is under way. (default: 30)",
            valueName: "seconds"),
        transform: parseRecordInterval)
    private var interval: Duration?

    /// Whether the record is to be printed.
    var isPrinted: Bool { name == "-" }

    /// The name of the file, if there is one.
    var file: String? { isPrinted ? nil : name }

    /// Locks the file and reads it.
    ///
    /// Throws what ``OpenStore`` throws.
    func open() throws -> OpenStore<Circle>? {
        guard let file else { return nil }
        let store = try OpenStore<Circle>(
            RecordStore(recordURL(file), every: interval ?? .seconds(30)))
        warn(ofMissingLock: store, file)
        return store
    }

    func validate() throws {
        if interval != nil && file == nil {
            throw ValidationError("give --record-every together with --record and a file")
        }
    }
}

/// The URL of a record's file, whose name is taken literally: `URL` would make the home folder of "~".
func recordURL(_ file: String) -> URL {
    URL(filePath: file.hasPrefix("~") ? "./" + file : file)
}

/// Reports that nothing keeps other processes off a record, if so.
func warn(ofMissingLock store: OpenStore<Circle>, _ file: String) {
    guard !store.isLocked else { return }
    warn("the file system of '\(file)' has no locks: let no other process write this record")
}
