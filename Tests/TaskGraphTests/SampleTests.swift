import Foundation
import TaskGraph
import Testing

/// The code samples of the documentation comments, compiled and run.
@Suite("The samples in the documentation")
struct SampleTests {
    @Test("compute a delayed value")
    func delayedValue() async throws {
        let double = delayed("double") { (x: Int) in 2 * x }
        let add = delayed("add") { (x: Int, y: Int) in x + y }
        let sum = add(double(3), double(.constant(4)))
        print(try await sum.compute())  // 14
        #expect(try await sum.compute() == 14)
    }

    @Test("make functions delayed")
    func delayedFunctions() async throws {
        let hypotenuse = delayed("hypotenuse") { (a: Double, b: Double) in
            (a * a + b * b).squareRoot()
        }
        #expect(try await hypotenuse(3, 4).compute() == 5)
        let mean = delayed("mean", gathering: Double.self) { $0.reduce(0, +) / Double($0.count) }
        let average = mean([2, 3, .constant(.pi)])
        #expect(try await average.compute() == (2 + 3 + .pi) / 3)
    }

    @Test("reduce values, and compute several")
    func computation() async throws {
        let values = (1...10).map { Delayed.constant(Double($0)) }
        let total = reduce("add", values) { $0 + $1 }
        let x = try await total.compute(workers: 4)
        #expect(x == 55)
        let mean = delayed("mean", gathering: Double.self) { $0.reduce(0, +) / 10 }
        let deviation = delayed("deviation", gathering: Double.self) { $0.max()! - $0.min()! }
        do {
            let (mean, deviation) = try await computeAll(mean(values), deviation(values))
            #expect((mean, deviation) == (5.5, 9))
        }
    }

    @Test("trace a computation, and draw it")
    func traces() async throws {
        let folder = NSTemporaryDirectory() + "taskgraph-samples-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let total = reduce("add", [1, 2, 3].map { Delayed.constant($0) }) { $0 + $1 }
        let trace = Trace()
        let x = try await total.compute(observer: trace)
        try total.visualize(to: folder + "/total.svg", coloredBy: trace)
        try trace.timelineSVG.write(
            toFile: folder + "/timeline.svg", atomically: true, encoding: .utf8)
        #expect(x == 6)
    }

    @Test("are all tested here")
    func complete() throws {
        let tests = URL(fileURLWithPath: #filePath)
        let sources = tests.deletingLastPathComponent()
            .appendingPathComponent("../../Sources/TaskGraph").standardizedFileURL
        let own = try normalized(String(contentsOf: tests, encoding: .utf8))
            // In the documentation, files are written to the current folder.
            .replacing("folder+\"/", with: "\"")
        var count = 0
        for file in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        where file.hasSuffix(".swift") {
            let text = try String(
                contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
            // A sample follows an empty line, and is indented by four more spaces.
            for sample in text.matches(of: #////\n((?: *///     .*\n)+)/#) {
                let code = sample.1.replacing(#/ *///\ +/#, with: "")
                #expect(own.contains(normalized(String(code))), "\(file): \(code)")
                count += 1
            }
        }
        #expect(count >= 6)
    }

    /// The text without spaces and line ends, where formatting may differ.
    private func normalized(_ text: String) -> String {
        text.filter { !$0.isWhitespace }
    }
}
