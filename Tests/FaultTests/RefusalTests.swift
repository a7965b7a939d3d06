import Foundation
import MonteCarlo
import PiKit
import RandomStreams
import RecordedWalk
import Testing

/// Real runs of `pikit` on files that it must not touch.
@Suite("A record's file that a run cannot go on from")
struct RefusalTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    /// Expects that a run fails with one line that has this text, and changes nothing.
    private func expectRefused(
        _ text: String, _ arguments: String = "--samples 3000 --seed 42"
    ) throws {
        let before = try contents()
        let program = try Program.shell(
            "cd '\(folder.path)' && exec pikit \(arguments) --record run.json")
        #expect(program.status != 0)
        #expect(program.output.isEmpty)
        let lines = program.errors.split(separator: "\n")
        #expect(lines.count == 1 && program.errors.contains(text), "\(program.errors)")
        #expect(try contents() == before)
    }

    /// The bytes of the folder's files, and no bytes for a folder.
    private func contents() throws -> [String: Data] {
        try folder.names.reduce(into: [:]) { $0[$1] = (try? folder.data(of: $1)) ?? Data() }
    }

    /// The bytes of a record of π with 2000 samples.
    private func circle() async throws -> Data {
        try await PiEstimator(Plan(samples: 2000, seed: 42)).record(workers: 1).json()
    }

    @Test("is a folder")
    func place() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "run.json", withIntermediateDirectories: false)
        try expectRefused("run.json': it is a folder")
    }

    @Test(
        "is of another plan",
        arguments: [
            ("--samples 3000 --seed 43", "has the seed 42, not 43"),
            (
                "--samples 3000 --seed 42 --generator taus2",
                "has the generator mt19937, not taus2"
            ),
            ("--samples 1000 --seed 42", "has 2000 samples: ask for as many or more, not 1000"),
        ])
    func plan(arguments: String, text: String) async throws {
        try folder.write(await circle(), to: "run.json")
        try expectRefused(text, arguments)
    }

    @Test("is of another problem")
    func problem() async throws {
        let walk = try await RecordedWalk.simulation.run(RecordedWalk.plan(samples: 2000))
        try folder.write(walk.json(), to: "run.json")
        try expectRefused("recorded walk")
    }

    @Test("is of a simulation, and the run of π")
    func simulation() async throws {
        let bytes = try await circle()
        try folder.write(bytes, to: "run.json")
        let program = try Program("RecordedWalk", [folder.path + "run.json", "3000"])
        #expect(program.status == 1)
        #expect(program.errors.split(separator: "\n").count == 1)
        #expect(program.errors.contains("another problem, 'circle'"))
        #expect(try contents() == ["run.json": bytes])
    }

    @Test("has a newer version")
    func version() async throws {
        let old = String(decoding: try await circle(), as: UTF8.self)
        let facts = try #require(old.range(of: "\"checksum\"")).lowerBound
        let new = old[..<facts].replacing(",\"version\":1,", with: ",\"version\":2,")
        var checksum = CRC64()
        checksum.add(Data(new.utf8))
        let digits = String(checksum.value, radix: 16)
        let end = String(repeating: "0", count: 16 - digits.count) + digits
        try folder.write(new + "\"checksum\":\"\(end)\"}\n", to: "run.json")
        try expectRefused("which only a newer PiKit can read")
    }

    @Test("is cut off, damaged, empty, or something else")
    func damaged() async throws {
        let bytes = try await circle()
        var flipped = bytes
        flipped[bytes.count / 2] ^= 1
        let others = [Data(), Data("{}\n".utf8), Data("π ≈ 3\n".utf8), Data(count: 5000)]
        for damaged in [bytes.dropLast(bytes.count / 3), flipped] + others {
            try folder.write(Data(damaged), to: "run.json")
            try expectRefused("run.json': it is no whole record")
        }
    }

    #if os(Linux)
        @Test(
            "is on a disk that is read-only",
            .enabled(if: Folder.canMount, "only root may mount a disk"))
        func readOnly() async throws {
            let bytes = try await circle()
            try folder.write(bytes, to: "run.json")
            let program = try Program.shell(
                """
                unshare -m sh -c '
                    mount --bind \(folder.path) /mnt && mount -o remount,bind,ro /mnt || exit 99
                    cd /mnt && exec pikit --samples 3000 --seed 42 --record run.json'
                """)
            #expect(program.status == 1)
            #expect(program.output.isEmpty)
            #expect(
                program.errors == "pikit: cannot write '/mnt/run.json': Read-only file system\n")
            #expect(try contents() == ["run.json": bytes])
        }
    #endif
}
