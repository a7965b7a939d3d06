import CKernel
import CKernelTesting
import CReference
import Testing

@Suite("A vector kernel's test of the circle")
struct EdgeTests {
    @Test(
        "agrees with the double expression at and around the circle, on the axes and in the corners",
        arguments: Kernel.vector,
        [
            (CK_TEST_ADJACENT, false), (CK_TEST_ADJACENT, true), (CK_TEST_APART, false),
            (CK_TEST_APART, true), (CK_TEST_BITSLICED, false),
        ])
    func words(kernel: Kernel, words form: (form: ck_test_form, is31Bits: Bool)) {
        var words = [UInt32](repeating: 0, count: 32)
        var undecided: UInt64 = 0
        for seed in 0..<200_000 as Range<UInt64> {
            ref_edge_words(seed, &words, 16, form.is31Bits)
            let count = ck_test_count_words(
                kernel.pointer, words, 16, form.is31Bits, form.form)
            #expect(count.hits == ref_hits_of_words(words, 16, form.is31Bits), "seed \(seed)")
            undecided += count.undecided
        }
        // The coarse test leaves about a third of these points undecided.
        #expect((800_000...1_600_000).contains(undecided))
    }

    /// Among the points with the same top digits, the nearest to the centre and the farthest from it
    /// have all other bits of x equal, and all other bits of y.
    @Test("agrees with it for all digits of the bit-sliced test", arguments: Kernel.vector)
    func digits(kernel: Kernel) {
        let row = 1 << 11
        var words = [UInt32](repeating: 0, count: 2 * row)
        for corner in 0..<4 as Range<UInt32> {
            let rest: UInt32 = 1 << 21 - 1
            for x in 0..<row {
                for y in 0..<row {
                    words[2 * y] = UInt32(x) << 21 | (corner & 1) * rest
                    words[2 * y + 1] = UInt32(y) << 21 | (corner >> 1) * rest
                }
                let count = ck_test_count_words(
                    kernel.pointer, words, row, false, CK_TEST_BITSLICED)
                #expect(count.hits == ref_hits_of_words(words, row, false), "x \(x)")
            }
        }
    }

    @Test("is decided in the corners and far inside", arguments: Kernel.vector)
    func coarse(kernel: Kernel) {
        for (word, hits) in [
            (0, 0), (0xffff, 0), (.max, 0), (1 << 31, 16), (0x7fff_ffff, 16), (0x4000_0000, 16),
            (0x2000_0000, 0),
        ] as [(UInt32, UInt64)] {
            let words = [UInt32](repeating: word, count: 32)
            for form in [CK_TEST_ADJACENT, CK_TEST_APART, CK_TEST_BITSLICED] {
                let count = ck_test_count_words(kernel.pointer, words, 16, false, form)
                #expect(count.hits == hits)
                #expect(count.undecided == 0)
            }
        }
    }

    @Test(
        "agrees with it in the loops of generators that are made to draw such points",
        arguments: Kernel.vector)
    func crafted(kernel: Kernel) throws {
        for index in 0..<Int(REF_CRAFTED) {
            let generator = Generator(ref_crafted(index))
            var undecided: UInt64 = 0
            for seed in 1...500 as ClosedRange<UInt32> {
                for start in [0, 1] as [UInt64] {
                    let stream = try Stream(generator, seed: seed)
                    _ = stream.draws(Int(start))
                    let samples: UInt64 = 5000
                    let count = stream.count(samples, on: kernel)
                    let hits = ref_serial_hits_from(generator.type, seed, start, samples)
                    #expect(count.hits == hits)
                    undecided += start == 0 ? count.undecided : 0
                    let long = try Stream(generator, seed: seed)
                    _ = long.draws(Int(start))
                    #expect(long.countLong(samples, on: kernel).hits == hits)
                }
            }
            // Of points that are drawn at random, one in 5000 is undecided.
            #expect(undecided > 500 * 30)
        }
    }
}
