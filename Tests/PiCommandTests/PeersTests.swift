import Foundation
import Testing

/// Checks that the README shows the latest measurements, and that these are consistent.
@Suite("The peers' results")
struct PeersTests {
    private struct Results: Decodable {
        struct Row: Decodable {
            let name: String
            let what: String
            let oneCore: Figures
            let allCores: Figures?
            let wholeProcess: Figures?
        }
        struct Figures: Decodable {
            let samples: Int
            let seconds: Double
            let millionsPerSecond: Double
            let ratio: Double
            let rounds: [Double]
            let hits: [Int]
        }
        struct Aim: Decodable {
            let name: String
            let measured: Double?
        }
        let date: String
        let processor: String
        let kernel: String
        let reference: String
        let rows: [Row]
        let aims: [Aim]
    }

    private static func text(of file: String) throws -> String {
        try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../" + file).standardizedFileURL, encoding: .utf8)
    }

    private static func results() throws -> Results {
        let text = try text(of: "Benchmarks/peers/results.json")
        return try JSONDecoder().decode(Results.self, from: Data(text.utf8))
    }

    @Test(
        "are copied to the README without changes",
        arguments: [("results.md", "peers"), ("pricer.md", "pricer")])
    func readme(file: String, name: String) throws {
        let written = try Self.text(of: "Benchmarks/peers/" + file)
        let readme = try Self.text(of: "README.md")
        let start = try #require(readme.range(of: "<!-- \(name) -->\n"))
        let end = try #require(
            readme.range(
                of: "<!-- end of \(name) -->\n", range: start.upperBound..<readme.endIndex))
        #expect(readme[start.upperBound..<end.lowerBound] == written)
    }

    @Test("are the same in the table and in JSON")
    func table() throws {
        let written = try Self.text(of: "Benchmarks/peers/results.md")
        let results = try Self.results()
        #expect(written.contains("Measured on \(results.date) on \(results.processor), "))
        #expect(written.contains("PiKit's kernel was \(results.kernel)."))
        #expect(results.rows.count >= 11)
        let lines = written.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        #expect(lines.count == results.rows.count)
        for (line, row) in zip(lines, results.rows) {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells[0] == row.what)
            let figures = [
                row.oneCore.millionsPerSecond, row.oneCore.ratio,
                row.allCores?.millionsPerSecond, row.allCores?.ratio,
                row.wholeProcess?.seconds, row.wholeProcess?.ratio,
            ]
            for (cell, figure) in zip(cells.dropFirst(2), figures) {
                guard let figure else {
                    #expect(cell == "–")
                    continue
                }
                // The table shows three digits.
                let shown = try #require(Double(cell.replacing("×", with: "")))
                #expect(abs(shown / figure - 1) < 0.0051, "\(row.name): \(cell)")
            }
        }
        for aim in results.aims {
            let measured = try #require(aim.measured)
            let line = try #require(
                written.split(separator: "\n").first { $0.hasPrefix("- \(aim.name): ") })
            let shown = try #require(line.firstMatch(of: /: ([\d.]+) \(aim/)).1
            #expect(abs((Double(shown) ?? 0) / measured - 1) < 0.0051)
        }
    }

    @Test("are medians of several rounds, and ratios to one program")
    func medians() throws {
        let results = try Self.results()
        let reference = try #require(results.rows.first { $0.name == results.reference })
        for row in results.rows {
            let pairs = [
                (row.oneCore, reference.oneCore), (row.allCores, reference.allCores),
                (row.wholeProcess, reference.wholeProcess),
            ]
            for case (let figures?, let theirs?) in pairs {
                let sorted = figures.rounds.sorted()
                #expect(figures.seconds == sorted[sorted.count / 2])
                #expect(figures.hits.count == figures.rounds.count)
                let rate = Double(figures.samples) / figures.seconds / 1e6
                #expect(abs(figures.millionsPerSecond / rate - 1) < 1e-9)
                let ratio = rate / theirs.millionsPerSecond
                #expect(abs(figures.ratio / ratio - 1) < 1e-9)
            }
        }
        // GSL's plain loop and the one in Swift counted the same points.
        let (loop, scalar) = (
            try #require(results.rows.first { $0.name == "gsl_loop" }).oneCore,
            try #require(results.rows.first { $0.name == "swift-scalar" }).oneCore
        )
        #expect(loop.samples == scalar.samples)
        #expect(Set(loop.hits + scalar.hits).count == 1)
        // PiKit's hits are the same in every round.
        let pikit = try #require(results.rows.first { $0.name == "pikit" })
        for figures in [pikit.oneCore, pikit.allCores, pikit.wholeProcess].compactMap(\.self) {
            #expect(Set(figures.hits).count == 1)
            #expect(figures.rounds.count >= 3)
        }
    }
}
