import CKernel
import CReference
import Dispatch
import Testing

@Suite("The plain kernel")
struct PlainKernelTests {
    @Test("gives the hits of the serial loop over a stock gsl_rng", arguments: Generator.all)
    func equalsSerialLoop(generator: Generator) throws {
        // Around multiples of the slice of 4096 samples, after which the stop flag is looked at.
        let lengths: [UInt64] =
            Array(0...66) + [4095, 4096, 4097, 16383, 16384, 16385, 32769, 50000]
        for seed in seeds where generator.accepts(seed) {
            let stream = try Stream(generator, seed: seed)
            for length in lengths {
                ck_stream_seed(stream.pointer, seed)
                let count = stream.count(length)
                #expect(count.hits == ref_serial_hits(generator.type, seed, length))
                #expect(count.samples == length)
                #expect(stream.position == 2 * length)
            }
        }
    }

    @Test("continues where it stopped", arguments: ["mt19937", "ranlxd1", "zuf"])
    func continues(name: String) throws {
        let generator = try Generator.named(name)
        let stream = try Stream(generator, seed: 7)
        let parts: [UInt64] = [0, 1, 20000, 311, 2]
        let hits = parts.reduce(0) { $0 + stream.count($1).hits }
        #expect(hits == ref_serial_hits(generator.type, 7, parts.reduce(0, +)))
    }

    @Test("counts no point once the flag is raised")
    func doesNotStart() throws {
        let stream = try Stream(Generator.all[0], seed: 1)
        #expect(!ck_stop_is_raised(stream.stop))
        ck_stop_raise(stream.stop)
        #expect(ck_stop_is_raised(stream.stop))
        #expect(stream.count(1000).samples == 0)
        #expect(stream.position == 0)
    }

    @Test("stops when another thread raises the flag, and returns what it has counted")
    func stops() throws {
        let generator = try Generator.named("mt19937")
        let stream = try Stream(generator, seed: 1)
        let flag = Flag(pointer: stream.stop)
        DispatchQueue(label: "raise").asyncAfter(deadline: .now() + .milliseconds(20)) {
            ck_stop_raise(flag.pointer)
        }
        // The whole run would take years.
        let count = stream.count(1 << 53)
        #expect(count.samples < 1 << 53)
        #expect(count.hits == ref_serial_hits(generator.type, 1, count.samples))
        #expect(stream.position == 2 * count.samples)
    }

    @Test("has the normal quantiles of printed tables")
    func quantiles() {
        // Abramowitz and Stegun, table 26.5.
        #expect(abs(ck_normal_upper_quantile(0.025) - 1.959_963_985) < 1e-9)
        #expect(abs(ck_normal_upper_quantile(0.005) - 2.575_829_304) < 1e-9)
        #expect(abs(ck_normal_upper_quantile(0.5)) < 1e-15)
    }
}
