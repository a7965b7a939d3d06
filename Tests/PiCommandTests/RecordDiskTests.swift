#if os(Linux)
    import Foundation
    import PiKit
    import Testing

    @Suite(
        "The file system of a record", .serialized,
        .enabled(if: Command.mayMount, "only root may mount file systems"))
    struct RecordDiskTests {
        @Test("that is read-only is reported before anything is computed")
        func readOnly() throws {
            let folder = try Folder()
            let command = try Command.shell(
                """
                mkdir disk; exec unshare -m sh -c '
                mount -t tmpfs tmpfs disk; pikit --samples 1000 --seed 42 --record disk/run.json >out
                mount -o remount,ro disk
                pikit --samples 1e15 --record disk/run.json'
                """, in: folder.path)
            #expect(command.failed(1, "Read-only file system"), "\(command)")
        }

        @Test("that is full ends neither the run nor the record that was written last")
        func full() throws {
            let folder = try Folder()
            // A page for each file: there is none for a second record beside the first.
            let command = try Command.shell(
                """
                mkdir disk; exec unshare -m sh -c '
                mount -t tmpfs -o size=8k tmpfs disk; echo full > disk/other
                pikit --samples 1000 --seed 42 --record disk/run.json > first; cp disk/run.json .
                PIKIT_KERNEL=plain pikit --samples 1e8 --workers 1 --json \
                    --record disk/run.json --record-every 0.001
                status=$?; cmp disk/run.json run.json; rm disk/other
                pikit --samples 1e8 --record disk/run.json > second
                cp disk/run.json .; exit $status'
                """, in: folder.path)
            #expect(command.status == 1)
            let lines = command.errors.split(separator: "\n")
            try #require(lines.count == 2, "\(command.errors)")
            let reason = "run.json': No space left on device"
            #expect(
                lines[0].hasPrefix("pikit: ") && lines[0].hasSuffix("\(reason); the run goes on"))
            #expect(lines[1].hasPrefix("pikit: ") && lines[1].hasSuffix(reason))
            let whole = try Command.pikit("--samples", "1e8", "--seed", "42", "--json").record()
            #expect(try command.record().agrees(with: whole))
            #expect(try folder.record(in: "run.json").agrees(with: whole))
        }

        @Test("that is full when a signal ends the run is reported, and the estimate is printed")
        func fullAtSignal() throws {
            let folder = try Folder()
            let command = try Command.shell(
                """
                mkdir disk; exec unshare -m sh -c '
                mount -t tmpfs -o size=4k tmpfs disk; echo full > disk/other
                pikit --samples 1e14 --seed 42 --record disk/run.json --record-every 0.001 2> errors &
                until [ -s errors ]; do sleep 0.01; done
                kill $!; wait $!'
                """, in: folder.path)
            #expect(command.status == 1)
            #expect(command.output.hasPrefix("π ≈ 3.1"))
            let lines = try folder.text(of: "errors").split(separator: "\n")
            try #require(lines.count == 2)
            #expect(lines[0].hasSuffix("run.json': No space left on device; the run goes on"))
            #expect(lines[1].hasPrefix("pikit: interrupted by SIGTERM; cannot write '"))
            #expect(lines[1].hasSuffix("run.json': No space left on device"))
        }
    }
#endif
