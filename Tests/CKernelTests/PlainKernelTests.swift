import CKernel
import CReference
import Dispatch
import Testing

@Suite("The plain kernel")
struct PlainKernelTests {
    static let generators = (0..<ck_generator_count()).map { Generator(ck_generator_at($0)) }

    @Test("gives the hits of the serial loop over a stock gsl_rng", arguments: generators)
    func equalsSerialLoop(generator: Generator) throws {
        // Around the slice of 16384 samples after which the stop flag is looked at.
        let lengths: [UInt64] = Array(0...66) + [16383, 16384, 16385, 32769, 50000]
        for seed: UInt32 in [0, 1, 42, 4357, 1 << 31, .max] where generator.accepts(seed) {
            let expected = lengths.map { ref_serial_hits(generator.type, seed, $0) }
            let stream = try #require(ck_stream_create(generator.type))
            let stop = try #require(ck_stop_create())
            defer {
                ck_stream_destroy(stream)
                ck_stop_destroy(stop)
            }
            let tallies = lengths.map { length in
                ck_stream_seed(stream, seed)
                return ck_tally_plain(stream, length, stop)
            }
            #expect(tallies.map(\.hits) == expected)
            #expect(tallies.map(\.samples) == lengths)
        }
    }

    @Test("goes on where it stopped", arguments: ["mt19937", "ranlxd1", "zuf"])
    func goesOn(name: String) throws {
        let generator = try #require(Self.generators.first { $0.name == name })
        let stream = try #require(ck_stream_create(generator.type))
        let stop = try #require(ck_stop_create())
        defer {
            ck_stream_destroy(stream)
            ck_stop_destroy(stop)
        }
        ck_stream_seed(stream, 7)
        let parts: [UInt64] = [0, 1, 20000, 311, 2]
        let hits = parts.reduce(0) { $0 + ck_tally_plain(stream, $1, stop).hits }
        #expect(hits == ref_serial_hits(generator.type, 7, parts.reduce(0, +)))
    }

    @Test("lets no drop fall once the flag is raised")
    func doesNotStart() throws {
        let stream = try #require(ck_stream_create(Self.generators[0].type))
        let stop = try #require(ck_stop_create())
        defer {
            ck_stream_destroy(stream)
            ck_stop_destroy(stop)
        }
        ck_stream_seed(stream, 1)
        #expect(!ck_stop_is_raised(stop))
        ck_stop_raise(stop)
        #expect(ck_stop_is_raised(stop))
        #expect(ck_tally_plain(stream, 1000, stop).samples == 0)
    }

    @Test("stops when another thread raises the flag, with a tally of what fell")
    func stops() throws {
        let generator = try #require(Self.generators.first { $0.name == "mt19937" })
        let stream = try #require(ck_stream_create(generator.type))
        let stop = Stop(flag: try #require(ck_stop_create()))
        defer {
            ck_stream_destroy(stream)
            ck_stop_destroy(stop.flag)
        }
        ck_stream_seed(stream, 1)
        DispatchQueue(label: "raise").asyncAfter(deadline: .now() + .milliseconds(20)) {
            ck_stop_raise(stop.flag)
        }
        // It would take years to come to the end.
        let tally = ck_tally_plain(stream, 1 << 53, stop.flag)
        #expect(tally.samples < 1 << 53)
        #expect(tally.hits == ref_serial_hits(generator.type, 1, tally.samples))
    }

    @Test("has the normal quantiles that tables print")
    func quantiles() {
        // Abramowitz and Stegun, table 26.5.
        #expect(abs(ck_normal_upper_quantile(0.025) - 1.959_963_985) < 1e-9)
        #expect(abs(ck_normal_upper_quantile(0.005) - 2.575_829_304) < 1e-9)
        #expect(abs(ck_normal_upper_quantile(0.5)) < 1e-15)
    }
}

/// A generator as an argument of tests.
///
/// Unchecked: its pointer leads to constant memory.
struct Generator: CustomTestStringConvertible, @unchecked Sendable {
    let type: OpaquePointer

    init(_ type: OpaquePointer) {
        self.type = type
    }

    var name: String { String(cString: ck_generator_name(type)) }
    var testDescription: String { name }

    /// GSL aborts the process when `ran0` gets the seed that makes it constant.
    func accepts(_ seed: UInt32) -> Bool {
        name != "ran0" || seed != 123_459_876
    }
}

/// A flag that threads share.
///
/// Unchecked: that is what it is for.
private struct Stop: @unchecked Sendable {
    let flag: OpaquePointer
}
