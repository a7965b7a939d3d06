import CKernelTesting
import PiKit
import Testing

@Suite("A run's kernel")
struct KernelRunTests {
    @Test("changes no tally", arguments: Kernel.available)
    func sameAnswer(kernel: Kernel) async throws {
        for name in ["mt19937", "gfsr4", "taus113", "mrg", "ranlxs0", "vax"] {
            let generator = try Generator(named: name)
            let plan = try Plan(samples: 300_007, seed: 8, generator: generator)
            for workers in [1, 2, 5] {
                let record = try await PiEstimator(plan).record(workers: workers, kernel: kernel)
                let expected = try await PiEstimator(plan).run(workers: 1, kernel: .plain)
                #expect(record.estimate == expected)
                #expect(record.run.kernel == (kernel.serves(generator) ? kernel : .plain).name)
                #expect((record.run.exactSamples == 300_007) == (record.run.kernel == "plain"))
            }
        }
    }

    @Test("is replaced by the plain one, and the record says so, if it fails its check")
    func fallback() async throws {
        let plan = try Plan(samples: 50_000, seed: 3, generator: .impostor)
        for kernel in Kernel.available where kernel != .plain {
            let record = try await PiEstimator(plan).record(workers: 1, kernel: kernel)
            #expect(record.run.kernel == "plain")
            #expect(record.run.exactSamples == 50_000)
            #expect(
                record.run.kernelFallback?.hasPrefix(
                    "the kernel \(kernel) disagrees with the draws of mt19937 in GSL ") == true)
            #expect(
                record.estimate.tally.hits
                    == Generator.impostor.serialHits(seed: 3, samples: 50_000))
        }
        let plain = try await PiEstimator(plan).record(workers: 1, kernel: .plain)
        #expect(plain.run.kernelFallback == nil)
    }

    @Test("leaves long runs to its other code, and the record says so, if that for them is wrong")
    func longFallback() async throws {
        let wrong = Kernel(handle: KernelHandle(pointer: ck_test_kernel_wrong_when_long()))
        let samples = 1 << 23 + 5
        let plan = try Plan(samples: samples, seed: 6)
        let expected = plan.generator.serialHits(seed: 6, samples: samples)
        let long = try await PiEstimator(plan).record(workers: 1, kernel: wrong)
        #expect(long.estimate.tally == Hits(samples: samples, hits: expected))
        #expect(long.run.kernel == "wide")
        #expect(
            long.run.kernelFallback?.hasPrefix(
                "the code for long runs of the kernel wide disagrees with the draws of mt19937 in GSL "
            )
                == true)
        // On two workers no block is long.
        let short = try await PiEstimator(plan).record(workers: 2, kernel: wrong)
        #expect(short.estimate == long.estimate)
        #expect(short.run.kernelFallback == nil)
    }

    @Test("never counts past the end of a substream", arguments: Kernel.available)
    func substream(kernel: Kernel) throws {
        let last = RandomStream.substreamLength
        let stream = try RandomStream(
            generator: .mt19937, seed: 42, substream: 3, kernel: kernel)
        try stream.jump(to: last - 20_001)
        let stop = try StopSignal()
        var total = Hits()
        let count = { (samples: Range<Int>) throws(SampleFailure) in
            try Circle().accumulate(samples, from: stream, into: &total, scratch: (), until: stop)
                .samples
        }
        let failure = #expect(throws: SampleFailure.self) { try count(7..<10_008) }
        #expect(failure?.sample == 7)
        let error = failure?.error as? PiKitError
        #expect(error?.code == .substream)
        #expect(error?.description.contains("20002 draws are needed") == true)
        #expect(stream.position == last - 20_001 && total == Hits())
        // One draw is left, which is too few for a point.
        #expect(try count(0..<10_000) == 10_000)
        #expect(stream.position == last - 1 && total.samples == 10_000)
        #expect(throws: SampleFailure.self) { try count(0..<1) }
    }
}
