import Foundation
import PiKit
import Testing

@Suite("pikit merge")
struct MergeTests {
    /// 5 blocks, the last of which is not full.
    private static let plan = "pikit --samples 2e7 --seed 42"

    private static let whole = Result { try Command.shell("\(plan) --json").record() }

    /// Computes parts of the plan.
    private static func compute(_ options: [String], in folder: borrowing Folder) throws {
        let lines = options.enumerated().map { "\(plan) \($1) --record \($0 + 1).json" }
        let command = try Command.shell(
            "set -e; { \(lines.joined(separator: "\n")); } > out", in: folder.path)
        #expect(command.status == 0 && command.errors.isEmpty, "\(command)")
    }

    @Test("puts shards together in any order, from files and from standard input")
    func shards() throws {
        let folder = try Folder()
        try Self.compute((1...5).map { "--shard \($0)/5" }, in: folder)
        var generator = try RandomStream(generator: .mt19937, seed: 17)
        for _ in 0..<5 {
            let files = (1...5).shuffled(using: &generator).map { "\($0).json" }
            let merged = try Command.shell(
                "pikit merge \(files.joined(separator: " ")) --json", in: folder.path)
            #expect(merged.status == 0 && merged.errors.isEmpty)
            let record = try merged.record()
            #expect(try record.agrees(with: Self.whole.get()))
            #expect(record.runs.count == 5)
            let piped = try Command.shell(
                """
                cat \(files[0]) \(files[3]) \(files[2]) \(files[1]) |
                    pikit merge \(files[4]) - --record all.json
                """, in: folder.path)
            #expect(piped.status == 0 && piped.errors.isEmpty)
            #expect(piped.output.contains("samples     20 000 000, hits 15 7"))
            #expect(piped.output.contains(" s in 5 runs\n"))
            #expect(try folder.record(in: "all.json").agrees(with: Self.whole.get()))
        }
        // Inputs are as they were, and no lock is left.
        #expect(try folder.files().filter { !$0.hasSuffix(".json") } == ["out"])
    }

    @Test(
        "names what is missing with the commands that compute it",
        arguments: [
            ["--shard 2/4"], ["--shard 1/5", "--shard 4/5"],
            ["--range 100..200", "--range 300..400"],
            ["--shard 5/5"],
        ])
    func gaps(parts: [String]) throws {
        let folder = try Folder()
        try Self.compute(parts, in: folder)
        let files = parts.indices.map { "\($0 + 1).json" }.joined(separator: " ")
        let partial = try Command.shell("pikit merge \(files) --record all.json", in: folder.path)
        #expect(partial.status == 1)
        #expect(partial.output.contains(" of 20 000 000, hits "))
        #expect(partial.errors.hasSuffix("\n") && partial.errors.split(separator: "\n").count == 1)
        #expect(
            partial.errors.contains(/the samples \d+\.\.\d+.* are missing; to compute them: pikit/))

        let command = try #require(
            partial.errors.firstMatch(
                of: /: (pikit .*) --(?:shard|range) \S+ (--seed [^;\n]*) FILE/))
        let portions = partial.errors.matches(of: /--(shard|range) \d+[\/.]+\d+/)
        for (index, portion) in portions.enumerated() {
            let line = "\(command.1) \(portion.0) \(command.2) new-\(index).json"
            #expect(try Command.shell(line, in: folder.path).status == 0)
        }
        let merged = try Command.shell(
            "pikit merge all.json new-*.json --record all.json --json", in: folder.path)
        #expect(merged.status == 0 && merged.errors.isEmpty, "\(merged)")
        #expect(try folder.text(of: "all.json") == merged.output)
        #expect(try merged.record().agrees(with: Self.whole.get()))
    }

    @Test("names many gaps in one line of moderate length")
    func manyGaps() throws {
        let folder = try Folder()
        try Self.compute((1...14).map { "--range \($0 * 100)..\($0 * 100 + 50)" }, in: folder)
        let partial = try Command.shell("pikit merge *.json", in: folder.path)
        #expect(partial.status == 1)
        #expect(partial.errors.contains("950..1000 and 5 more ranges are missing"), "\(partial)")
        #expect(partial.errors.contains(" and 5 more, each with its own FILE"))
    }

    @Test(
        "says from which file only the run itself can go on",
        arguments: [("ranlxs0", 9_000_000), ("minstd", 150_000_000)])
    func continuation(generator: String, samples: Int) throws {
        let folder = try Folder()
        let interrupted = try Command.shell(
            """
            PIKIT_KERNEL=plain pikit --samples \(samples) --seed 42 --generator \(generator) \\
                --workers 1 --record 'a part.json' --record-every 0.001 > out &
            until [ -e 'a part.json' ]; do sleep 0.01; done; kill $!; wait $!
            """, in: folder.path)
        #expect(interrupted.status == 143)
        let partial = try Command.shell("pikit merge 'a part.json'", in: folder.path)
        #expect(partial.status == 1)
        let command = try #require(
            partial.errors.firstMatch(of: /to go on from 'a part.json': (pikit .*)\n/)
        ).1
        // What a new run can compute is named first.
        var lines = [String(command)]
        if let other = partial.errors.firstMatch(of: /to compute them: (pikit [^;]*) FILE/) {
            lines.append("\(other.1) new.json")
        }
        for line in lines {
            #expect(try Command.shell(line, in: folder.path).status == 0, "\(line)")
        }
        let merged = try Command.shell("pikit merge *.json --json", in: folder.path)
        #expect(merged.status == 0, "\(merged)")
        let whole = try Command.shell(
            "pikit --samples \(samples) --seed 42 --generator \(generator) --json")
        #expect(try merged.record().agrees(with: whole.record()))
    }

    @Test("refuses overlaps, and names the files and the samples")
    func overlaps() throws {
        let folder = try Folder()
        try Self.compute(["--range 0..1000", "--range 900..2000", "--shard 3/4"], in: folder)
        let part = "'1.json' and '2.json' overlap: both have the samples 900..1000"
        #expect(try Command.shell("pikit merge 1.json 2.json", in: folder.path).failed(64, part))
        #expect(
            try Command.shell("pikit merge 3.json ./3.json", in: folder.path).failed(
                64, "'3.json' and './3.json' overlap"))
        let piped = try Command.shell("cat 3.json 1.json 2.json | pikit merge -", in: folder.path)
        #expect(piped.failed(64, "standard input, line 2 and standard input, line 3 overlap"))
    }

    @Test("refuses records of different plans, and what is no record")
    func otherPlans() throws {
        let folder = try Folder()
        try Self.compute(["--shard 1/4"], in: folder)
        for (options, part) in [
            ("--seed 43 --samples 2e7", "differ in the seed: 42 and 43"),
            ("--seed 42 --samples 2e6", "differ in the samples: 20000000 and 2000000"),
            ("--seed 42 --samples 2e7 --generator taus2", "differ in the generator"),
        ] {
            let command = try Command.shell(
                "pikit \(options) --record - > other; pikit merge 1.json other", in: folder.path)
            #expect(command.failed(64, "'1.json' and 'other' cannot be merged: "))
            #expect(command.errors.contains(part))
        }
        for (line, status, part) in [
            ("pikit merge none.json", 1, "cannot read 'none.json': "),
            ("pikit merge .", 1, "cannot read '.': "),
            ("head -c 99 1.json > half; pikit merge 1.json half", 64, "cannot read 'half': "),
            ("{ cat 1.json; echo; echo {}; } | pikit merge -", 64, "standard input, line 3: "),
            ("pikit merge - < /dev/null", 64, "standard input has no record"),
            ("pikit merge - 1.json - < 1.json", 64, "give - once"),
            ("pikit merge", 64, "Missing expected argument"),
            ("pikit merge 1.json --confidence 1", 64, "'--confidence"),
        ] {
            let command = try Command.shell(line, in: folder.path)
            #expect(command.failed(Int32(status), part), "\(command)")
        }
    }

    @Test("writes no record over one of another plan, or over samples that it lacks")
    func keepsOthers() throws {
        let folder = try Folder()
        try Self.compute(["--shard 1/4", "--shard 2/4"], in: folder)
        for (line, part) in [
            ("pikit --samples 10 --seed 1 --record - > all.json", "a record of another plan"),
            ("cp 2.json all.json", "holds samples that the merged record lacks"),
            ("echo text > all.json", "it is no whole record"),
        ] {
            let command = try Command.shell(
                "\(line); cp all.json before; pikit merge 1.json --record all.json", in: folder.path
            )
            #expect(command.failed(64, part), "\(command)")
            #expect(try folder.text(of: "all.json") == folder.text(of: "before"))
        }
    }

    @Test("takes the confidence level of the first record, or the one given")
    func confidence() throws {
        let folder = try Folder()
        try Self.compute(["--shard 1/2 --confidence 0.9", "--shard 2/2"], in: folder)
        let first = try Command.shell("pikit merge 1.json 2.json", in: folder.path)
        #expect(first.output.contains("confidence 0.9\n"))
        let given = try Command.shell(
            "pikit merge 1.json 2.json --confidence 0.99", in: folder.path)
        #expect(given.output.contains("confidence 0.99\n"))
    }

    @Test("has parts of samples of generators that cannot be cut there refused")
    func cuts() throws {
        for (options, part) in [
            ("--generator ranlxs0 --range 0..1000", "the nearest to 1000 are 0 and 4194304"),
            ("--generator minstd --shard 1/2", "minstd runs as one stream"),
            ("--generator minstd --range 0..1000", "minstd runs as one stream"),
        ] {
            let command = try Command.shell("\(Self.plan) \(options)")
            #expect(command.failed(64, part), "\(command)")
        }
    }
}
