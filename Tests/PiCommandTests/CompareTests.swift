import CReference
import Foundation
import PiKit
import Testing

@Suite("The comparison", .serialized)
struct CompareTests {
    private struct Comparison: Decodable {
        struct Row: Decodable {
            let name: String
            let samples: Int
            let seconds: Double
            let nsPerSample: Double
            let samplesPerSecond: Double
            let speedup: Double
            let hits: Int
            let identical: Bool?
            let comparedSamples: Int?
            let pi: Double
            let standardError: Double?
        }
        let plan: Plan
        let workers: Int
        let kernel: String
        let rounds: Int
        let rows: [Row]
        let notes: [String]
    }

    private static let names = [
        "swift-system", "swift-scalar", "swift-simd", "gsl-loop", "kernel", "kernel-parallel",
    ]

    private static func json(
        _ arguments: String..., environment: [String: String] = [:], status: Int32 = 0
    ) throws -> (comparison: Comparison, errors: String) {
        let command = try Command.pikit(
            ["compare", "--json"] + arguments, environment: environment)
        #expect(command.status == status)
        #expect(command.output.filter { $0 == "\n" }.count == 1)
        let comparison = try JSONDecoder().decode(Comparison.self, from: Data(command.output.utf8))
        return (comparison, command.errors)
    }

    private static func expectedHits(_ plan: Plan) -> Int {
        Int(ref_serial_hits(plan.generator.gsl.type, plan.seed, UInt64(plan.samples)))
    }

    @Test("has all rows, with the hits of the serial loop over a stock generator")
    func rows() throws {
        let (comparison, errors) = try Self.json(
            "--samples", "200_003", "--seed", "42", "--workers", "2")
        #expect(errors.isEmpty)
        #expect(comparison.plan == (try Plan(samples: 200_003, seed: 42)))
        #expect(comparison.workers == 2)
        #expect(comparison.kernel == Kernel.available[0].name)
        #expect(comparison.rounds == 5)
        #expect(comparison.notes.isEmpty)
        #expect(comparison.rows.map(\.name) == Self.names)
        let expected = Self.expectedHits(comparison.plan)
        for row in comparison.rows {
            #expect(row.samples == 200_003)
            #expect(row.pi == 4 * Double(row.hits) / 200_003)
            #expect(row.standardError != nil)
            #expect(row.seconds > 0)
            #expect(abs(row.nsPerSample * 200_003 / 1e9 / row.seconds - 1) < 1e-9)
            #expect(abs(row.samplesPerSecond * row.seconds / 200_003 - 1) < 1e-9)
            let first = comparison.rows[0].seconds
            #expect(abs(row.speedup * row.seconds / first - 1) < 1e-9)
            if row.name == "swift-system" {
                #expect(row.identical == nil)
                #expect(row.comparedSamples == nil)
            } else {
                #expect(row.identical == true)
                #expect(row.comparedSamples == 200_003)
                #expect(row.hits == expected)
            }
        }
    }

    @Test("writes missing values as null")
    func null() throws {
        let command = try Command.pikit(
            "compare", "--samples", "1", "--seed", "1", "--only", "swift-system,kernel", "--json")
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.count == 2)
        #expect(rows[0]["identical"] is NSNull)
        #expect(rows[1]["identical"] as? Bool == true)
        // With seed 1 the first point of mt19937 is a miss.
        #expect(rows[1]["hits"] as? Int == 0)
        #expect(rows[1]["standardError"] is NSNull)
    }

    @Test("leaves out the rows that only have mt19937, and says so")
    func otherGenerator() throws {
        for generator in ["taus2", "cmrg", "ranlxs0", "vax"] {
            let (comparison, _) = try Self.json(
                "--samples", "20000", "--seed", "3", "--workers", "2", "--generator", generator)
            #expect(
                comparison.rows.map(\.name)
                    == Self.names.filter {
                        $0 != "swift-scalar" && $0 != "swift-simd"
                    })
            #expect(comparison.rows.allSatisfy { $0.identical != false })
            #expect(
                comparison.notes.first
                    == "left out, as they have mt19937 alone: swift-scalar, swift-simd")
            let isPlain = generator == "ranlxs0" || generator == "vax"
            let isFast = Kernel.available[0] != .plain
            #expect(
                comparison.notes.contains { $0.contains("no vector code") } == (isPlain && isFast))
            #expect(comparison.kernel == (isPlain ? Kernel.plain : Kernel.available[0]).name)
            #expect(
                comparison.notes.contains { $0.contains("vax runs as one stream") }
                    == (generator == "vax"))
        }
    }

    @Test("runs the chosen rows, in their usual order, and compares each with the loop")
    func only() throws {
        let (comparison, _) = try Self.json(
            "--samples", "5000", "--seed", "1", "--only", "kernel,swift-simd,kernel")
        #expect(comparison.rows.map(\.name) == ["swift-simd", "kernel"])
        for row in comparison.rows {
            #expect(row.identical == true)
            #expect(row.hits == Self.expectedHits(comparison.plan))
        }
        #expect(comparison.rows[0].speedup == 1)
    }

    @Test("shortens rows that are too slow, and compares what they have in common")
    func slowRows() throws {
        // The plain loop would take days for the whole plan.
        let (comparison, _) = try Self.json(
            "--samples", "1e13", "--seed", "5", "--only", "swift-simd,gsl-loop")
        let (simd, loop) = (comparison.rows[0], comparison.rows[1])
        for row in comparison.rows {
            #expect(row.samples < 10_000_000_000)
            #expect(String(row.samples).wholeMatch(of: /[125]0*/) != nil)
            #expect(row.identical == true)
            #expect(row.comparedSamples == min(simd.samples, loop.samples))
        }
        let plan = try Plan(samples: loop.samples, seed: 5)
        #expect(loop.hits == Self.expectedHits(plan))
    }

    @Test("prints a table for people")
    func table() throws {
        let command = try Command.pikit(
            "compare", "--samples", "1e6", "--seed", "42", "--workers", "2", "--only",
            "swift-scalar,gsl-loop,kernel-parallel")
        #expect(command.status == 0)
        #expect(command.errors.isEmpty)
        let lines = command.output.split(separator: "\n")
        #expect(lines[0] == "1 000 000 samples of mt19937, seed 42; medians of 5 rounds")
        #expect(
            lines[1] == "kernel \(Kernel.available[0]), kernel-parallel with workers 2")
        #expect(lines.count == 6)
        let head = try #require(lines.dropFirst(2).first)
        for title in ["samples", "seconds", "ns a sample", "Msamples/s", "speed-up", "hits"] {
            #expect(head.contains(title))
        }
        for line in lines.dropFirst(3) {
            #expect(line.contains(" 785 414  yes  "))
            #expect(line.hasSuffix("(16)"))
        }
    }

    @Test("draws a bar for each row, longer for faster rows, for light and dark pages")
    func plot() throws {
        let file = NSTemporaryDirectory() + "compare-\(UUID().uuidString).svg"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let command = try Command.pikit(
            "compare", "--samples", "300000", "--seed", "42", "--plot", file, "--json")
        let comparison = try JSONDecoder().decode(Comparison.self, from: Data(command.output.utf8))
        let svg = try String(contentsOfFile: file, encoding: .utf8)
        #expect(svg.contains("@media (prefers-color-scheme:dark)"))
        let bars = svg.matches(of: /class="bar" x="130.0" y="[\d.]+" width="([\d.]+)"/).map {
            Double($0.1) ?? 0
        }
        #expect(bars.count == 6)
        let rates = comparison.rows.map(\.samplesPerSecond)
        for (a, b) in zip(bars.indices, bars.indices.dropFirst()) where bars[a] != bars[b] {
            #expect((bars[a] < bars[b]) == (rates[a] < rates[b]))
        }
        // The scale is logarithmic, so equal factors are equal distances.
        let (slow, fast) = (log(rates[0]), log(rates[2]))
        let scale = (bars[2] - bars[0]) / (fast - slow)
        #expect(abs(bars[3] - bars[0] - scale * (log(rates[3]) - slow)) < 0.5)
        for name in Self.names { #expect(svg.contains(">\(name)</text>")) }
    }

    @Test(
        "answers bad input with one line",
        arguments: [
            (["--only", "kernel,gls-loop"], "did you mean 'gsl-loop'?"),
            (
                ["--only", "kernel,numba"],
                "swift-system,swift-scalar,swift-simd,gsl-loop,kernel"
            ),
            (["--only", ""], "give one or more of"),
            (["--only", "kernel,"], "give one or more of"),
            (["--only", "swift-simd,swift-scalar", "--generator", "taus2"], "not taus2"),
            (["--samples", "0"], "the least value is 1"),
            (["--workers", "0"], "the least value is 1"),
            (["--plot", "/nowhere/at/all.svg"], "a folder that is there"),
            (["--plot", "compare.png"], "an SVG file"), (["--plot", ""], "the name of a file"),
            (["--generator", "slatec"], "slatec repeats itself after 2^22"),
        ])
    func badInput(arguments: [String], answer: String) throws {
        let command = try Command.pikit(["compare"] + arguments)
        #expect(command.status == 64)
        #expect(command.output.isEmpty)
        #expect(command.errors.hasPrefix("pikit: "))
        #expect(command.errors.filter { $0 == "\n" }.count == 1)
        #expect(command.errors.contains(answer))
    }

    #if os(Linux)
        @Test("reports hits that differ, and ends with status 1")
        func difference() throws {
            // A GSL whose mt19937 gives other draws than the one in Swift.
            let library = try PreloadedLibrary("other-gsl")
            let (comparison, errors) = try Self.json(
                "--samples", "300000", "--seed", "3", "--workers", "2",
                environment: ["LD_PRELOAD": library.path], status: 1)
            let verdicts = comparison.rows.map(\.identical)
            #expect(verdicts == [nil, false, false, true, true, true])
            #expect(
                errors.hasSuffix("hits of swift-scalar and swift-simd are not those of gsl-loop\n"))
            // The checks of the kernel and of the jump failed, so the loop replaced both.
            #expect(comparison.notes.count { $0.contains("disagrees with the draws") } == 2)
            #expect(comparison.kernel == "plain")
        }

        @Test("draws the chart and sets the status even if nobody reads its output")
        func unread() throws {
            let library = try PreloadedLibrary("other-gsl")
            let plot = NSTemporaryDirectory() + "compare-\(UUID().uuidString).svg"
            defer { try? FileManager.default.removeItem(atPath: plot) }
            for (preload, status) in [("", "0"), (library.path, "1")] {
                let command = try Command.shell(
                    "{ sleep 0.2; LD_PRELOAD='\(preload)' pikit compare --samples 20000 --seed 3 "
                        + "--only swift-simd --plot '\(plot)'; echo $? >&2; } | true")
                #expect(command.errors == "\(status)\n")
                #expect(try String(contentsOfFile: plot, encoding: .utf8).hasPrefix("<svg"))
                try FileManager.default.removeItem(atPath: plot)
            }
        }
    #endif
}
