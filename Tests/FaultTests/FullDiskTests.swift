#if os(Linux)
    import Foundation
    import PiKit
    import Testing

    /// A file system of 64 KiB in a mount namespace of its own.
    @Suite(
        "A run whose disk", .enabled(if: runsLongTests),
        .enabled(if: Folder.canMount, "only root may mount a disk"))
    struct FullDiskTests {
        private let folder: Folder

        init() throws {
            folder = try Folder()
        }

        /// Fills the disk when there is a record, and waits until the run says so or ends.
        ///
        /// The folder has the record of then in `before`, and that of the end in `after`. `disk` has
        /// the names of the files that are then on the disk.
        ///
        /// - Parameters:
        ///   - samples: The samples of the run, of which one worker makes some 5 · 10⁷ a second.
        ///   - commands: What the shell does when the run has said so. The run is stopped meanwhile.
        private func run(samples: Int, then commands: String) throws -> Program {
            try Program(
                "/usr/bin/env",
                [
                    "unshare", "-m", "sh", "-c",
                    """
                    cd '\(folder.path)'
                    mount -t tmpfs -o size=64k tmpfs /mnt || exit 99
                    PIKIT_KERNEL=plain pikit --samples \(samples) --seed 42 --workers 1 \
                        --record /mnt/run.json --record-every 0.1 2> errors &
                    {
                        while kill -0 $! && ! test -e /mnt/run.json; do sleep 0.01; done
                        # A record that was being written frees the space of the one before.
                        while kill -0 $! && ! grep -q space errors; do
                            cat /dev/zero >> /mnt/zeros; sleep 0.01
                        done
                        kill -STOP $!
                        cp /mnt/run.json before
                        \(commands)
                        kill -CONT $!
                    } 2> /dev/null
                    wait $!
                    status=$?
                    cp /mnt/run.json after
                    ls -A /mnt > disk
                    cat errors >&2
                    exit $status
                    """,
                ])
        }

        private func record(_ file: String) throws -> PiRecord? {
            try RecordStore(folder.url(of: file)).read()
        }

        private let line = "pikit: cannot write '/mnt/run.json': No space left on device"

        @Test("is full goes on, prints its estimate, fails, and leaves the last whole record")
        func full() throws {
            let program = try run(samples: 500_000_000, then: "")
            #expect(program.status == 1)
            #expect(program.output.contains("π ≈ 3.14"))
            #expect(program.output.contains(/samples +[1-9][0 ]+, hits \d/))
            #expect(program.errors == "\(line); the run goes on\n\(line)\n")
            #expect(try folder.data(of: "before") == folder.data(of: "after"))
            #expect(try record("after")?.isComplete == false)
            #expect(try folder.data(of: "disk") == Data("run.json\nzeros\n".utf8))
        }

        @Test("is full for a while ends with its whole record")
        func recovered() throws {
            let program = try run(samples: 500_000_000, then: "rm /mnt/zeros")
            #expect(program.status == 0)
            #expect(program.output.contains("π ≈ 3.14"))
            #expect(program.errors == "\(line); the run goes on\n")
            #expect(try record("before")?.isComplete == false)
            #expect(try record("after")?.isComplete == true)
            #expect(try folder.data(of: "disk") == Data("run.json\n".utf8))
        }
    }
#endif
