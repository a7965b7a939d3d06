import CGSL
import CReference
import RandomStreams
import Testing

@Suite("A random stream")
struct RandomStreamTests {
    private static let jumping = Generator.all.filter { $0.layout == .exact }

    private static func draws(of generator: Generator, seed: UInt32, count: Int) -> [UInt64] {
        var draws = [UInt64](repeating: 0, count: count)
        ref_draws(generator.gsl.type, UInt(seed), 0, &draws, UInt64(count))
        return draws
    }

    private static func filled(_ stream: RandomStream, count: Int) throws -> [Double] {
        var uniforms = [Double](repeating: -1, count: count)
        try stream.fill(&uniforms)
        return uniforms
    }

    @Test("fills a buffer as gsl_rng_uniform would, from any position", arguments: Generator.all)
    func fill(generator: Generator) throws {
        var expected = [Double](repeating: 0, count: 2700)
        ref_uniforms(generator.gsl.type, 17, &expected, 2700)
        for start in [0, 3, 625] {
            let origin = try RandomStream(generator: generator, seed: 17)
            #expect((0..<start).map { _ in origin.nextUniform() }[...] == expected[..<start])
            for count in 0...2000 where start == 0 || count < 8 || count > 1995 {
                let stream = origin.copy()
                let end = start + count
                #expect(try Self.filled(stream, count: count)[...] == expected[start..<end])
                #expect(stream.position == UInt64(end))
                #expect(stream.nextUniform() == expected[end])
            }
        }
    }

    @Test("fills a buffer with the same draws after a jump", arguments: jumping)
    func fillAfterJump(generator: Generator) throws {
        var expected = [Double](repeating: 0, count: 32000)
        ref_uniforms(generator.gsl.type, 4, &expected, 32000)
        let stream = try RandomStream(generator: generator, seed: 4)
        for start in [30000, 1, 9689, 623] {
            try stream.jump(to: UInt64(start))
            #expect(try Self.filled(stream, count: 2000)[...] == expected[start...].prefix(2000))
        }
    }

    @Test("joins draws into 64 bits, most significant first", arguments: Generator.all)
    func bits(generator: Generator) throws {
        let draws = Self.draws(of: generator, seed: 23, count: 4000)
        let k = generator.bitsOfNext
        let least = generator.draws.lowerBound
        #expect(UInt64(1) << k <= generator.draws.upperBound - least + 1)
        var usable = draws.map { $0 - least }.filter { $0 < 1 << k }[...]
        let stream = try RandomStream(generator: generator, seed: 23)
        for _ in 0..<100 {
            // Join the bits as text, which is slow but simple.
            let taken = (64 + k - 1) / k
            let text = usable.prefix(taken).map { draw in
                let digits = String(draw, radix: 2)
                return String(repeating: "0", count: k - digits.count) + digits
            }.joined()
            usable = usable.dropFirst(taken)
            #expect(stream.next() == UInt64(text.prefix(64), radix: 2))
        }
    }

    @Test("gives the standard library reproducible results")
    func standardLibrary() throws {
        var first = try RandomStream(generator: .mt19937, seed: 1)
        var second = try RandomStream(generator: .mt19937, seed: 1)
        #expect((0..<52).shuffled(using: &first) == (0..<52).shuffled(using: &second))
        let numbers = (0..<1000).map { _ in Double.random(in: 0..<1, using: &first) }
        // The mean of 1000 uniforms is outside this range with probability 10⁻⁶ (4.9 standard
        // errors).
        #expect(abs(numbers.reduce(0, +) / 1000 - 0.5) < 4.9 / (12_000 as Double).squareRoot())
        #expect(numbers == (0..<1000).map { _ in Double.random(in: 0..<1, using: &second) })
    }

    @Test("has independent copies", arguments: Generator.all)
    func copies(generator: Generator) throws {
        let stream = try RandomStream(generator: generator, seed: 6)
        for _ in 0..<5 { _ = stream.nextDraw() }
        let copy = stream.copy()
        #expect(copy.position == 5 && copy.seed == 6 && copy.generator == generator)
        let expected = Self.draws(of: generator, seed: 6, count: 100)
        #expect((5..<100).map { _ in copy.nextDraw() }[...] == expected[5...])
        #expect(stream.position == 5)
        #expect((5..<100).map { _ in stream.nextDraw() }[...] == expected[5...])
    }

    @Test("lends a gsl_rng and continues where GSL left it", arguments: Generator.all)
    func lends(generator: Generator) throws {
        let stream = try RandomStream(generator: generator, seed: 12)
        let expected = Self.draws(of: generator, seed: 12, count: 100)
        #expect(stream.nextDraw() == expected[0])
        let lent = stream.withUnsafeGSLGenerator { pointer -> [UInt64] in
            let rng = pointer.assumingMemoryBound(to: gsl_rng.self)
            #expect(String(cString: gsl_rng_name(rng)) == generator.name)
            return (0..<10).map { _ in UInt64(gsl_rng_get(rng)) }
        }
        #expect(lent[...] == expected[1..<11])
        #expect(stream.position == 11)
        #expect(stream.nextDraw() == expected[11])
    }

    @Test("gives GSL's distributions the same draws as a stock generator")
    func distributions() throws {
        let type = UnsafePointer<gsl_rng_type>(Generator.mt19937.gsl.type)
        let stock = try #require(gsl_rng_alloc(type))
        defer { gsl_rng_free(stock) }
        gsl_rng_set(stock, 12)
        let stream = try RandomStream(generator: .mt19937, seed: 12)
        for _ in 0..<100 {
            let normal = stream.withUnsafeGSLGenerator { pointer in
                gsl_ran_gaussian(pointer.assumingMemoryBound(to: gsl_rng.self), 1)
            }
            #expect(normal == gsl_ran_gaussian(stock, 1))
        }
        #expect(stream.nextDraw() == UInt64(gsl_rng_get(stock)))
        // Afterwards the stream still jumps within its own sequence.
        try stream.jump(to: 20)
        #expect(stream.nextDraw() == Self.draws(of: .mt19937, seed: 12, count: 21)[20])
    }

    @Test("knows the seed that was set through GSL")
    func seedSetThroughGSL() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 1)
        stream.withUnsafeGSLGenerator { pointer in
            gsl_rng_set(pointer.assumingMemoryBound(to: gsl_rng.self), 4_294_967_295)
        }
        #expect(stream.seed == 4_294_967_295 && stream.position == 0)
        try stream.jump(to: 1000)
        let expected = try RandomStream(generator: .mt19937, seed: stream.seed)
        try expected.jump(to: 1000)
        #expect(stream.nextDraw() == expected.nextDraw())
    }

    @Test("traps if a seed of more than 32 bits is set through GSL")
    func longSeed() async {
        await #expect(processExitsWith: .trap) {
            let stream = try RandomStream(generator: .mt19937, seed: 1)
            stream.withUnsafeGSLGenerator { pointer in
                gsl_rng_set(pointer.assumingMemoryBound(to: gsl_rng.self), 4_294_967_296)
            }
        }
    }

    @Test("fills spans, arrays and buffers alike, and prefixes of them")
    func kinds() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 3)
        let copies = (0..<2).map { _ in stream.copy() }
        for prefix in [nil, 0, 1, 300, 1000] as [Int?] {
            var array = [Double](repeating: -1, count: 1000)
            var spanned = array
            var buffered = array
            try stream.fill(&array, prefix: prefix)
            var span = spanned.mutableSpan
            try copies[0].fill(&span, prefix: prefix)
            try buffered.withUnsafeMutableBufferPointer { buffer throws(PiKitError) in
                try copies[1].fill(buffer, prefix: prefix)
            }
            #expect(array == spanned && array == buffered)
            #expect(array.prefix(prefix ?? 1000).allSatisfy { $0 >= 0 })
            #expect(array.dropFirst(prefix ?? 1000).allSatisfy { $0 == -1 })
        }
        #expect(stream.position == 2301 && copies[1].position == 2301)
    }

    @Test("traps if the prefix is longer than the buffer")
    func longPrefix() async {
        await #expect(processExitsWith: .trap) {
            var array = [0.0]
            try RandomStream(generator: .mt19937, seed: 3).fill(&array, prefix: 2)
        }
    }

    @Test("refuses to jump after draw 2^64 - 1")
    func wrapped() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 1)
        try stream.jump(to: .max)
        _ = stream.nextUniform()
        #expect(stream.position == 0)
        let error = #expect(throws: PiKitError.self) { try stream.jump(to: 5) }
        #expect(error?.code == .jump)
        #expect(error?.description.contains("has passed draw 2^64 - 1") == true)
    }

    @Test("traps if a seed set through GSL gives no draw in range")
    func nothingInRange() async {
        await #expect(processExitsWith: .trap) {
            let stream = try RandomStream(generator: Generator(named: "minstd"), seed: 1)
            stream.withUnsafeGSLGenerator { pointer in
                gsl_rng_set(pointer.assumingMemoryBound(to: gsl_rng.self), 2_147_483_647)
            }
            _ = stream.next()
        }
    }

    @Test("refuses to jump if its generator cannot")
    func cannotJump() throws {
        let stream = try RandomStream(generator: Generator(named: "vax"), seed: 1)
        let error = #expect(throws: PiKitError.self) { try stream.jump(to: 1) }
        #expect(error?.code == .jump)
        #expect(error?.description == "vax cannot jump; generators of the kind 'exact' can")
        #expect(stream.position == 0)
    }

    @Test("refuses to jump if the check fails")
    func failedCheck() throws {
        let impostor = Generator(unlisted: GSLGenerator(type: ref_impostor()), layout: .exact)
        let stream = try RandomStream(generator: impostor, seed: 1)
        let error = #expect(throws: PiKitError.self) { try stream.jump(to: 1 << 30) }
        #expect(error?.code == .jump)
        #expect(error?.description.contains("disagrees with the draws of GSL") == true)
        #expect(stream.position == 0)
    }

    @Test(
        "cannot be created with seeds that give a constant or make GSL abort",
        arguments: [("ran0", 123_459_876), ("minstd", 2_147_483_647)] as [(String, UInt32)])
    func degenerate(name: String, seed: UInt32) throws {
        let generator = try Generator(named: name)
        let error = #expect(throws: PiKitError.self) {
            try RandomStream(generator: generator, seed: seed)
        }
        #expect(error?.code == .period)
    }
}
