#if os(Linux)
    import Foundation
    import PiKit
    import Testing

    // One after another, as each keeps a processor busy.
    @Suite("A signal", .serialized)
    struct SignalTests {
        /// A run that takes hours.
        private static let run = "pikit --samples 1e14 --seed 42 --workers 1"

        @Test("from Ctrl-C ends the run with the estimate so far, which is that of so many samples")
        func controlC() throws {
            let folder = try Folder()
            let terminal = try Terminal(
                """
                cd '\(folder.path)'
                exec \(Self.run) --json --timeline t.svg --trace t.json > record.json
                """)
            #expect(terminal.read(until: Terminal.update))
            terminal.press(.controlC)
            #expect(terminal.end() == 130)
            // The last line of the terminal is the note. The progress and the echo of the key are gone.
            let lines = Screen(terminal.text).lines
            let note = /pikit: interrupted by SIGINT; (\d+) of 1\d+ samples are done; .*--record/
            let found = try #require(lines.last?.wholeMatch(of: note))
            #expect(lines.filter { $0.contains("%") || $0.contains("^C") }.isEmpty)

            let object = try #require(
                JSONSerialization.jsonObject(with: Data(folder.text(of: "record.json").utf8))
                    as? [String: Any])
            let tally = try #require(object["tally"] as? [String: Int])
            let done = try #require(tally["samples"])
            #expect(String(done) == found.1)
            // A single worker does the first samples.
            #expect(object["covered"] as? [[Int]] == [[0, done]])
            let same = try Command.shell("pikit --samples \(done) --seed 42 --json")
            let record = try JSONDecoder().decode(PiRecord.self, from: Data(same.output.utf8))
            #expect(tally["hits"] == record.estimate.tally.hits)

            let timeline = try folder.text(of: "t.svg")
            #expect(timeline.hasPrefix("<svg") && timeline.hasSuffix("</svg>\n"))
            #expect(timeline.contains("count hits"))
            let trace = try JSONSerialization.jsonObject(
                with: Data(folder.text(of: "t.json").utf8))
            #expect(trace is [String: Any] || trace is [Any])
        }

        @Test("ends the run with a report of what is done")
        func terminate() throws {
            let terminal = try Terminal(columns: 132, "exec \(Self.run)")
            #expect(terminal.read(until: Terminal.update))
            terminal.send(SIGTERM)
            #expect(terminal.end() == 143)
            let lines = Screen(terminal.text).lines.filter { !$0.contains("this run takes") }
            #expect(lines.count == 10)
            #expect(lines[0].hasPrefix("π ≈ 3.1"))
            #expect(lines[3].contains(/samples +[\d ]+ of 100 000 000 000 000, hits \d/))
            #expect(lines[5] == "    ended by    interrupted")
            #expect(lines[9].hasPrefix("pikit: interrupted by SIGTERM; "))
        }

        @Test("that the terminal is gone ends the run, whose results are still written")
        func hangUp() throws {
            let folder = try Folder()
            let line = "cd '\(folder.path)'; exec \(Self.run) --timeline t.svg"
            for output in ["", " > report"] {
                let terminal = try Terminal(line + output)
                #expect(terminal.read(until: Terminal.update))
                terminal.hangUp()
                #expect(terminal.endUnread() == 129)
                #expect(try folder.text(of: "t.svg").hasSuffix("</svg>\n"))
                try FileManager.default.removeItem(atPath: folder.path + "t.svg")
            }
            #expect(try folder.text(of: "report").hasPrefix("π ≈ 3.1"))
        }

        @Test("that nobody reads the output any more does not keep the pictures from being drawn")
        func readerGone() throws {
            let folder = try Folder()
            // `true` has ended when the signal comes, as other programs that Ctrl-C reaches have.
            let terminal = try Terminal(
                "cd '\(folder.path)'; mkfifo f; true < f & exec \(Self.run) --timeline t.svg > f")
            #expect(terminal.read(until: Terminal.update))
            terminal.send(SIGINT)
            #expect(terminal.end() == 130)
            #expect(terminal.text.contains("interrupted by SIGINT"))
            #expect(!terminal.text.contains("cannot write"))
            #expect(try folder.text(of: "t.svg").hasSuffix("</svg>\n"))
        }

        @Test(
            "after another one ends the program at once, though its output waits for a reader",
            arguments: [(SIGINT, SIGINT), (SIGTERM, SIGINT), (SIGHUP, SIGTERM)])
        func second(first: Int32, second: Int32) throws {
            let folder = try Folder()
            // The pipe is full, and the program itself holds the end that nobody reads.
            let terminal = try Terminal(
                """
                cd '\(folder.path)'; mkfifo f; exec 3<> f; head -c 65536 /dev/zero >&3
                exec pikit --samples 1e12 --seed 42 --workers 1 >&3
                """)
            #expect(terminal.read(until: Terminal.update))
            terminal.send(first)
            // The program takes the line away when it has ended the run.
            #expect(terminal.read(until: /left\u{1B}\[K\r\u{1B}\[K/))
            // The same signal soon after counts as the first one.
            while terminal.isRunning {
                terminal.send(second)
                usleep(20_000)
            }
            #expect(terminal.endUnread() == 128 + second)
            #expect(!terminal.text.contains("interrupted"))
        }

        @Test(
            "is answered by 128 workers",
            arguments: [
                "mt19937 --samples 1e14", "ranlxs0 --samples 1e14", "taus2 --samples 1e14",
                "minstd --samples 1e9",
            ])
        func manyWorkers(generator: String) throws {
            let terminal = try Terminal(
                "exec pikit --workers 128 --seed 42 --generator \(generator) --progress never")
            // The main thread and the one that waits for signals, and workers. Where processors are
            // few, the last of the 128 begin much later.
            #expect(terminal.waitForThreads(generator.hasPrefix("minstd") ? 3 : 18))
            terminal.send(SIGINT)
            #expect(terminal.end() == 130)
            #expect(terminal.text.contains("interrupted by SIGINT"))
        }

        @Test("that comes before any sample is done leaves no estimate")
        func early() throws {
            // The signal waits for the program when it starts, and nearly always comes first.
            let command = try Command.shell(
                """
                exec perl -e 'use POSIX;
                sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGTERM)); kill TERM => $$; exec @ARGV
                ' \(Self.run)
                """)
            #expect(command.status == 143)
            let note = /pikit: interrupted by SIGTERM; (\d+) of 100000000000000 samples .*\n/
            let done = try #require(command.errors.wholeMatch(of: note)).1
            #expect(command.output.isEmpty == (done == "0"))
        }

        @Test("that is sent twice, as timeout does, is one signal")
        func timeout() throws {
            let command = try Command.shell(
                "timeout --preserve-status 0.5 \(Self.run) --progress never")
            #expect(command.status == 143)
            #expect(command.output.hasPrefix("π ≈ 3.1"))
            #expect(command.errors.contains("interrupted by SIGTERM"))
        }

        @Test("that the program was told to ignore stays ignored, as under nohup")
        func ignored() throws {
            let terminal = try Terminal("trap '' INT HUP; exec \(Self.run)")
            #expect(terminal.read(until: Terminal.update))
            terminal.press(.controlC)
            terminal.send(SIGHUP)
            let updates = terminal.text.matches(of: Terminal.update).count
            while terminal.text.matches(of: Terminal.update).count < updates + 2 {
                try #require(terminal.readMore())
            }
            terminal.send(SIGTERM)
            #expect(terminal.end() == 143)
            #expect(terminal.text.contains("interrupted by SIGTERM"))
        }

        @Test(
            "ends the run where /proc is not mounted",
            .enabled(if: ProcessTests.mayUnmount, "only root may unmount /proc"))
        func noProc() throws {
            let terminal = try Terminal(
                "exec unshare -m sh -c 'umount -l /proc; exec \(Self.run)'")
            #expect(terminal.read(until: Terminal.update))
            terminal.press(.controlC)
            #expect(terminal.end() == 130)
            #expect(terminal.text.contains("interrupted by SIGINT"))
        }

        @Test(
            "ends other commands as it ends any program",
            arguments: ["stream --raw", "recipe --minute 1"])
        func otherCommands(command: String) throws {
            let killed = try Command.shell(
                "(sleep 0.3; kill -TERM $$) & exec pikit \(command) > /dev/null")
            #expect(killed.status == -1)
            #expect(killed.errors.isEmpty)
        }
    }
#endif
