import Foundation
import PiKit
import Testing

/// How the program copes with the state of the process that it runs in.
@Suite("A process")
struct ProcessTests {
    #if os(Linux)
        /// Whether this process may create a mount namespace and unmount /proc in it.
        static let mayUnmount =
            (try? Command.shell("unshare -m umount -l /proc"))?.status == 0

        @Test(
            "reads its arguments where /proc is not mounted",
            .enabled(if: mayUnmount, "only root may unmount /proc"),
            arguments: [
                ("--bogus", 64, "", "Unknown option '--bogus'"),
                ("--samples 0", 64, "", "the least value is 1"),
                ("stream --seed 4357 --from 999 --count 1", 0, "1186927261\n", ""),
                ("--samples 1000 --seed 1 --workers 1", 0, "mt19937, seed 1\n", ""),
            ])
        func noProc(arguments: String, status: Int32, output: String, errors: String) throws {
            let command = try Command.shell(
                "unshare -m sh -c 'umount -l /proc && exec pikit \(arguments)'")
            #expect(command.status == status)
            #expect(command.output.hasSuffix(output))
            #expect(command.output.isEmpty == output.isEmpty)
            #expect(errors.isEmpty ? command.errors.isEmpty : command.errors.contains(errors))
        }

        @Test(
            "runs where /proc is not mounted, however long it waits for a processor",
            .enabled(if: mayUnmount, "to unmount /proc takes the rights of root"))
        func noProcUnderLoad() throws {
            // Dispatch traps there if it watches a thread of the global pool that has to wait, which
            // one run in fifty met.
            let command = try Command.shell(
                """
                export SWIFT_BACKTRACE=enable=no
                for i in 1 2 3 4; do yes >/dev/null & busy="$busy $!"; done
                unshare -m sh -c '
                    umount -l /proc
                    for run in $(seq 100); do
                        pikit --samples 1000 --seed 1 --workers 2 >/dev/null || echo failed $run
                    done'
                kill -9 $busy
                """)
            #expect(command.output.isEmpty)
        }

        @Test("ends where memory limits its threads", arguments: [24, 48, 128])
        func fewThreads(workers: Int) throws {
            let command = try Command.shell(
                "timeout 60 prlimit --as=500000000 pikit --samples 1e7 --seed 1 --workers \(workers)"
            )
            #expect(command.status == 0)
            #expect(command.output.contains("hits 7 853 "))
        }

        @Test("ends with status 1 if there is no memory")
        func noMemory() throws {
            let library = try PreloadedLibrary("no-memory")
            for arguments in ["--generator gfsr4 --samples 1000", "stream --generator gfsr4"] {
                let command = try Command.shell("LD_PRELOAD='\(library.path)' pikit \(arguments)")
                #expect(command.status == 1)
                #expect(command.output.isEmpty)
                #expect(command.errors.hasPrefix("pikit: there is no memory"))
                #expect(command.errors.split(separator: "\n").count == 1)
            }
        }
    #endif

    @Test(
        "reports that standard output is closed, and computes nothing",
        arguments: [
            "--samples 1e15", "stream", "generators", "recipe", "--help", "--version",
            "graph --samples 1000 <&-",
        ])
    func closedOutput(arguments: String) throws {
        let command = try Command.shell("pikit \(arguments) >&-")
        #expect(command.status == 1)
        #expect(command.errors == "pikit: standard output is closed\n")
    }

    @Test(
        "needs neither standard input nor standard error",
        arguments: ["<&-", "2>&-", "<&- 2>&-"])
    func closedOthers(redirections: String) throws {
        let folder = try Folder()
        let report = "pikit graph --samples 1e6 --seed 42 --workers 2"
        let expected = try Command.shell(report).output
        let command = try Command.shell(
            "\(report) --draw g.svg --timeline t.svg \(redirections)", in: folder.path)
        #expect(command.status == 0)
        #expect(command.output == expected)
        #expect(try folder.text(of: "t.svg").hasPrefix("<svg"))
        #expect(try folder.text(of: "g.svg").contains("calc_pi"))
        #expect(try Command.shell("pikit --bogus \(redirections)").status == 64)
    }

    @Test("waits for a slow reader if standard output does not block")
    func slowReader() throws {
        let arguments = "pikit stream --seed 1 --count 100000"
        let expected = try Command.shell(arguments).output
        let slow = Pipe()
        let writing = slow.fileHandleForWriting.fileDescriptor
        #expect(fcntl(writing, F_SETFL, fcntl(writing, F_GETFL) | O_NONBLOCK) == 0)
        // The reader begins once the pipe is full.
        let command = try Command.shell(
            arguments, output: slow, readingWhen: { available in available >= 1 << 16 })
        #expect(command.status == 0)
        #expect(command.errors.isEmpty)
        #expect(command.output == expected)
    }

    @Test("does not wait for a reader of errors who never reads")
    func fullErrors() throws {
        let errors = Pipe()
        let writing = errors.fileHandleForWriting.fileDescriptor
        #expect(fcntl(writing, F_SETFL, fcntl(writing, F_GETFL) | O_NONBLOCK) == 0)
        while write(writing, [UInt8](repeating: 0, count: 4096), 4096) > 0 {}
        let status = try Command.status(
            of: ["--samples", "x"], errorsTo: errors.fileHandleForWriting)
        #expect(status == 64)
    }
}
