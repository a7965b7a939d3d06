import Foundation
import PiKit
import Testing

@Suite("pikit show")
struct ShowTests {
    @Test("prints the estimate, the plan, what is done, what is missing, and the runs")
    func partial() throws {
        let folder = try Folder()
        let command = try Command.shell(
            """
            plan='pikit --samples 2e7 --seed 42 --record run.json'
            { $plan --shard 2/4; $plan --shard 4/4 --workers 1; } > out; pikit show run.json
            """, in: folder.path)
        #expect(command.status == 0 && command.errors.isEmpty)
        let lines = command.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix("π ≈ 3.1"))
        #expect(
            lines.contains(
                "    plan        20 000 000 samples in 5 blocks of 4 194 304, layout exact"))
        #expect(
            lines.contains(
                "    covered     58.05 %: 4194304..8388608, 12582912..20000000"))
        #expect(lines.contains("    missing     --shard 1/4, --shard 3/4"))
        let heads = try #require(lines.firstIndex { $0.hasPrefix("began") })
        let runs = lines[(heads + 1)...].dropLast()
        #expect(runs.count == 2)
        for run in runs {
            #expect(run.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ +pikit +\d/))
            #expect(run.hasSuffix("  samples"))
        }
        // Runs that have begun in the same second may change places.
        for samples in ["4 194 304", "7 417 088"] {
            #expect(runs.filter { $0.contains("  \(samples)  ") }.count == 1)
        }
    }

    @Test("prints the pilot of a record, and no more than ten of its ranges")
    func pilot() throws {
        let folder = try Folder()
        let command = try Command.shell(
            """
            pikit --seed 42 --target-error 1e-3 --record - > target.json
            for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
                pikit --samples 1e6 --seed 42 --record ranges.json --range ${i}00..${i}50
            done > out
            pikit show target.json ranges.json - < target.json
            """, in: folder.path)
        #expect(command.status == 0 && command.errors.isEmpty)
        #expect(command.output.hasPrefix("'target.json'\nπ ≈ "))
        #expect(command.output.contains("\n\n'ranges.json'\nπ ≈ "))
        #expect(command.output.contains("\n\nstandard input, line 1\nπ ≈ "))
        #expect(command.output.contains("    pilot       4 194 304 samples, standard error 0.0008"))
        #expect(command.output.contains("    covered     100 %: 0..4194304\n"))
        #expect(command.output.contains("    covered     0.06 %: 100..150, 200..250, "))
        #expect(command.output.contains(", 1000..1050 and 2 more\n"))
        #expect(command.output.contains("--range 0..100, --range 150..200, "))
    }

    @Test("reports what is no record, and goes on with the other files")
    func damaged() throws {
        let folder = try Folder()
        let command = try Command.shell(
            """
            pikit --samples 1000 --seed 42 --record - > run.json; tail -c 99 run.json > half.json
            pikit show half.json none.json run.json
            """, in: folder.path)
        #expect(command.status == 1)
        let lines = command.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("pikit: cannot read 'half.json': it is no whole record"))
        #expect(lines[1].hasPrefix("pikit: cannot read 'none.json': "))
        #expect(command.output.hasPrefix("'run.json'\nπ ≈ 3.1"))
    }
}
