#if os(Linux)
    import Foundation
    import PiKit
    import Testing

    @Suite("A run with a record", .serialized)
    struct ResumeTests {
        @Test(
            "that a signal has ended goes on to the uninterrupted result by the command that it prints",
            arguments: [
                ("INT", 130, "--samples 500000000 --generator mt19937"),
                ("TERM", 143, "--samples 12000000 --generator ranlxs0"),
                ("HUP", 129, "--samples 2000000000 --shard 2/4 --generator mt19937"),
                ("INT", 130, "--target-error 0.00005 --generator taus2"),
            ])
        func signals(signal: String, status: Int, options: String) throws {
            let folder = try Folder()
            // Programs in the background of a shell ignore SIGINT unless told otherwise.
            let first = try Command.shell(
                """
                PIKIT_KERNEL=plain env --default-signal=INT,TERM,HUP \\
                    pikit \(options) --seed 42 --workers 2 --record "it's.json" --record-every 0.001 &
                until [ -e "it's.json" ]; do sleep 0.01; done
                kill -\(signal) $!; wait $!
                """, in: folder.path)
            #expect(first.status == Int32(status))
            let part = try folder.record(in: "it's.json")
            #expect(part.run.end == .interrupted)
            let goOn = try #require(first.errors.firstMatch(of: /; to go on: (.*)\n/)).1
            #expect(goOn.hasSuffix(#"--record 'it'\''s.json'"#))
            let second = try Command.shell(String(goOn), in: folder.path)
            #expect(second.status == 0 && second.errors.isEmpty)
            let record = try folder.record(in: "it's.json")
            #expect(record.runs.count == 2 && record.runs.contains(part.run))
            let whole = try Command.shell("pikit \(options) --seed 42 --json").record()
            #expect(record.agrees(with: whole) && record.pilot == whole.pilot)
            #expect(part.coverage.samples < record.coverage.samples)
            #expect(second.output.contains(" s in 2 runs\n"))
            // The lock is gone.
            #expect(try folder.files() == ["it's.json"])
        }

        @Test("in a file with control characters in its name goes on by the command that it prints")
        func controlCharacters() throws {
            let folder = try Folder()
            let first = try Command.shell(
                #"""
                timeout --preserve-status 0.3 pikit --samples 1000000000 --generator minstd --seed 42 \
                    --record "$(printf "it's\n\001\\\\ \303\240")"
                """#, in: folder.path)
            let goOn = try #require(first.errors.firstMatch(of: /; to go on: (.*)\n/)).1
            #expect(goOn.hasSuffix(#"--record $'it\'s\012\001\\ \303\240'"#))
            let script = "\(goOn) --time-limit 10ms > out"
            try script.write(toFile: folder.path + "go.sh", atomically: true, encoding: .utf8)
            #expect(try Command.shell("bash go.sh", in: folder.path).status == 0)
            #expect(try folder.files() == ["go.sh", "it's\n\u{1}\\ à", "out"])
        }

        @Test("takes the name of its file literally")
        func tilde() throws {
            let folder = try Folder()
            let command = try Command.shell(
                "pikit --samples 10 --seed 1 --record '~' && pikit merge '~' --record '~x'",
                in: folder.path)
            #expect(command.status == 0 && command.errors.isEmpty)
            #expect(try folder.files() == ["~", "~x"])
        }

        @Test("lists its runs in the order in which they went on from each other")
        func order() throws {
            let folder = try Folder()
            // The shorter a run is, the later it is, and most begin in the same second.
            for samples in [1_000_000, 1_000_005, 1_000_009, 1_000_012, 1_000_014, 1_000_015] {
                let command = try Command.shell(
                    "pikit --samples \(samples) --seed 42 --record run.json", in: folder.path)
                #expect(command.status == 0)
            }
            let runs = try folder.record(in: "run.json").runs
            #expect(runs.map(\.samples) == [1_000_000, 5, 4, 3, 2, 1])
        }

        @Test("that a signal ends while its pilot is computed leaves the record as it was")
        func pilot() throws {
            let folder = try Folder()
            let command = try Command.shell(
                """
                pikit --samples 1000 --seed 42 --generator ranlxd2 --record run.json > out
                cp run.json before.json
                timeout --preserve-status 0.2 pikit --target-error 1e-5 --record run.json
                """, in: folder.path)
            #expect(command.status == 143)
            #expect(try folder.text(of: "run.json") == folder.text(of: "before.json"))
        }

        @Test(
            "goes on with the record's samples, seed and generator, and extends it to more samples")
        func extends() throws {
            let folder = try Folder()
            let file = folder.path + "run.json"
            #expect(
                try Command.pikit(
                    "--samples", "1000", "--seed", "7", "--generator", "taus2", "--confidence",
                    "0.9",
                    "--record", file
                ).status == 0)
            let before = try folder.text(of: "run.json")
            // It is complete, so nothing is computed.
            let again = try Command.pikit("--record", file)
            #expect(again.output.contains("confidence 0.9\n"))
            #expect(again.output.contains("samples     1 000, hits"))
            #expect(again.output.contains("generator   taus2, seed 7\n"))
            #expect(try folder.text(of: "run.json") == before)
            let more = try Command.pikit(
                "--record", file, "--samples", "5e6", "--workers", "3", "--json")
            let whole = try Command.pikit(
                "--samples", "5e6", "--seed", "7", "--generator", "taus2", "--confidence", "0.9",
                "--json")
            #expect(try more.record().agrees(with: whole.record()))
            #expect(try folder.text(of: "run.json") == more.output)
        }

        @Test("prints the record in place of the report if its name is -, once also with --json")
        func printed() throws {
            let folder = try Folder()
            let arguments = "--samples 1000 --seed 42"
            let report = try Command.shell(
                "pikit \(arguments) --record - --json", in: folder.path)
            #expect(report.status == 0 && report.errors.isEmpty)
            #expect(
                try report.record().agrees(
                    with: Command.shell("pikit \(arguments) --json").record()))
            #expect(try folder.files() == [])
        }

        @Test("that is interrupted without a file says how to go on from what it has printed")
        func printedAndInterrupted() throws {
            let folder = try Folder()
            let first = try Command.shell(
                """
                timeout --preserve-status 0.5 pikit --samples 1e14 --seed 42 --record - > run.json
                """, in: folder.path)
            #expect(first.status == 143)
            #expect(first.errors.contains("; to go on, save the printed record and name its file"))
            #expect(try !folder.record(in: "run.json").isComplete)
        }
    }
#endif
