import Foundation
import Synchronization
import TaskGraph
import Testing

@Suite("A locked file")
struct LockedFileTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    private var path: String { folder.path + "run.json" }

    /// A text of this number that fills many portions of a reader or writer.
    private static func text(_ number: Int) -> [UInt8] {
        Array(String(repeating: "\(number % 10)", count: 300_000 + 1000 * (number % 10)).utf8)
    }

    /// Whether the bytes are one of these texts from the first to the last.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        return bytes == text(Int(first) - 48)
    }

    @Test("is missing at first, then holds what was written last, and makes no file but its lock")
    func roundTrip() throws {
        let file = try LockedFile(path)
        #expect(file.path == path)
        #expect(file.isLocked)
        #expect(try file.read() == nil)
        #expect(try folder.names == [".run.json.lock"])
        for bytes in [Self.text(1), [], Array(0...255)] {
            try file.write(bytes)
            #expect(try file.read() == bytes)
            #expect(try InputFile.read(path) == bytes)
        }
        #expect(try folder.names == [".run.json.lock", "run.json"])
    }

    @Test("leaves nothing behind but the file")
    func release() throws {
        try LockedFile(path).write([1])
        #expect(try folder.names == ["run.json"])
    }

    @Test("is seen as one of the texts that were written, never as a mixture")
    func whole() throws {
        let file = try LockedFile(path)
        try file.write(Self.text(0))
        let log = Log()
        let reader = Thread { [path] in
            while !Thread.current.isCancelled {
                guard let bytes = try? InputFile.read(path), Self.isWhole(bytes) else {
                    log.append("mixture")
                    break
                }
                log.append("whole")
            }
            log.append("end")
        }
        reader.start()
        var number = 0
        // Many readings overlap with many writings.
        while log.entries.count < 100 && !log.entries.contains("mixture") {
            number += 1
            try file.write(Self.text(number))
        }
        reader.cancel()
        wait { log.entries.last == "end" }
        #expect(number > 10 && !log.entries.contains("mixture"))
    }

    @Test("is written by one thread after another")
    func threads() throws {
        let file = try LockedFile(path)
        let log = Log()
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for number in 0..<20 {
                do {
                    try file.write(Self.text(thread + number))
                    guard let bytes = try file.read(), Self.isWhole(bytes) else {
                        log.append("mixture")
                        return
                    }
                } catch {
                    log.append("\(error)")
                }
            }
        }
        #expect(log.entries == [])
        #expect(try folder.names == [".run.json.lock", "run.json"])
    }

    @Test("keeps out other objects, by whatever path, as long as it is there")
    func exclusion() throws {
        try folder.shell("ln -s run.json link.json; mkdir sub; ln -s .. sub/up")
        let paths = [path, folder.path + "link.json", folder.path + "sub/up/run.json"]
        for path in paths {
            let file = try LockedFile(path)
            try file.write([7])
            for other in paths {
                let error = #expect(throws: GraphError.self) { try LockedFile(other) }
                #expect(error?.code == .file)
                #expect(
                    error?.description.hasPrefix("'\(other)' is in use by another process") == true)
            }
            // Another file in the folder is free.
            _ = try LockedFile(folder.path + "other.json")
            #expect(try file.read() == [7])
        }
        #expect(try folder.names == ["link.json", "run.json", "sub"])
    }

    @Test("is locked by one thread at a time where many take the lock and release it")
    func races() throws {
        let taken = Atomic(0)
        let clashes = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            for _ in 0..<10_000 {
                guard let file = try? LockedFile(path) else { continue }
                withExtendedLifetime(file) {
                    taken.add(1, ordering: .relaxed)
                    // A lock on a file that its former holder has removed would keep nobody out.
                    if (try? LockedFile(path)) != nil { clashes.add(1, ordering: .relaxed) }
                }
            }
        }
        #expect(taken.load(ordering: .relaxed) >= 4)
        #expect(clashes.load(ordering: .relaxed) == 0)
        #expect(try folder.names == [])
    }

    @Test("is refused while another process has locked it, and is free when that is killed")
    func process() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.arguments = [
            "-c", "exec 9>.run.json.lock; flock 9; echo half > .run.json.new; exec sleep 1000",
        ]
        try process.run()
        wait { (try? folder.text(of: ".run.json.new")) == "half\n" }
        let error = #expect(throws: GraphError.self) { try LockedFile(path) }
        #expect(error?.description.contains("is in use by another process") == true)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try folder.names == [".run.json.lock", ".run.json.new"])
        try LockedFile(path).write([1])
        #expect(try folder.names == ["run.json"])
    }

    @Test("is whole after its process was killed at any moment", arguments: 0..<4)
    func killed(round: Int) async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, round = round as Int] in
            let file = try LockedFile(path)
            Thread.detachNewThread {
                wait { access(path, F_OK) == 0 }
                usleep(UInt32(7919 * round))
                kill(getpid(), SIGKILL)
            }
            for number in 0... { try file.write(Self.text(number)) }
        }
        #expect(try folder.names.contains(".run.json.lock"))
        let file = try LockedFile(path)
        #expect(try Self.isWhole(file.read() ?? []))
        try file.write([1])
        #expect(try folder.names == [".run.json.lock", "run.json"])
    }

    @Test("is written no more if somebody removes its lock file")
    func lockFileRemoved() throws {
        var file: LockedFile? = try LockedFile(path)
        try file?.write([1])
        try folder.shell("rm .run.json.lock")
        let error = #expect(throws: GraphError.self) { try file?.write([2]) }
        #expect(error?.description.contains(".run.json.lock' was removed") == true)
        // It does not remove the lock file of its successor.
        let next = try LockedFile(path)
        file = nil
        #expect(throws: GraphError.self) { try LockedFile(path) }
        #expect(try next.read() == [1])
    }

    @Test("is reached through links, which stay, also if they lead to no file yet")
    func links() throws {
        try folder.shell("mkdir sub; ln -s sub/new.json a; ln -s a b; ln -s c c")
        do {
            let file = try LockedFile(folder.path + "b")
            #expect(try file.read() == nil)
            try file.write([1])
            try file.write([2])
            #expect(try InputFile.read(folder.path + "a") == [2])
            #expect(try folder.shell("test -L a && test -L b && test ! -L sub/new.json") == 0)
            #expect(try folder.names == ["a", "b", "c", "sub"])
        }
        #expect(throws: GraphError.self) { try LockedFile(folder.path + "c") }
    }

    @Test("is replaced by no way of links that others have put in its folder")
    func foreignLinks() throws {
        try folder.shell("echo other > other; ln -s other .run.json.new")
        try LockedFile(path).write([1])
        #expect(try folder.text(of: "other") == "other\n")
        #expect(try folder.names == ["other", "run.json"])
        try folder.shell("ln -s other .run.json.lock")
        let error = #expect(throws: GraphError.self) { try LockedFile(path) }
        #expect(error?.description.hasPrefix("cannot lock '\(path)'") == true)
        #expect(try folder.text(of: "other") == "other\n")
    }

    @Test("keeps its mode", arguments: [0o600, 0o640, 0o644, 0o666, 0o755])
    func mode(mode: Int) throws {
        try folder.write("before", to: "run.json")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        try LockedFile(path).write([1])
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == mode)
    }

    @Test("stays where it is if the working directory changes")
    func relativePath() async throws {
        try folder.shell("mkdir a b")
        await #expect(processExitsWith: .success) { [folder = folder.path as String] in
            #expect(chdir(folder + "a") == 0)
            let file = try LockedFile("run.json")
            #expect(chdir("../b") == 0)
            try file.write([1])
        }
        #expect(try folder.shell("test -f a/run.json && ! test -e b/run.json") == 0)
    }
}
