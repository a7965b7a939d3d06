import Foundation
import MonteCarlo
import PiKit
import Testing

@Suite("A record that a run cannot go on from")
struct RecordRefusalTests {
    private static func expectRefusal(
        of text: String, _ options: String, status: Int32 = 64, _ part: String
    ) throws {
        let folder = try Folder()
        try Data(text.utf8).write(to: URL(filePath: folder.path + "run.json"))
        let command = try Command.shell(
            "pikit \(options) --record run.json", in: folder.path)
        #expect(command.failed(status, part), "\(command)")
        #expect(try folder.text(of: "run.json") == text)
        #expect(try folder.files() == ["run.json"])
    }

    private static let text = Result {
        try Command.pikit("--samples", "1000", "--seed", "42", "--json").output
    }

    @Test(
        "stays as it is if the plan is another one",
        arguments: [
            ("--seed 43", "the record's plan has the seed 42, not 43"),
            ("--generator taus2", "the record's plan has the generator mt19937, not taus2"),
            ("--samples 999", "has 1000 samples: ask for as many or more, not 999"),
            ("--target-error 1e-30", "an error of 1e-30 takes more samples"),
            ("--shard 2/2", "at most 1 shard, not 2"), ("--range 0..1001", "lie within the plan"),
            ("--time-limit 1s --range 0..10", "cannot be asked of the range 0..10"),
        ])
    func otherPlan(options: String, part: String) throws {
        try Self.expectRefusal(of: Self.text.get(), options, part)
    }

    @Test("stays as it is if variables of the environment select another plan")
    func environment() throws {
        try Self.expectRefusal(
            of: Self.text.get(), "--samples 1e6 --seed 43", "the seed 42, not 43")
        let folder = try Folder()
        let text = try Self.text.get()
        try Data(text.utf8).write(to: URL(filePath: folder.path + "run.json"))
        for (variable, option) in [
            ("GSL_RNG_SEED=1", "--seed 42"), ("GSL_RNG_TYPE=taus2", "--generator mt19937"),
        ] {
            let command = try Command.shell("\(variable) pikit --record run.json", in: folder.path)
            #expect(command.failed(64, "unset it, or give \(option)"), "\(command)")
            #expect(try folder.text(of: "run.json") == text)
        }
    }

    @Test("stays as it is if it is damaged, empty, or of a newer version")
    func damaged() throws {
        let text = try Self.text.get()
        let damage = "it is no whole record: it does not end with the checksum of its bytes"
        for length in [0, 1, 100, text.utf8.count - 2] {
            try Self.expectRefusal(of: String(text.prefix(length)), "", damage)
        }
        try Self.expectRefusal(
            of: text.replacing("\"hits\":78", with: "\"hits\":77"), "", damage)
        try Self.expectRefusal(
            of: text.replacing("\"version\":1,\"checksum\"", with: "\"version\":2,\"checksum\""),
            "",
            "version 2 of the format, which only a newer PiKit can read")
    }

    @Test("stays as it is if it is of another problem")
    func otherProblem() async throws {
        let plan = try Plan(samples: 100, seed: 42)
        let mean = Simulation("mean") { draws in draws.nextUniform() }
        try await Self.expectRefusal(
            of: String(decoding: mean.run(plan).json(), as: UTF8.self), "",
            "the record is of another problem: they differ in the name: 'mean' and 'circle'")
        let circle = Simulation("circle", uniforms: 2, into: Hits()) { u in u[0] < u[1] }
        try await Self.expectRefusal(
            of: String(decoding: circle.run(plan).json(), as: UTF8.self), "",
            "the record is of another problem: they differ in the value of sample ")
    }

    @Test("is refused if its name is that of a folder, a device, or nothing")
    func noFile() throws {
        let folder = try Folder()
        for (name, part) in [
            (".", "it is a folder"), ("no/run.json", "is missing"), ("/dev/null", "regular file"),
        ] {
            let command = try Command.shell(
                "pikit --samples 1000 --record \(name)", in: folder.path)
            #expect(command.failed(1, part), "\(command)")
        }
        #expect(try Command.pikit("--record", "").failed(64, "give the name of a file"))
        #expect(try folder.files() == [])
    }

    @Test("is refused if its file is to be a picture or a trace too")
    func ownFile() throws {
        let command = try Command.shell("pikit --record /tmp/a.json --trace /tmp/../tmp/a.json")
        #expect(command.failed(64, "give the record a file of its own, not '/tmp/a.json'"))
    }

    @Test("is refused if another process uses its file")
    func twoProcesses() throws {
        let folder = try Folder()
        let command = try Command.shell(
            """
            pikit --samples 1e14 --seed 42 --record run.json --record-every 0.001 > long 2>&1 &
            until [ -e run.json ]; do sleep 0.01; done
            pikit --samples 1e14 --seed 42 --record run.json; echo $? > status
            kill $!; wait $!
            """, in: folder.path)
        #expect(command.failed(143, "run.json' is in use by another process"))
        #expect(try folder.text(of: "status") == "1\n")
        #expect(try folder.record(in: "run.json").runs.count == 1)
    }
}
