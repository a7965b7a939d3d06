import Foundation
import Testing

/// Runs the README's commands and compares their output, except for times and GSL's version.
///
/// The tests skip the `make` commands, as those run the tests. `.ci/run` calls them.
@Suite("The README", .serialized)
struct ReadmeTests {
    private static let text = try? String(
        contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../README.md").standardizedFileURL, encoding: .utf8)

    /// The lines of the blocks in one language.
    private static func blocks(of language: String) -> [[Substring]] {
        var blocks: [[Substring]] = []
        var isInside = false
        for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```" {
                isInside = false
            } else if line == "```\(language)" {
                isInside = true
                blocks.append([])
            } else if isInside {
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks
    }

    /// The commands, with the output that the README shows.
    private static let transcripts: [(command: String, output: String)] =
        blocks(of: "console").flatMap { block in
            block.split(omittingEmptySubsequences: false) { $0.hasPrefix("$ ") }.dropFirst()
                .enumerated().map { index, output in
                    let commands = block.filter { $0.hasPrefix("$ ") }
                    return (String(commands[index].dropFirst(2)), output.joined(separator: "\n"))
                }
        }.filter { !$0.0.hasPrefix("make ") }

    private static func masked(_ output: String) -> String {
        output
            .replacing(/\d[\d.]* s, \d[\d.]*( million)? samples a second/, with: "(time)")
            .replacing(/\d[\d.]* s in (\d+ runs)/) { "(time) in \($0.output.1)" }
            .replacing(/"(seconds|samplesPerSecond)":[\d.e+-]+/) { "\"\($0.output.1)\":0" }
            .replacing(/"exactSamples":\d+/, with: "\"exactSamples\":0")
            .replacing(/"machine":{[^}]*}/, with: "\"machine\":{}")
            .replacing(/"began":"[^"]*"/, with: "\"began\":0")
            .replacing(/"checksum":"[^"]*"/, with: "\"checksum\":0")
            // The fastest kernel depends on the processor.
            .replacing(/\b(kernel|plain|avx512|avx2|baseline|neon)\b */, with: "(kernel)")
            .replacing(/GSL \d+(\.\d+)+/, with: "GSL")
            // The last digits depend on the version of libm.
            .replacing(/(\d\.\d{10})\d+/) { String($0.output.1) }
            .trimmingCharacters(in: .newlines)
    }

    @Test("shows a comparison with the hits of the estimate")
    func comparison() throws {
        let table = try #require(Self.blocks(of: "text").first)
        let command = try #require(table.first { $0.hasPrefix("$ pikit compare ") })
        let plan = "--samples 1e8 --seed 42"
        #expect(command.contains(plan))
        let estimate = try Command.shell("pikit \(plan)").output
        let hits = try #require(estimate.firstMatch(of: /hits ([\d ]+)\n/)).1
        let rows = table.filter {
            $0.contains(/^(swift-[a-z]+|gsl-loop|kernel|kernel-parallel) {2}/)
        }
        #expect(rows.count == 6)
        for row in rows.dropFirst() {
            #expect(row.contains("  \(hits)  yes  "))
        }
    }

    @Test("shows what the program prints")
    func transcripts() throws {
        #expect(Self.transcripts.count >= 8)
        let directory = NSTemporaryDirectory() + "pikit-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let program = try #require(Self.blocks(of: "c").first).joined(separator: "\n")
        try program.write(toFile: directory + "/check.c", atomically: false, encoding: .utf8)

        var last = ""
        for (command, output) in Self.transcripts {
            let actual = try Command.shell("{ \(command); } 2>&1", in: directory)
            #expect(Self.masked(actual.output) == Self.masked(output), "\(command)")
            if command.contains("| grep hits") {
                // The README compares these hits with those of the C program just before.
                let hits = last.trimmingCharacters(in: .whitespacesAndNewlines)
                #expect(Int(hits) != nil)
                #expect(actual.output.replacing(" ", with: "").contains("hits\(hits)\n"))
            }
            last = actual.output
        }
    }
}
