import Foundation
import PiKit
import Testing

@Suite("The program")
struct CommandTests {
    private static func record(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> PiRecord {
        let line = (["pikit", "estimate", "--json"] + arguments).joined(separator: " ")
        let variables = environment.map { "\($0)='\($1)' " }.joined()
        let command = try Command.shell(variables + line)
        #expect(command.errors.isEmpty)
        return try PiRecord(json: Data(command.output.utf8))
    }

    @Test("prints the record that the library computes, for any number of workers")
    func record() async throws {
        let plan = try Plan(samples: 10_000_000, seed: 42)
        let expected = try await PiEstimator(plan).record(workers: 1, confidence: 0.9)
        for workers in ["1", "2", "2", "3", "64"] {
            let record = try Self.record(
                "--samples 1e7 --seed 42 --generator mt19937 --confidence 0.9 --workers", workers)
            #expect(record.plan == expected.plan)
            #expect(record.covered == expected.covered)
            #expect(record.estimate == expected.estimate)
            #expect(record.run.workers == Int(workers))
            #expect(record.run.kernel == Kernel.available[0].name)
        }
    }

    @Test("prints records as one line of JSON with the documented keys")
    func json() throws {
        let command = try Command.pikit("estimate", "--samples", "1000", "--seed", "1", "--json")
        #expect(command.output.hasSuffix("}\n"))
        #expect(command.output.filter { $0 == "\n" }.count == 1)
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "format", "version", "problem", "plan", "covered", "tally", "estimate", "runs",
                "seedNote", "checksum",
            ])
        #expect(object["format"] as? String == "pikit-record")
        #expect(object["version"] as? Int == 1)
        #expect(object["covered"] as? [[Int]] == [[0, 1000]])
        let keys = { (name: String) in Set((object[name] as? [String: Any] ?? [:]).keys) }
        #expect(keys("plan") == ["generator", "seed", "samples", "streams", "blockSize"])
        #expect(keys("tally") == ["samples", "hits"])
        #expect(keys("estimate") == ["pi", "standardError", "confidence", "interval"])
        let runs = try #require(object["runs"] as? [[String: Any]])
        #expect(
            runs.map { Set($0.keys) } == [
                [
                    "program", "version", "machine", "workers", "kernel", "samples", "exactSamples",
                    "began", "seconds", "end",
                ]
            ])
    }

    @Test(
        "takes numbers of samples in several notations",
        arguments: [
            ("1000000", 1_000_000), ("1_000_000", 1_000_000), ("1e6", 1_000_000),
            ("1E6", 1_000_000), ("1e+6", 1_000_000), ("2.5e3", 2500), ("0.001e6", 1000),
            ("007", 7), ("1.0", 1), ("12.30e1", 123), ("0.00001e6", 10), ("1_0e0", 10),
        ])
    func samples(text: String, count: Int) throws {
        #expect(try Self.record("--samples", text).plan.samples == count)
    }

    @Test("takes generator and seed from options, else from GSL's variables, else by default")
    func environment() throws {
        let variables = ["GSL_RNG_TYPE": "taus2", "GSL_RNG_SEED": "0x2a"]
        let plan = { (seed: UInt32, name: String) in
            try Plan(
                samples: 10, seed: seed, generator: Generator(named: name),
                blockSize: Circle().standardBlockSize)
        }
        let both = try Self.record("--samples 10", environment: variables).plan
        #expect(both == (try plan(42, "taus2")))
        let flags = try Self.record(
            "--samples 10 --seed 7 --generator mrg", environment: variables
        ).plan
        #expect(flags == (try plan(7, "mrg")))
        let octal = try Self.record("--samples 10", environment: ["GSL_RNG_SEED": " 052"]).plan
        #expect(octal == (try plan(42, "mt19937")))
        // Three random seeds of 32 bits are all equal with probability 2⁻⁶⁴.
        let seeds = try (0..<3).map { _ in try Self.record("--samples 10").plan.seed }
        #expect(Set(seeds).count > 1)
    }

    @Test("prints a short report for people, with the seed")
    func report() throws {
        let command = try Command.pikit(
            "--samples", "1e7", "--seed", "42", "--workers", "2", "--confidence", "0.99")
        let tally = try Self.record("--samples 1e7 --seed 42").estimate
        let lines = command.output.split(separator: "\n")
        #expect(lines.count == 8)
        #expect(lines.first == "π ≈ \(tally.description)")
        for part in [
            "confidence 0.99\n", "standard errors", "10 000 000", "a second", "mt19937, seed 42",
        ] {
            #expect(command.output.contains(part))
        }
    }

    @Test("says why it used fewer workers than it was asked to")
    func fewerWorkers() throws {
        let short = try Command.pikit("--samples", "100", "--generator", "tt800", "--workers", "3")
        #expect(short.output.contains("1 of 3: the run has no more blocks"))
        let tiny = try Command.pikit("--samples", "2", "--seed", "1", "--workers", "3")
        #expect(tiny.output.contains("2 of 3: the run has no more drops to share"))
        let serial = try Command.pikit("--samples", "100", "--generator", "vax", "--workers", "3")
        #expect(serial.output.contains("1 of 3: vax runs as one stream"))
    }

    @Test("reports runs without a standard error")
    func noSpread() throws {
        let command = try Command.pikit("--samples", "1", "--seed", "1")
        #expect(command.status == 0)
        #expect(command.output.contains("no standard error, as no drop hit"))
        let record = try Self.record("--samples 1 --seed 1")
        #expect(record.estimate.pi == 0)
        #expect(record.estimate.standardError == nil)
    }

    #if os(Linux)
        @Test("starts as many workers as its affinity mask has processors")
        func affinity() throws {
            // Pin the run to the first processor that this process may use.
            let allowed = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
                .firstMatch(of: /Cpus_allowed_list:\s*(\d+)/)
            let processor = try #require(allowed).1
            let run = "pikit --samples 1e7 --seed 1 --json"
            let pinned = try Command.shell("taskset -c \(processor) \(run)")
            let record = try JSONDecoder().decode(PiRecord.self, from: Data(pinned.output.utf8))
            #expect(record.run.workers == 1)
            let free = try Self.record("--samples 1e7 --seed 1")
            #expect(free.run.workers == PiEstimator.defaultWorkers)
            #expect(free.estimate == record.estimate)
        }
    #endif

    @Test("lists every generator, for people and as JSON")
    func generators() throws {
        let table = try Command.pikit("generators")
        #expect(table.output.split(separator: "\n").count == Generator.all.count + 1)
        let list = try Command.pikit("generators", "--json")
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
        let rows = try #require(object["generators"] as? [[String: Any]])
        #expect(rows.compactMap { $0["name"] as? String } == Generator.all.map(\.name))
        for (row, generator) in zip(rows, Generator.all) {
            #expect(row["kind"] as? String == generator.layout.rawValue)
            #expect(row["bits"] as? Int == generator.bits)
            #expect(row["period"] as? String == generator.period?.description)
            #expect((row["period"] is NSNull) == (generator.period == nil))
            #expect(row["note"] as? String == generator.note)
            #expect(row["seedNote"] as? String == generator.seedNote)
            #expect(row["seedNote"] is String)
        }
    }

    @Test(
        "ends quietly when nobody reads its output",
        arguments: ["--samples 1000", "generators", "--help", "stream --raw"])
    func closedPipe(arguments: String) throws {
        let output = Pipe()
        try output.fileHandleForReading.close()
        let command = try Command.shell("pikit \(arguments)", output: output)
        #expect(command.status == 0)
        #expect(command.errors.isEmpty)
    }

    @Test("draws only seeds whose period is long enough for the plan")
    func drawnSeeds() throws {
        // Half of all seeds of randu have too short a period for this plan. A program that drew
        // each seed only once would pass with probability 1/16.
        for _ in 0..<4 {
            #expect(try Self.record("--samples 268435456 --generator randu").plan.seed % 2 == 1)
        }
        // No seed's period is long enough for one sample more.
        let plan = try Command.pikit("--samples", "268435457", "--generator", "randu")
        #expect(plan.errors.contains("repeats itself after 2^29"))
        #expect(try Self.record("--samples 1 --generator randu").plan.samples == 1)
    }

    #if os(Linux)
        @Test("reports that its output cannot be written")
        func fullDisk() throws {
            let command = try Command.shell("pikit generators > /dev/full")
            #expect(command.status == 1)
            #expect(command.errors.hasPrefix("pikit: cannot write to standard output: "))
        }
    #endif

    @Test("prints help and its version")
    func help() throws {
        #expect(try Command.pikit("--help").output.contains("SUBCOMMANDS:"))
        #expect(try Command.pikit("help", "estimate").output.contains("--confidence"))
        #expect(try Command.pikit("--version").output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
