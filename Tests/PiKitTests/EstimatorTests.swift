import PiKit
import Testing

@Suite("The estimator")
struct EstimatorTests {
    @Test("finds the same hits with any number of workers", arguments: Generator.all)
    func anyNumberOfWorkers(generator: Generator) async throws {
        let plan = try Plan(samples: 50_123, seed: 42, generator: generator)
        let expected = generator.expectedHits(seed: 42, samples: 50_123, blockSize: 1000)
        for workers in [1, 2, 3, 7, 64] {
            let record = try await PiEstimator(plan, portion: 1000).record(workers: workers)
            #expect(record.estimate.tally == Hits(samples: 50_123, hits: expected))
            switch generator.layout {
            case .exact: #expect(record.run.workers == workers)
            case .blocks: #expect(record.run.workers == min(workers, 51))
            case .serial: #expect(record.run.workers == 1)
            }
        }
    }

    @Test(
        "cuts a run into parts of one sequence, into blocks of 2^22 samples, or not at all",
        arguments: ["mt19937", "ranlxs0", "minstd"])
    func realBlockSize(name: String) async throws {
        let generator = try Generator(named: name)
        let samples = 3 << 22 - 1
        let expected = generator.expectedHits(seed: 1, samples: samples, blockSize: 1 << 22)
        let plan = try Plan(samples: samples, seed: 1, generator: generator)
        for workers in [1, 2, 7] {
            let estimate = try await PiEstimator(plan).run(workers: workers)
            #expect(estimate.tally == Hits(samples: samples, hits: expected))
        }
    }

    @Test("computes runs of every small length", arguments: 1...70)
    func smallRuns(samples: Int) async throws {
        for name in ["mt19937", "ranlux", "vax"] {
            let generator = try Generator(named: name)
            let expected = generator.expectedHits(seed: 9, samples: samples, blockSize: 8)
            let plan = try Plan(samples: samples, seed: 9, generator: generator)
            let estimate = try await PiEstimator(plan, portion: 8).run(workers: 3)
            #expect(estimate.tally == Hits(samples: samples, hits: expected))
        }
    }

    @Test("gives no standard error if all points hit or none")
    func noSpread() async throws {
        let all = try await PiEstimator(Plan(samples: 5, seed: 1, generator: .constant)).run()
        #expect(all.pi == 4)
        #expect(all.standardError == nil)
        // Some single points hit and some miss.
        var estimates: Set<Double> = []
        for seed in 0..<20 as Range<UInt32> {
            estimates.insert(try await PiEstimator(Plan(samples: 1, seed: seed)).run().pi)
        }
        #expect(estimates == [0, 4])
    }

    @Test("records how the run went")
    func record() async throws {
        let plan = try Plan(samples: 1000, seed: 3)
        let record = try await PiEstimator(plan, portion: 100).record(
            workers: 2, confidence: 0.9)
        #expect(record.plan == (try Plan(samples: 1000, seed: 3, blockSize: 100)))
        #expect(record.covered == [0..<1000])
        #expect(record.estimate.confidence == 0.9)
        #expect(record.run.workers == 2)
        #expect(record.run.kernel == (try Kernel.chosen()).name)
        #expect(record.run.kernelFallback == nil)
        // Vector code leaves such short blocks to the plain loop.
        #expect(record.run.exactSamples == 1000)
        #expect(record.run.seconds > 0)
        #expect(abs(record.run.samplesPerSecond * record.run.seconds - 1000) < 1e-6)
    }

    @Test("refuses numbers of workers that are out of range", arguments: [-1, 0, 129, .max])
    func workers(count: Int) async throws {
        let estimator = PiEstimator(try Plan(samples: 10, seed: 1))
        let error = await #expect(throws: PiError.self) {
            try await estimator.run(workers: count)
        }
        #expect(error?.code == .workers)
        #expect(error?.description.contains("from 1 to 128, not \(count)") == true)
    }

    @Test(
        "refuses confidence levels that are out of range before it computes",
        arguments: [0, 1, -1, 2, .nan])
    func confidence(level: Double) async throws {
        // This run would take years.
        let estimator = PiEstimator(try Plan(samples: 1 << 53, seed: 1))
        let error = await #expect(throws: PiError.self) {
            try await estimator.run(confidence: level)
        }
        #expect(error?.code == .confidence)
    }

    @Test(
        "stops when its task is cancelled, and keeps what was done",
        arguments: ["mt19937", "ranlxs0", "rand48"])
    func cancellation(name: String) async throws {
        let plan = try Plan(samples: 1 << 44, seed: 1, generator: Generator(named: name))
        // What every run of an estimator calls, with a reporter that tells when some points are done.
        let reporter = ProgressReporter<Circle>()
        let run = Task {
            defer { reporter.finish() }
            var settings = RunSettings<Circle>(workers: 2)
            settings.progress = reporter
            return try await Circle(longestCount: 1 << 14).record(of: plan, settings)
        }
        for await _ in reporter.snapshots { run.cancel() }
        let error = await #expect(throws: IncompleteRun<Circle>.self) { try await run.value }
        #expect(error?.isCancellation == true && error?.sample == nil)
        let record = try #require(error?.record)
        #expect(record.coverage.samples == record.total.samples)
        #expect(abs(record.estimate.pi - .pi) < 0.1)
    }

    @Test("does not start if its task is already cancelled")
    func cancelledBefore() async throws {
        let plan = try Plan(samples: 1 << 53, seed: 1)
        let run = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await PiEstimator(plan).run()
        }
        run.cancel()
        let error = await #expect(throws: IncompleteRun<Circle>.self) { try await run.value }
        #expect(error?.isCancellation == true && error?.record == nil)
    }

    @Test("has a default number of workers that a run accepts")
    func defaultWorkers() async throws {
        #expect(PiEstimator.workerRange.contains(PiEstimator.defaultWorkers))
        let record = try await PiEstimator(Plan(samples: 1000, seed: 1)).record()
        #expect(record.run.workers == PiEstimator.defaultWorkers)
    }
}
