import Foundation
import MonteCarlo
import Testing

/// A record's file in a folder of its own, and the samples that its last record had.
final class RecordFile<P: Problem> {
    let folder: Folder
    let path: String
    private let store: RecordStore
    /// The samples of the last record that was read.
    private(set) var covered: [Range<Int>] = []
    /// The number of records that had a block done in part.
    private(set) var openBlocks = 0
    /// The number of records that ``check()`` has found, without counting one twice.
    private(set) var records = 0

    init(_ type: P.Type = P.self) throws {
        folder = try Folder()
        path = folder.path + "run.json"
        store = RecordStore(folder.url(of: "run.json"))
    }

    /// Reads the record, which must be valid and have all samples that the last one had.
    ///
    /// Returns `nil` if there is no file. There must be one if there has been one before.
    @discardableResult
    func check() throws -> Record<P>? {
        let record: Record<P>? = try store.read()
        guard let record else {
            try #require(covered.isEmpty, "the record is gone")
            return nil
        }
        let isKept = covered.allSatisfy { old in
            record.covered.contains {
                $0.lowerBound <= old.lowerBound && old.upperBound <= $0.upperBound
            }
        }
        try #require(isKept, "\(covered) were done, and now \(record.covered)")
        guard record.covered != covered else { return record }
        covered = record.covered
        records += 1
        let size = record.plan.blockSize ?? 1
        if covered.contains(where: { !$0.upperBound.isMultiple(of: size) }) { openBlocks += 1 }
        return record
    }

    /// Removes the record, so that the next run begins anew.
    func remove() throws {
        try FileManager.default.removeItem(atPath: path)
        covered = []
    }

    /// Whether a killed process has left a new record that was not yet in place.
    var hasUnfinished: Bool {
        FileManager.default.fileExists(atPath: folder.path + ".run.json.new")
    }
}
