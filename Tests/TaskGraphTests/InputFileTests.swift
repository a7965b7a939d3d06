import Foundation
import TaskGraph
import Testing

@Suite("A file that is read")
struct InputFileTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test("is read to its end, whatever its length", arguments: [0, 1, 1 << 18, 1_000_003])
    func lengths(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 8) }
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "x"))
        try folder.shell("ln -s x y")
        #expect(try InputFile.read(folder.path + "x") == bytes)
        #expect(try InputFile.read(folder.path + "y") == bytes)
        #expect(try InputFile.read(folder.path + "x", atMost: count) == bytes)
    }

    @Test("may be a pipe, and signals do not end the reading")
    func pipe() throws {
        // A handler without SA_RESTART, so that a signal interrupts calls that wait.
        var action = sigaction()
        #if os(Linux)
            action.__sigaction_handler.sa_handler = { _ in }
        #else
            action.__sigaction_u.__sa_handler = { _ in }
        #endif
        sigaction(SIGUSR2, &action, nil)
        try folder.shell("mkfifo pipe")
        let path = folder.path + "pipe"
        let log = Log()
        Thread.detachNewThread {
            // Threads that Dispatch makes block signals, and so do the threads that those make.
            var signals = sigset_t()
            sigemptyset(&signals)
            sigaddset(&signals, SIGUSR2)
            pthread_sigmask(SIG_UNBLOCK, &signals, nil)
            let reader = pthread_self()
            // The reader waits, first for a writer that opens the pipe, then for its bytes.
            Thread.detachNewThread {
                func interrupt() {
                    for _ in 0..<20 {
                        usleep(5000)
                        pthread_kill(reader, SIGUSR2)
                    }
                }
                interrupt()
                // Reading too, it waits for no reader.
                let pipe = open(path, O_RDWR)
                for text in ["one", "two"] {
                    interrupt()
                    _ = write(pipe, text, 3)
                }
                close(pipe)
                log.append("closed")
            }
            let bytes = try? InputFile.read(path)
            // The writer signals this thread, which must not end before.
            wait { log.entries == ["closed"] }
            log.append(bytes.map { String(decoding: $0, as: UTF8.self) } ?? "interrupted")
        }
        wait { log.entries.count == 2 }
        #expect(log.entries.last == "onetwo")
    }

    @Test("is refused if it is longer than the limit")
    func limit() throws {
        try folder.shell("truncate -s 2147483649 large; truncate -s 11 small")
        for (path, limit) in [(folder.path + "small", 10), ("/dev/zero", 1_000_000)] {
            let error = #expect(throws: GraphError.self) {
                try InputFile.read(path, atMost: limit)
            }
            #expect(error?.description == "cannot read '\(path)': it has more than \(limit) bytes")
        }
        let large = folder.path + "large"
        let refusals = [
            #expect(throws: GraphError.self) { try InputFile.read(large) },
            #expect(throws: GraphError.self) { try LockedFile(large).read() },
        ]
        for error in refusals {
            #expect(error?.code == .file)
            #expect(
                error?.description == "cannot read '\(large)': it has more than 2147483648 bytes")
        }
    }

    @Test("is refused if it is missing or a folder")
    func unreadable() throws {
        for (name, reason) in [
            ("none", "No such file or directory"), ("", "Is a directory"),
        ] {
            let path = folder.path + name
            let error = #expect(throws: GraphError.self) { try InputFile.read(path) }
            #expect(error?.code == .file)
            #expect(error?.description == "cannot read '\(path)': \(reason)")
        }
    }
}
