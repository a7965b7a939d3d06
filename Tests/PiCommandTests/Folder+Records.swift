import Foundation
import PiKit

extension Folder {
    /// The record of π in a file.
    func record(in file: String) throws -> PiRecord {
        try PiRecord(json: Data(contentsOf: URL(filePath: path + file)))
    }

    /// The names of all files, also hidden ones, in order.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}

extension Command {
    /// The record that the program has printed.
    func record() throws -> PiRecord {
        try PiRecord(json: Data(output.utf8))
    }

    /// Whether the program has failed with this status, printed nothing, and reported one line with
    /// this text.
    func failed(_ status: Int32, _ part: String) -> Bool {
        self.status == status && output.isEmpty && errors.hasPrefix("pikit: ")
            && errors.firstIndex(of: "\n") == errors.indices.last && errors.contains(part)
    }

    /// Whether this user may mount file systems in a name space of its own.
    static let mayMount =
        (try? shell("unshare -m mount -t tmpfs tmpfs /mnt"))?.status == 0
}

extension Record {
    /// What a record of the same samples must have too, however they were computed.
    func agrees(with other: Record) -> Bool {
        plan == other.plan && problem == other.problem && coverage == other.coverage
            && total == other.total && estimate == other.estimate
    }
}
