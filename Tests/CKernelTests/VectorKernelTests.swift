import CKernel
import CReference
import Dispatch
import Testing

@Suite("A vector kernel")
struct VectorKernelTests {
    @Test("serves the generators that jump, and is never the plain one")
    func serves() {
        for kernel in Kernel.vector {
            let served = Generator.all.filter { ck_kernel_serves(kernel.pointer, $0.type) }
            #expect(served.map(\.name) == Generator.jumping.map(\.name))
        }
        #expect(Kernel.plain.name == "plain")
        #expect(ck_kernel_is_available(Kernel.plain.pointer))
        #expect(Generator.all.allSatisfy { !ck_kernel_serves(Kernel.plain.pointer, $0.type) })
    }

    /// Up to twice the widest vector; around what the kernels take at a time: 312 drops of mt19937, 16
    /// times a power of two of the generators with short states, 8 or 16 of the registers, but 1024 at least of
    /// gfsr4, and their rings of 4864 and 512; beyond the memory of gfsr4; around the slices between two looks at the flag.
    private static let lengths: [UInt64] =
        Array(0...64)
        + [128, 256, 311, 312, 313, 512, 624, 935, 936, 937, 1024, 2048, 4844, 4845, 4864, 5000]
        .flatMap { [$0 - 1, $0, $0 + 1] }
        + [9690, 16383, 16384, 16385, 30001]

    @Test("gives the hits of the serial loop", arguments: Kernel.vector, Generator.jumping)
    func equalsSerialLoop(kernel: Kernel, generator: Generator) throws {
        let most = try #require(Self.lengths.max())
        for seed in seeds {
            for start in [0, 1, 2, 7, 311, 623, 624, 625, 9689] as [UInt64] {
                let origin = try Stream(generator, seed: seed)
                _ = origin.draws(Int(start))
                var inside = [UInt8](repeating: 0, count: Int(most))
                ref_drops_from(generator.type, seed, start, &inside, most)
                let next = generator.draws(seed: UInt(seed), from: start, count: 2 * Int(most) + 30)
                for length in Self.lengths {
                    let stream = try Stream(copying: origin)
                    let tally = stream.tally(length, on: kernel)
                    let end = start + 2 * length
                    #expect(tally.samples == length)
                    #expect(tally.hits == inside.prefix(Int(length)).reduce(0) { $0 + UInt64($1) })
                    // Shorter ones may be left to the plain loop.
                    #expect(tally.exact <= length / (length < 2000 ? 1 : 2))
                    #expect(stream.position == end)
                    #expect(stream.draws(30)[...] == next[Int(2 * length)...].prefix(30))
                }
            }
        }
    }

    @Test(
        "gives the hits of the serial loop over 10^8 drops, a slice less and a slice more",
        arguments: Generator.jumping)
    func long(generator: Generator) throws {
        let plain = try Stream(generator, seed: 20)
        _ = plain.draws(3)
        let origin = try Stream(copying: plain)
        var expected = [plain.tally(1 << 21 - 1).hits]
        expected.append(expected[0] + plain.tally(2).hits)
        expected.append(expected[1] + plain.tally(100_000_000 - plain.position / 2 + 1).hits)
        let next = plain.draws(1000)
        let lengths: [UInt64] = [1 << 21 - 1, 1 << 21 + 1, 100_000_000]
        for kernel in Kernel.vector {
            for (length, hits) in zip(lengths, expected) {
                let stream = try Stream(copying: origin)
                let tally = stream.tally(length, on: kernel)
                #expect(tally.hits == hits)
                if length == 100_000_000 {
                    // One drop in 5000 is on the edge.
                    #expect((15_000...25_000).contains(tally.exact))
                    #expect(stream.draws(1000) == next)
                }
            }
        }
    }

    /// Lengths around whole steps of the eight cursors of a long run, and some that are too short.
    ///
    /// A step has a vector's bytes of drops of each, behind the first 312: here are one and two steps,
    /// and once and twice around the ring. Vectors have 16, 32 or 64 bytes, rings 336, 352 or 384.
    private static let longLengths: [UInt64] =
        [1, 312, 2496, 100_000]
        + [16, 32, 64, 128, 336, 352, 384, 672, 704, 768].flatMap { (drops: UInt64) in
            [-1, 0, 1, 77].map { UInt64(Int64(8 * (312 + drops)) + $0) }
        }

    @Test(
        "gives the hits of the serial loop from eight places of the sequence",
        arguments: Kernel.vector, Generator.jumping.filter { $0.name.hasPrefix("mt19937") })
    func longRuns(kernel: Kernel, generator: Generator) throws {
        let most = try #require(Self.longLengths.max())
        for seed in seeds {
            for start in [0, 1, 7, 623, 624, 625] as [UInt64] {
                let origin = try Stream(generator, seed: seed)
                _ = origin.draws(Int(start))
                var inside = [UInt8](repeating: 0, count: Int(most))
                ref_drops_from(generator.type, seed, start, &inside, most)
                let count = 2 * Int(most) + 700
                let next = generator.draws(seed: UInt(seed), from: start, count: count)
                for length in Self.longLengths {
                    let stream = try Stream(copying: origin)
                    let tally = stream.tallyLong(length, on: kernel)
                    #expect(tally.samples == length)
                    #expect(tally.hits == inside.prefix(Int(length)).reduce(0) { $0 + UInt64($1) })
                    #expect(stream.position == start + 2 * length)
                    #expect(stream.draws(700)[...] == next[Int(2 * length)...].prefix(700))
                }
            }
        }
    }

    @Test("leaves a stream at its draw if a long run is stopped", arguments: Kernel.vector)
    func stopsLongRun(kernel: Kernel) throws {
        let mt19937 = try Generator.named("mt19937")
        for milliseconds in 0..<20 {
            let stream = try Stream(mt19937, seed: 4)
            let before = stream.tally(1001, on: kernel)
            let flag = Flag(pointer: stream.stop)
            DispatchQueue(label: "raise").asyncAfter(
                deadline: .now() + .milliseconds(milliseconds)
            ) { ck_stop_raise(flag.pointer) }
            // It would take many minutes to come to the end.
            let tally = stream.tallyLong(1 << 40, on: kernel)
            #expect(before.samples == 1001)
            #expect(tally.samples < 1 << 40)
            #expect(stream.position == 2002 + 2 * tally.samples)
            let other = try Stream(mt19937, seed: 4)
            #expect(other.jump(to: 2002) == CK_JUMP_DONE)
            #expect(other.tally(tally.samples, on: kernel).hits == tally.hits)
            #expect(stream.draws(700) == other.draws(700))
        }
    }

    @Test("fills as gsl_rng_uniform would", arguments: Kernel.vector, Generator.jumping)
    func fills(kernel: Kernel, generator: Generator) throws {
        let lengths =
            Array(0...130) + [255, 256, 623, 624, 625, 1023, 1024, 1025, 2047, 4097, 20011]
        for start in [0, 1, 5, 623, 1000] as [UInt64] {
            let origin = try Stream(generator, seed: 9)
            _ = origin.draws(Int(start))
            var uniforms = [Double](repeating: 0, count: Int(start) + 20_100)
            ref_uniforms(generator.type, 9, &uniforms, UInt64(uniforms.count))
            for length in lengths {
                let stream = try Stream(copying: origin)
                var filled = [Double](repeating: -1, count: length + 1)
                ck_stream_fill(stream.pointer, kernel.pointer, &filled, length)
                #expect(filled.dropLast() == uniforms[Int(start)...].prefix(length))
                #expect(filled[length] == -1)
                #expect(stream.position == start + UInt64(length))
                #expect(ck_stream_uniform(stream.pointer) == uniforms[Int(start) + length])
            }
        }
    }

    @Test(
        "takes turns with the plain one, with jumps and with single draws", arguments: Kernel.vector
    )
    func takesTurns(kernel: Kernel) throws {
        for generator in Generator.jumping {
            let stream = try Stream(generator, seed: 5)
            let first = stream.tally(3001, on: kernel).hits + stream.tally(1001).hits
            #expect(first == ref_serial_hits(generator.type, 5, 4002))
            #expect(stream.draws(1) == generator.draws(seed: 5, from: 8004, count: 1))
            #expect(stream.jump(to: 50_001) == CK_JUMP_DONE)
            let second = stream.tally(3001, on: kernel).hits
            #expect(second == ref_serial_hits_from(generator.type, 5, 50_001, 3001))
            #expect(stream.jump(to: 11) == CK_JUMP_DONE)
            let third = stream.tally(3001, on: kernel).hits
            #expect(third == ref_serial_hits_from(generator.type, 5, 11, 3001))
        }
    }

    @Test("stops when another thread raises the flag", arguments: Kernel.vector, Generator.jumping)
    func stops(kernel: Kernel, generator: Generator) throws {
        let stream = try Stream(generator, seed: 1)
        let flag = Flag(pointer: stream.stop)
        DispatchQueue(label: "raise").asyncAfter(deadline: .now() + .milliseconds(2)) {
            ck_stop_raise(flag.pointer)
        }
        // It would take months to come to the end.
        let tally = stream.tally(1 << 53, on: kernel)
        #expect(tally.samples < 1 << 53)
        #expect(stream.position == 2 * tally.samples)
        let other = try Stream(generator, seed: 1)
        #expect(other.tally(tally.samples, on: kernel).hits == tally.hits)
        #expect(stream.tally(1000, on: kernel).samples == 0)
        #expect(stream.draws(1000) == other.draws(1000))
    }
}

@Suite("A vector kernel's test of the circle")
struct EdgeTests {
    @Test(
        "has the double expression's answer at and around the edge, on the axes and in the corners",
        arguments: Kernel.vector,
        [
            (CK_WORDS_ADJACENT, false), (CK_WORDS_ADJACENT, true), (CK_WORDS_APART, false),
            (CK_WORDS_APART, true), (CK_WORDS_IN_PLANES, false),
        ])
    func words(kernel: Kernel, words form: (form: ck_words_form, is31Bits: Bool)) {
        var words = [UInt32](repeating: 0, count: 32)
        var exact: UInt64 = 0
        for seed in 0..<200_000 as Range<UInt64> {
            ref_edge_words(seed, &words, 16, form.is31Bits)
            let tally = ck_kernel_count_words(
                kernel.pointer, words, 16, form.is31Bits, form.form)
            #expect(tally.hits == ref_hits_of_words(words, 16, form.is31Bits), "seed \(seed)")
            exact += tally.exact
        }
        // About a third of these drops are where the coarse test cannot decide.
        #expect((800_000...1_600_000).contains(exact))
    }

    /// A drop whose top bits are given is nearest to the circle's middle and farthest from it where
    /// all other bits of x, and of y, are 0 or 1.
    @Test("has it for all values of the digits that planes are judged by", arguments: Kernel.vector)
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
                let tally = ck_kernel_count_words(
                    kernel.pointer, words, row, false, CK_WORDS_IN_PLANES)
                #expect(tally.hits == ref_hits_of_words(words, row, false), "x \(x)")
            }
        }
    }

    @Test("needs the double expression neither in the corners nor inside", arguments: Kernel.vector)
    func coarse(kernel: Kernel) {
        for (word, hits) in [
            (0, 0), (0xffff, 0), (.max, 0), (1 << 31, 16), (0x7fff_ffff, 16), (0x4000_0000, 16),
            (0x2000_0000, 0),
        ] as [(UInt32, UInt64)] {
            let words = [UInt32](repeating: word, count: 32)
            for form in [CK_WORDS_ADJACENT, CK_WORDS_APART, CK_WORDS_IN_PLANES] {
                let tally = ck_kernel_count_words(kernel.pointer, words, 16, false, form)
                #expect(tally.hits == hits)
                #expect(tally.exact == 0)
            }
        }
    }

    @Test(
        "holds in the loops of generators that were made to draw such drops",
        arguments: Kernel.vector)
    func crafted(kernel: Kernel) throws {
        for index in 0..<Int(REF_CRAFTED) {
            let generator = Generator(ref_crafted(index))
            var exact: UInt64 = 0
            for seed in 1...500 as ClosedRange<UInt32> {
                for start in [0, 1] as [UInt64] {
                    let stream = try Stream(generator, seed: seed)
                    _ = stream.draws(Int(start))
                    let samples: UInt64 = 5000
                    let tally = stream.tally(samples, on: kernel)
                    let hits = ref_serial_hits_from(generator.type, seed, start, samples)
                    #expect(tally.hits == hits)
                    exact += start == 0 ? tally.exact : 0
                    let long = try Stream(generator, seed: seed)
                    _ = long.draws(Int(start))
                    #expect(long.tallyLong(samples, on: kernel).hits == hits)
                }
            }
            // Not the drops that anybody draws: one in 5000 is on the edge then.
            #expect(exact > 500 * 30)
        }
    }
}

@Suite("A vector kernel's proof")
struct KernelProofTests {
    @Test("holds for the generators that it serves", arguments: Kernel.vector, Generator.jumping)
    func proved(kernel: Kernel, generator: Generator) {
        #expect(ck_kernel_prove(kernel.pointer, generator.type) == CK_KERNEL_PROVED)
    }

    @Test("holds for long runs of mt19937 and its older seedings", arguments: Kernel.vector)
    func provedLong(kernel: Kernel) {
        for generator in Generator.all {
            let proof = ck_kernel_prove_long(kernel.pointer, generator.type)
            let expected =
                generator.name.hasPrefix("mt19937") ? CK_KERNEL_PROVED : CK_KERNEL_ABSENT
            #expect(proof == expected, "\(generator)")
        }
    }

    @Test("is not asked for where there is no vector code")
    func absent() throws {
        let generator = try Generator.named("ranlxs0")
        for kernel in Kernel.vector + [.plain] {
            #expect(ck_kernel_prove(kernel.pointer, generator.type) == CK_KERNEL_ABSENT)
        }
    }

    @Test(
        "fails for a generator whose state is laid out otherwise, though it draws the same",
        arguments: Kernel.vector)
    func rearranged(kernel: Kernel) throws {
        let rearranged = Generator(ref_rearranged())
        #expect(ck_kernel_serves(kernel.pointer, rearranged.type))
        #expect(ck_kernel_prove(kernel.pointer, rearranged.type) == CK_KERNEL_DISPROVED)
        #expect(ck_kernel_prove_long(kernel.pointer, rearranged.type) == CK_KERNEL_DISPROVED)
        #expect(ck_generator_prove_jump(rearranged.type) == CK_JUMP_DISPROVED)
        let stream = try Stream(rearranged, seed: 1)
        let hits = ref_serial_hits(try Generator.named("mt19937").type, 1, 20_000)
        #expect(stream.tally(20_000, on: kernel).hits == hits)
        #expect(try Stream(rearranged, seed: 1).tallyLong(20_000, on: kernel).hits == hits)
    }

    @Test(
        "fails for a generator that only looks like mt19937, and the plain kernel runs",
        arguments: Kernel.vector)
    func disproved(kernel: Kernel) throws {
        let impostor = Generator(ref_impostor())
        #expect(ck_kernel_serves(kernel.pointer, impostor.type))
        #expect(ck_kernel_prove(kernel.pointer, impostor.type) == CK_KERNEL_DISPROVED)
        let stream = try Stream(impostor, seed: 1)
        let tally = stream.tally(20_000, on: kernel)
        #expect(tally.hits == ref_serial_hits(impostor.type, 1, 20_000))
        #expect(tally.exact == 20_000)
        let long = try Stream(impostor, seed: 1).tallyLong(20_000, on: kernel)
        #expect(long.hits == tally.hits)
        #expect(long.exact == 20_000)
        var filled = [Double](repeating: 0, count: 2000)
        ck_stream_fill(stream.pointer, kernel.pointer, &filled, filled.count)
        var expected = [Double](repeating: 0, count: 42_000)
        ref_uniforms(impostor.type, 1, &expected, 42_000)
        #expect(filled[...] == expected[40_000...])
    }
}
