import MonteCarlo
import TaskGraph
import Testing

/// A problem that is not π: a sample is a hit if three uniforms sum to less than 1.5.
private struct Sum: KernelProblem {
    var drawsPerSample: Int { 3 }

    func estimate(from total: Hits, confidence: Double) throws(PiKitError) -> Double {
        Double(total.hits) / Double(total.samples)
    }

    func checked(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> CheckedKernel {
        CheckedKernel(.plain)
    }

    func accumulate(
        _ samples: Range<Int>, from stream: borrowing GSLStream, until stop: StopFlag
    ) -> Part<Hits>? {
        let hits = samples.count { _ in
            stream.uniform() + stream.uniform() + stream.uniform() < 1.5
        }
        return Part(
            samples, total: Hits(samples: samples.count, hits: hits),
            exactSamples: samples.count)
    }
}

/// A problem with so many draws a sample that their numbers soon need more than 64 bits.
private struct Greedy: Problem {
    typealias Total = Hits
    var drawsPerSample: Int { 1 << 20 }

    func estimate(from total: Hits, confidence: Double) throws(PiKitError) -> Int { total.hits }
}

@Suite("The engine")
struct EngineTests {
    @Test(
        "gives any problem the draws of its samples, on any number of workers",
        arguments: ["mt19937", "taus2", "gfsr4", "ranlxs0", "minstd"])
    func otherProblem(name: String) async throws {
        let generator = try Generator(named: name)
        let plan = try Plan(samples: 10_007, seed: 5, generator: generator)
        let size = 1000
        // The serial loop over single draws, with a new seed for each block if the layout has blocks.
        var hits = 0
        for start in stride(from: 0, to: plan.samples, by: size) {
            let isBlock = plan.layout == .blocks
            let seed = isBlock ? BlockSeeds(seed: plan.seed)[start / size] : plan.seed
            let stream = try RandomStream(generator: generator, seed: seed)
            if !isBlock {
                for _ in 0..<3 * start { _ = stream.nextDraw() }
            }
            hits += (start..<min(start + size, plan.samples)).count { _ in
                stream.nextUniform() + stream.nextUniform() + stream.nextUniform() < 1.5
            }
        }
        for workers in [1, 2, 7] {
            let engine = try Engine(Sum(), plan, parts: workers, blockSize: size, kernel: nil)
            let part = try await engine.run(workers: workers, observer: nil)
            #expect(part.coverage.total == Hits(samples: plan.samples, hits: hits))
            #expect(part.coverage.ranges == [0..<plan.samples])
            #expect(part.exactSamples == plan.samples)
            let graph = engine.graph("sum", parts: 5, gatheredBy: "join") { $0.coverage }
            // A graph can be computed again.
            for _ in 0..<2 {
                #expect(try await graph.compute(workers: workers) == part.coverage)
            }
            let record = try Record(
                of: part, by: engine, confidence: 0.9, workers: workers, seconds: 1)
            #expect(record.estimate == Double(hits) / 10_007)
        }
    }

    @Test("refuses plans whose draws have no numbers of 64 bits")
    func tooManyDraws() throws {
        let plan = try Plan(samples: 1 << 44, seed: 1)
        let error = #expect(throws: PiKitError.self) { try Greedy().check(plan) }
        #expect(error?.code == .samples)
        #expect(error?.description.contains("ask for at most 17592186044415 samples") == true)
        let fewer = try Plan(samples: 17_592_186_044_415, seed: 1)
        #expect(throws: Never.self) { try Greedy().check(fewer) }
    }
}

@Suite("Coverage")
struct CoverageTests {
    private static func coverage(_ samples: Range<Int>) -> Coverage<Hits> {
        Coverage(samples, total: Hits(samples: samples.count, hits: samples.count / 2))
    }

    @Test("merges in any order to the same ranges and total")
    func merging() throws {
        let parts = [0..<10, 10..<24, 30..<40, 40..<50, 60..<62].map(Self.coverage)
        var random = try RandomStream(generator: .mt19937, seed: 1)
        for _ in 0..<200 {
            let shuffled = parts.shuffled(using: &random)
            let merged = shuffled.dropFirst().reduce(into: shuffled[0]) { $0.merge($1) }
            #expect(merged.ranges == [0..<24, 30..<50, 60..<62])
            #expect(merged.total == Hits(samples: 46, hits: 23))
        }
    }

    @Test("traps if a sample is covered twice")
    func twice() async {
        await #expect(processExitsWith: .failure) {
            var coverage = CoverageTests.coverage(0..<10)
            coverage.merge(CoverageTests.coverage(9..<12))
        }
    }
}
