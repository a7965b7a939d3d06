import Foundation
import PiKit
import Testing

@Suite("The program's kernel")
struct KernelTests {
    private static func record(
        _ arguments: String..., environment: [String: String]
    ) throws -> (record: PiRecord, errors: String) {
        let command = try Command.pikit(
            ["--seed", "3", "--json"] + arguments, environment: environment)
        let record = try JSONDecoder().decode(PiRecord.self, from: Data(command.output.utf8))
        return (record, command.errors)
    }

    @Test("is the one that PIKIT_KERNEL names, with the same hits", arguments: Kernel.available)
    func named(kernel: Kernel) throws {
        let (record, errors) = try Self.record(
            "--samples", "1e6", environment: ["PIKIT_KERNEL": kernel.name])
        #expect(errors.isEmpty)
        #expect(record.run.kernel == kernel.name)
        #expect(record.run.kernelFallback == nil)
        #expect((record.run.exactSamples == 1_000_000) == (kernel == .plain))
        let plain = try Self.record("--samples", "1e6", environment: ["PIKIT_KERNEL": "plain"])
        #expect(record.estimate == plain.record.estimate)
    }

    @Test("is the fastest by default, and plain where there is no vector code")
    func chosen() throws {
        let (fast, _) = try Self.record("--samples", "1000", environment: [:])
        #expect(fast.run.kernel == Kernel.available[0].name)
        let (other, errors) = try Self.record(
            "--samples", "1000", "--generator", "ranlxs0",
            environment: ["PIKIT_KERNEL": Kernel.available[0].name])
        #expect(other.run.kernel == "plain")
        #expect(other.run.kernelFallback == nil)
        #expect(errors.isEmpty)
    }

    @Test("appears in the list of generators")
    func listed() throws {
        for kernel in Kernel.available {
            let list = try Command.pikit("generators", environment: ["PIKIT_KERNEL": kernel.name])
            let cells = list.output.split(separator: "\n").dropFirst().map {
                $0.split(separator: " ")
            }
            #expect(cells.count == Generator.all.count)
            for row in cells {
                let expected = row[1] == "exact" ? kernel.name : "plain"
                #expect(row[2] == expected)
            }
        }
    }

    @Test(
        "is refused in one line if this processor cannot run it",
        arguments: ["", "fast", "wide", "plainly so"]
            + ["baseline", "avx2", "avx512", "neon"].filter { name in
                !Kernel.available.contains { $0.name == name }
            })
    func refused(name: String) throws {
        for arguments in [["--samples", "10"], ["generators"], ["stream"]] {
            let command = try Command.pikit(arguments, environment: ["PIKIT_KERNEL": name])
            #expect(command.status == 64)
            #expect(command.output.isEmpty)
            #expect(command.errors.hasPrefix("pikit: PIKIT_KERNEL is set to '\(name)'"))
            #expect(command.errors.contains("it can run \(Kernel.available[0])"))
            #expect(command.errors.hasSuffix("plain\n"))
            #expect(command.errors.filter { $0 == "\n" }.count == 1)
        }
    }

    @Test(
        "is suggested if its name is misspelt",
        arguments: [("PLAIN", "plain"), (" plain", "plain"), ("basline", "baseline")])
    func misspelt(name: String, near: String) throws {
        guard Kernel.available.contains(where: { $0.name == near }) else { return }
        let command = try Command.pikit("--samples", "10", environment: ["PIKIT_KERNEL": name])
        #expect(
            command.errors == """
                pikit: PIKIT_KERNEL is set to '\(name)', but there is no kernel '\(name)' for this \
                processor; did you mean '\(near)'?

                """)
        #expect(command.status == 64)
    }

    #if os(Linux)
        @Test("is the plain one, with a warning, if its check against the installed GSL fails")
        func otherGSL() throws {
            let library = try PreloadedLibrary("other-gsl")
            let environment = [
                "LD_PRELOAD": library.path, "PIKIT_KERNEL": Kernel.available[0].name,
            ]
            let (one, errors) = try Self.record(
                "--samples", "1e6", "--workers", "1", environment: environment)
            #expect(one.run.kernel == "plain")
            #expect(one.run.exactSamples == 1_000_000)
            let reason = try #require(one.run.kernelFallback)
            let expected =
                "the kernel \(Kernel.available[0]) disagrees with the draws of mt19937 in GSL "
            #expect(reason.hasPrefix(expected))
            #expect(errors == "pikit: \(reason)\n")
            // The jump fails its check as well.
            let (two, both) = try Self.record(
                "--samples", "1e6", "--workers", "2", environment: environment)
            #expect(two.run.jumpFallback?.contains("jump-ahead of mt19937 disagrees") == true)
            #expect(both.hasPrefix("pikit: \(expected)"))
            #expect(both.filter { $0 == "\n" }.count == 1)
            #expect(two.estimate == one.estimate)
            // A graph says so too.
            let graph = try Command.pikit(
                "graph", "--samples", "1e6", "--seed", "3", "--tasks", "2",
                environment: environment)
            #expect(graph.status == 0)
            #expect(graph.errors == both)
            // Other generators are not affected.
            let (taus, silence) = try Self.record(
                "--samples", "1e6", "--generator", "taus2", environment: environment)
            #expect(taus.run.kernel == Kernel.available[0].name)
            #expect(silence.isEmpty)
            // The draws are those of the preloaded library, not GSL's.
            let stock = try Self.record("--samples", "1e6", environment: [:])
            #expect(stock.record.estimate != one.estimate)
        }
    #endif
}
