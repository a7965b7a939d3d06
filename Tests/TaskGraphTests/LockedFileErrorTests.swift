import Foundation
import TaskGraph
import Testing

@Suite("A locked file that cannot be had")
struct LockedFileErrorTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    /// Expects one clear line, and returns it without the folder.
    private func message(_ body: () throws -> Void) throws -> String {
        let error = try #require(throws: GraphError.self, performing: body)
        #expect(error.code == .file)
        #expect(!error.description.contains("\n"))
        return error.description.replacingOccurrences(of: folder.path, with: "")
    }

    @Test(
        "is refused for what is in its place",
        arguments: [
            ("mkdir x", "x", "cannot write 'x': it is a folder; give the name of a file"),
            (
                "mkdir y; ln -s y x", "x",
                "cannot write 'x': it is a folder; give the name of a file"
            ),
            ("mkfifo x", "x", "cannot write 'x': it is not a regular file; give the name of one"),
            (
                "true", "/dev/null",
                "cannot write '/dev/null': it is not a regular file; give the name of one"
            ),
            ("touch x", "x/y", "cannot write 'x/y': Not a directory"),
            ("true", "x/", "cannot write 'x/': give the name of a file, not of a folder"),
            ("true", "x/y", "cannot write 'x/y': its folder 'x/' is missing"),
            ("ln -s none/y x", "x", "cannot write 'x': its folder 'none/' is missing"),
            ("ln -s x x", "x", "cannot write 'x': Too many levels of symbolic links"),
            ("true", "x\0y", "cannot write 'x\0y': Invalid argument"),
            (
                "mkdir .x.lock", "x",
                "cannot lock 'x' with the file '.x.lock': Is a directory"
            ),
        ])
    func place(preparation: String, name: String, expected: String) throws {
        try folder.shell(preparation)
        let before = try folder.names
        let path = name.hasPrefix("/") ? name : folder.path + name
        #expect(try message { _ = try LockedFile(path) } == expected)
        #expect(try folder.names == before)
    }

    @Test("is refused with an empty name")
    func emptyName() throws {
        #expect(
            try message { _ = try LockedFile("") }
                == "cannot write '': give the name of a file, not of a folder")
    }

    @Test("is refused if its name leaves no room for that of its lock file")
    func longName() throws {
        for count in [250, 255, 256] {
            let name = String(repeating: "n", count: count)
            #expect(
                try message { _ = try LockedFile(folder.path + name) }
                    .hasSuffix("': File name too long"))
        }
        let name = String(repeating: "n", count: 249)
        try LockedFile(folder.path + name).write([1])
        #expect(try folder.names == [name])
    }

    @Test("is neither read nor replaced if something else has taken its place")
    func replaced() throws {
        for (command, kind) in [
            ("mkdir x", "a folder"), ("mkfifo x", "not a regular file"),
            ("ln -s y x; echo y > y", "not a regular file"),
        ] {
            let file = try LockedFile(folder.path + "x")
            try file.write([1])
            try folder.shell("rm x; \(command)")
            let names = try folder.names
            #expect(try message { _ = try file.read() }.hasPrefix("cannot read 'x': it is \(kind)"))
            #expect(
                try message { try file.write([2]) }.hasPrefix("cannot write 'x': it is \(kind)"))
            #expect(try folder.names == names)
            try folder.shell("rm -r x")
        }
    }

    @Test("keeps its old bytes on a full disk", .enabled(if: TestFolder.canMount))
    func fullDisk() throws {
        let disk = try TestFolder(mounting: "size=64k")
        defer { withExtendedLifetime(disk) {} }
        let path = disk.path + "run.json"
        let file = try LockedFile(path)
        let old = [UInt8](repeating: 1, count: 10_000)
        try file.write(old)
        let error = #expect(throws: GraphError.self) {
            try file.write([UInt8](repeating: 2, count: 100_000))
        }
        #expect(error?.description == "cannot write '\(path)': No space left on device")
        #expect(try file.read() == old)
        #expect(try disk.names == [".run.json.lock", "run.json"])
        try file.write([3])
        #expect(try file.read() == [3])
    }

    @Test("is refused on a disk that is read-only", .enabled(if: TestFolder.canMount))
    func readOnlyDisk() throws {
        let disk = try TestFolder(mounting: "size=64k")
        defer { withExtendedLifetime(disk) {} }
        try disk.write("before", to: "old.json")
        try #require(try disk.shell("mount -o remount,ro .") == 0)
        for name in ["old.json", "new.json"] {
            let path = disk.path + name
            let error = #expect(throws: GraphError.self) { try LockedFile(path) }
            #expect(error?.description == "cannot write '\(path)': Read-only file system")
        }
        #expect(try disk.names == ["old.json"])
    }

    @Test("is refused where permissions forbid it")
    func permissions() async throws {
        try folder.shell(
            """
            chmod 755 .; mkdir closed; chmod 555 closed; mkdir open; chmod 777 open
            cd open; touch readonly secret .x.lock; chmod 444 readonly .x.lock; chmod 222 secret
            """)
        await #expect(processExitsWith: .success) { [folder = folder.path as String] in
            CurrentProcess.dropPrivileges()
            func message(_ body: () throws -> Void) throws -> String {
                let error = try #require(throws: GraphError.self, performing: body)
                return error.description.replacingOccurrences(of: folder, with: "")
            }
            #expect(
                try message { _ = try LockedFile(folder + "closed/x") }
                    == "cannot write 'closed/x': its folder 'closed/' must be readable and writable"
            )
            #expect(
                try message { _ = try LockedFile(folder + "open/readonly") }
                    == "cannot write 'open/readonly': Permission denied")
            let file = try LockedFile(folder + "open/secret")
            #expect(
                try message { _ = try file.read() }
                    == "cannot read 'open/secret': Permission denied")
            #expect(
                try message { _ = try InputFile.read(folder + "open/secret") }
                    == "cannot read 'open/secret': Permission denied")
            // The lock file of another user's killed process does not stand in the way.
            #expect(try LockedFile(folder + "open/x").isLocked)
        }
        #expect(
            try folder.shell("cd open; test \"$(ls -A | tr '\\n' ' ')\" = 'readonly secret '")
                == 0)
    }
}
