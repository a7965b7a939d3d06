import CReference
import PiKit
import Testing

@Suite("A kernel")
struct KernelTests {
    @Test("has a name, by which it is found if this processor can run it")
    func names() throws {
        #expect(Kernel.available.last == .plain)
        #expect(Kernel.plain.name == "plain")
        #expect(Kernel.available.count > 1)
        #expect(Set(Kernel.available).count == Kernel.available.count)
        for kernel in Kernel.available {
            #expect(try Kernel(named: kernel.name) == kernel)
        }
        let error = #expect(throws: PiError.self) { try Kernel(named: "wide") }
        #expect(error?.code == .kernel)
        #expect(error?.description.contains("it can run \(Kernel.available[0])") == true)
    }

    @Test("other than the plain one serves the generators that jump")
    func serves() {
        for kernel in Kernel.available {
            for generator in Generator.all {
                #expect(
                    kernel.serves(generator) == (kernel != .plain && generator.streams == .exact))
            }
        }
    }

    @Test("changes neither a run's tally nor a stream's draws", arguments: Kernel.available)
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
            var uniforms = [Double](repeating: 0, count: 5000)
            ref_uniforms(generator.source.pointer, 8, &uniforms, 5000)
            let stream = try RandomStream(generator: generator, seed: 8, kernel: kernel)
            var filled = [Double](repeating: 0, count: 2500)
            for half in [uniforms[..<2500], uniforms[2500...]] {
                var span = filled.mutableSpan
                stream.fill(&span)
                #expect(filled[...] == half)
            }
        }
    }

    @Test("gives way to the plain one, and the record says so, if GSL draws something else")
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
}
