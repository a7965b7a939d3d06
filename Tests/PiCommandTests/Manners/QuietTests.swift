import Foundation
import PiKit
import Testing

@Suite("With --quiet")
struct QuietTests {
    /// The number that a command prints alone.
    private static func number(_ line: String, in folder: String? = nil) throws -> Double {
        let command = try Command.shell(line, in: folder)
        #expect(command.status == 0 && command.errors.isEmpty, "\(command.errors)")
        #expect(command.output.filter { $0 == "\n" }.count == 1)
        return try #require(Double(command.output.dropLast()))
    }

    @Test(
        "commands print the number that their JSON has, and nothing else",
        arguments: ["", "-g ranlxs0", "-g vax", "-n 1", "-n 3"])
    func number(options: String) throws {
        let plan = "-n 1e7 -s 42 \(options)"
        let pi = try Command.shell("pikit \(plan) --json").record().estimate.pi
        #expect(try Self.number("pikit -q \(plan)") == pi)
        #expect(try Self.number("pikit estimate --quiet --progress always \(plan)") == pi)
        #expect(try Self.number("pikit graph -q \(plan)") == pi)
        let folder = try Folder()
        // One stream has no shards, and neither has one block.
        for shard in ["", "-g ranlxs0"].contains(options) ? ["1/2", "2/2"] : ["1/1"] {
            let run = "pikit \(plan) --shard \(shard) --record \(shard.prefix(1)).json"
            #expect(try Command.shell(run, in: folder.path).status == 0)
        }
        #expect(try Self.number("pikit merge -q *.json", in: folder.path) == pi)
        #expect(try Self.number("cat *.json | pikit merge -q -", in: folder.path) == pi)
    }

    @Test("an interrupted run prints the number of what it has done")
    func interrupted() throws {
        let folder = try Folder()
        let command = try Command.shell(
            """
            pikit -q -n 1e15 -s 1 --record run.json --record-every 0.1 & run=$!
            until [ -s run.json ] || ! kill -0 $run; do sleep 0.02; done
            kill -TERM $run
            wait $run
            """, in: folder.path)
        #expect(command.status == 143)
        #expect(command.errors.isEmpty)
        let record = try folder.record(in: "run.json")
        #expect(command.output == "\(record.estimate.pi)\n")
        #expect(abs(record.estimate.pi - Double.pi) < 0.1)
    }

    @Test("errors and warnings are printed all the same")
    func errors() throws {
        #expect(try Command.pikit("-q", "-n", "x").failed(64, "give a"))
        #expect(try Command.pikit("merge", "-q", "/nonexistent").failed(1, "/nonexistent"))
    }
}
