#if os(Linux)
    import Foundation
    import TaskGraph
    import Testing

    @Suite("A locked file on a system that refuses calls")
    struct LockedFileSystemTests {
        private let folder: TestFolder

        init() throws {
            folder = try TestFolder()
        }

        @Test(
            "is used without a lock where there are none",
            arguments: [ENOSYS, EOPNOTSUPP, ENOLCK])
        func noLocks(error: Int32) async throws {
            try folder.write("", to: ".other.json.lock")
            await #expect(processExitsWith: .success) {
                [path = folder.path + "run.json" as String, error = error as Int32] in
                CurrentProcess.refuse(.flock, with: error)
                let file = try LockedFile(path)
                let other = try LockedFile(path)
                #expect(!file.isLocked && !other.isLocked)
                // A lock file that was there may belong to a process that has the lock.
                #expect(try !LockedFile(path.replacing("run", with: "other")).isLocked)
                try file.write([1])
                try other.write([2])
                #expect(try file.read() == [2])
                // Nothing keeps them from writing at the same time. The file is whole all the same.
                let texts = (0..<8).map { [UInt8](repeating: $0, count: 100_000) }
                let files = try texts.map { _ in try LockedFile(path) }
                let log = Log()
                DispatchQueue.concurrentPerform(iterations: 8) { index in
                    for _ in 0..<20 {
                        do {
                            try files[index].write(texts[index])
                            let bytes = try files[index].read()
                            if !texts.contains(bytes ?? []) { log.append("mixture") }
                        } catch {
                            log.append("\(error)")
                        }
                    }
                }
                #expect(log.entries == [])
            }
            #expect(try folder.names == [".other.json.lock", "run.json"])
        }

        @Test("is refused if the lock fails for another reason")
        func lockFails() async throws {
            await #expect(processExitsWith: .success) {
                [path = folder.path + "run.json" as String] in
                CurrentProcess.refuse(.flock, with: EIO)
                let error = #expect(throws: GraphError.self) { try LockedFile(path) }
                #expect(error?.description.hasSuffix(".run.json.lock': Input/output error") == true)
            }
        }

        @Test("keeps its old bytes if the disk does not confirm the new ones")
        func syncFails() async throws {
            await #expect(processExitsWith: .success) {
                [path = folder.path + "run.json" as String] in
                let file = try LockedFile(path)
                try file.write([1])
                CurrentProcess.refuse(.fsync, with: EIO)
                let error = #expect(throws: GraphError.self) { try file.write([2]) }
                #expect(error?.description == "cannot write '\(path)': Input/output error")
                #expect(try file.read() == [1])
            }
            #expect(try folder.names == ["run.json"])
        }
    }
#endif
