import Foundation
import PiKit
import Testing

@Suite("The end of a run")
struct ExtentTests {
    @Test(
        "at a target error is the number of samples that the pilot asks for",
        arguments: [("mt19937", 42, 2.5e-4), ("ranlxs0", 1, 7e-4), ("minstd", 5, 5e-4)])
    func target(generator: String, seed: Int, error: Double) throws {
        let sequence = "--seed \(seed) --generator \(generator)"
        let record = try Command.shell("pikit \(sequence) --target-error \(error) --json").record()
        // The pilot is a block.
        let pilot = try Command.shell("pikit \(sequence) --samples 4194304 --json").record()
        let pilotError = try #require(pilot.estimate.standardError)
        #expect(record.pilot?.standardError == pilotError && record.pilot?.samples == 4_194_304)
        let variance = pilotError * pilotError * 4_194_304
        let needed = (variance / (error * error)).rounded(.up)
        let blocks = (needed / 4_194_304).rounded(.up)
        #expect(blocks > 1)
        #expect(record.plan.samples == 4_194_304 * Int(blocks))
        #expect(record.isComplete && record.run.end == .target)
        let again = try Command.shell(
            "pikit \(sequence) --samples \(record.plan.samples) --workers 1 --json")
        #expect(try again.record().agrees(with: record))
    }

    @Test("at a target error is reported with the error achieved")
    func targetReport() throws {
        let report = try Command.pikit("--target-error", "1", "--seed", "42")
        #expect(report.output.contains("samples     4 194 304, hits"))
        #expect(report.output.contains("target      standard error 1.0, achieved 0.0008"))
        #expect(report.output.contains("ended by    target\n"))
    }

    @Test("at a target error that is out of reach leaves a record that another target goes on from")
    func unreachableTarget() throws {
        let folder = try Folder()
        let sequence = "pikit --seed 42 --record run.json --target-error"
        let command = try Command.shell("\(sequence) 1e-12", in: folder.path)
        #expect(command.failed(64, "an error of 1e-12 takes more samples"))
        #expect(try folder.record(in: "run.json").covered == [0..<4_194_304])
        #expect(try Command.shell("\(sequence) 5e-4", in: folder.path).status == 0)
        let whole = try Command.shell("pikit --seed 42 --target-error 5e-4 --json").record()
        #expect(try folder.record(in: "run.json").agrees(with: whole))
    }

    @Test(
        "at a time limit is that of a run of so many samples",
        arguments: ["mt19937", "taus2", "ranlxd2", "minstd", "slatec"])
    func time(generator: String) throws {
        let sequence = "--seed 5 --generator \(generator)"
        let record = try Command.shell("pikit \(sequence) --time-limit 100ms --json").record()
        #expect(record.isComplete)
        // 2^21 samples are all that slatec has.
        #expect(record.run.end == (record.plan.samples == 1 << 21 ? .samples : .time))
        let again = try Command.shell(
            "pikit \(sequence) --samples \(record.plan.samples) --workers 1 --json")
        #expect(try again.record().agrees(with: record))
    }

    @Test("at a time limit that comes while gaps of a record are filled leaves the plan as it was")
    func timeInGap() throws {
        let folder = try Folder()
        let sequence = "pikit --seed 5 --generator ranlxd2 --record run.json"
        let plan = "--samples 4194305 --range 4194304..4194305"
        #expect(try Command.shell("\(sequence) \(plan)", in: folder.path).status == 0)
        // More workers than the plan has blocks.
        let limit = "--time-limit 100ms --workers 16"
        #expect(try Command.shell("\(sequence) \(limit)", in: folder.path).status == 0)
        let record = try folder.record(in: "run.json")
        #expect(record.plan.samples == 4_194_305 && record.run.end == .time)
        #expect(record.missing == [record.covered[0].upperBound..<4_194_304])
    }

    @Test("comes at the number of samples if that is reached before the time limit")
    func most() throws {
        let command = try Command.pikit(
            "--samples", "1000", "--seed", "42", "--time-limit", "1h", "--json")
        let record = try command.record()
        #expect(record.plan.samples == 1000 && record.run.end == .samples)
    }

    @Test(
        "is refused if options contradict each other",
        arguments: [
            ("--samples 1e6 --target-error 1e-3", "--samples or --target-error, not both"),
            ("--shard 1/2 --range 0..10", "--shard or --range, not both"),
            ("--shard 1/2 --target-error 1e-3", "cannot be asked of the shard 1/2"),
            ("--range 0..10 --time-limit 1s", "cannot be asked of the range 0..10"),
            ("--samples 1e6 --record-every 1", "together with --record and a file"),
            ("--samples 1e6 --record - --record-every 1", "together with --record and a file"),
            ("--generator slatec --seed 1 --target-error 1e-3", "at most 2097152"),
        ])
    func contradictions(options: String, part: String) throws {
        let command = try Command.shell("pikit \(options)")
        #expect(command.failed(64, part), "\(command)")
    }

    @Test(
        "is refused if its value is out of range",
        arguments: [
            "--target-error 0", "--target-error -1", "--target-error nan", "--target-error inf",
            "--target-error 0x1p3", "--target-error 1e999", "--time-limit 0", "--time-limit -1s",
            "--time-limit 10min", "--time-limit 1e10", "--time-limit s", "--time-limit 1d1",
            "--time-limit 0x1d", "--time-limit 1e999d", "--record x --record-every 0",
            "--record x --record-every 1e-9", "--record x --record-every 1s", "--shard 0",
            "--range 5",
        ])
    func values(options: String) throws {
        let command = try Command.shell("pikit --samples 10 \(options)")
        #expect(command.failed(64, "is invalid for '--"), "\(command)")
    }
}
