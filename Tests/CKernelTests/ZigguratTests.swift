import CGSL
import CKernel
import CKernelTesting
import Testing

@Suite("The ziggurat")
struct ZigguratTests {
    private static let generators = Generator.all.filter {
        ck_generator_max($0.type) - ck_generator_min($0.type) >= 0xFF_FFFF
    }

    @Test("gives the variables and takes the draws of GSL's function", arguments: generators)
    func equal(generator: Generator) throws {
        let stock = try #require(gsl_rng_alloc(UnsafePointer(generator.type)))
        defer { gsl_rng_free(stock) }
        let quick = try Stream(generator, seed: 9)
        let slow = try Stream(generator, seed: 9)
        ck_test_leave_normals_to_gsl(slow.pointer)
        gsl_rng_set(stock, 9)
        // Some 600 of these begin in the tail or at a layer's edge.
        let different = (0..<50_000).count { index in
            let sigma = index % 1000 == 0 ? 0 : 1.5
            let expected = gsl_ran_gaussian_ziggurat(stock, sigma).bitPattern
            return ck_stream_normal(quick.pointer, sigma).bitPattern != expected
                || ck_stream_normal(slow.pointer, sigma).bitPattern != expected
        }
        #expect(different == 0)
        #expect(quick.draws(1) == slow.draws(1) && quick.position == slow.position)
        let span = ck_generator_max(generator.type) - ck_generator_min(generator.type)
        #expect(ck_test_normal_draws(quick.pointer) == (span >= 0xFFFF_FFFF ? 1 : 2))
        #expect(ck_test_normal_draws(slow.pointer) == -1)
    }

    @Test("ends the process at the end of a substream", arguments: [0, 1])
    func end(left: Int) async {
        // The second draw, or the first, is one too many for a generator of 31 bits.
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) { [left] in
            let stream = try Stream(.named("cmrg"), seed: 9)
            #expect(ck_stream_move(stream.pointer, 1) == CK_JUMP_DONE)
            #expect(stream.jump(to: CK_SUBSTREAM_DRAWS - UInt64(left)) == CK_JUMP_DONE)
            _ = ck_stream_normal(stream.pointer, 1)
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("draws are used up"))
    }
}
