import PiKit
import Testing

/// Runs of generators that jump give the hits of the serial loop over a stock `gsl_rng`.
@Suite("An exact run")
struct ExactRunTests {
    private static let generators = Generator.all.filter { $0.layout == .exact }

    @Test(
        "has the hits of the serial loop for any seed, length and number of workers",
        arguments: generators)
    func equalsSerialLoop(generator: Generator) async throws {
        let lengths =
            Array(1...64) + [155, 156, 157, 311, 312, 313, 623, 624, 625, 4844, 4845, 9689, 9690]
        for seed: UInt32 in [0, 1, 42, 4357, 1 << 31, .max] {
            for samples in lengths {
                let expected = generator.serialHits(seed: seed, samples: samples)
                let plan = try Plan(samples: samples, seed: seed, generator: generator)
                for workers in [1, 2, 3, 7, 64] {
                    let tally = try await PiEstimator(plan).run(workers: workers).tally
                    #expect(tally == Hits(samples: samples, hits: expected))
                }
            }
        }
    }

    @Test("does not depend on how it is cut", arguments: generators)
    func anyCut(generator: Generator) async throws {
        let samples = 30_011
        let expected = generator.serialHits(seed: 77, samples: samples)
        let plan = try Plan(samples: samples, seed: 77, generator: generator)
        for (blockSize, workers) in [(1000, 2), (311, 3), (4096, 7), (30_010, 1), (99, 64)] {
            let record = try await PiEstimator(plan, portion: blockSize).record(workers: workers)
            #expect(record.estimate.tally == Hits(samples: samples, hits: expected))
            #expect(record.plan.layout == .exact)
            #expect(record.run.jumpFallback == nil)
            #expect(record.run.kernelFallback == nil)
        }
    }

    @Test("of more than 2^27 samples has the hits of the serial loop too")
    func realBlocks() async throws {
        let samples = 1 << 27 + 5
        let plan = try Plan(samples: samples, seed: 2, generator: Generator(named: "taus2"))
        let one = try await PiEstimator(plan).run(workers: 1)
        #expect(one.tally.hits == plan.generator.serialHits(seed: 2, samples: samples))
        #expect(try await PiEstimator(plan).run(workers: 2) == one)
        #expect(try await PiEstimator(plan, portion: 1 << 23).run(workers: 2) == one)
    }

    @Test("needs neither a jump nor its check on one worker")
    func oneWorker() async throws {
        let plan = try Plan(samples: 50_000, seed: 3, generator: .impostor)
        let record = try await PiEstimator(plan, portion: 1000).record(workers: 1)
        #expect(record.run.jumpFallback == nil)
        #expect(
            record.estimate.tally.hits == Generator.impostor.serialHits(seed: 3, samples: 50_000))
    }

    @Test("follows the sequence serially, and says so, if the jump fails its check")
    func fallback() async throws {
        let plan = try Plan(samples: 50_000, seed: 3, generator: .impostor)
        let record = try await PiEstimator(plan, portion: 1000).record(workers: 4)
        let expected = Generator.impostor.serialHits(seed: 3, samples: 50_000)
        #expect(record.estimate.tally == Hits(samples: 50_000, hits: expected))
        #expect(record.run.workers == 1)
        let fallback = try #require(record.run.jumpFallback)
        #expect(fallback.contains("the jump-ahead of mt19937 disagrees with the draws of GSL"))
    }
}
