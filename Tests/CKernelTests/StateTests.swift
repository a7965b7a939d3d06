import CKernel
import CKernelTesting
import CReference
import Testing

extension Generator {
    /// Those that cannot jump.
    static let saved = all.filter { !ck_generator_can_jump($0.type) }

    var stateNumbers: Int { ck_generator_state_numbers(type) }

    /// What a draw can be.
    ///
    /// `layouts.c` says which generators draw 0, or one more than their maximum, against what they
    /// declare.
    var possibleDraws: ClosedRange<UInt64> {
        let drawsZero = ["fishman20", "minstd", "ran0", "ran1", "randu"].contains(name)
        let drawsOneMore = ["fishman2x", "uni", "uni32", "zuf"].contains(name)
        return (drawsZero ? 0 : ck_generator_min(type))...ck_generator_max(type)
            + (drawsOneMore ? 1 : 0)
    }

    func bounds(_ index: Int) -> ClosedRange<UInt64> {
        let bounds = ck_test_number_bounds(type, index)
        return bounds.least...bounds.greatest
    }
}

extension Stream {
    /// The numbers of the state, or nil if it cannot be saved.
    var numbers: [UInt64]? {
        var numbers = [UInt64](repeating: 0, count: generator.stateNumbers)
        return ck_stream_save(pointer, &numbers) ? numbers : nil
    }

    func load(_ numbers: [UInt64], position: UInt64) -> Bool {
        ck_stream_load(pointer, numbers, position)
    }

    /// Draws from copies of the state that lie between pages that cannot be touched.
    func expectsBoundedDraws(_ count: Int) {
        let drawn = ck_test_draw_guarded(pointer, count)
        #expect(drawn.in_bounds)
        #expect(generator.possibleDraws.contains(drawn.least))
        #expect(generator.possibleDraws.contains(drawn.greatest))
    }
}

@Suite("A saved state")
struct StateTests {
    /// Seeds that some generators take for 0, or for a state outside of what draws lead to.
    private static let badSeeds: [UInt32] = [
        2, 3, 123_459_877, 2_147_483_399, 2_147_483_563, 2_147_483_646, 2_147_483_647,
        2_147_483_649, 4_294_967_293, 4_294_967_294,
    ]

    @Test("has a known layout, which passes its check, for all generators that cannot jump")
    func layouts() {
        #expect(Generator.saved.count == 52)
        for generator in Generator.saved {
            #expect(generator.stateNumbers > 0, "\(generator.name)")
            let check = ck_generator_check_state(generator.type)
            #expect(check == CK_CHECK_PASSED, "\(generator.name)")
        }
    }

    @Test("is not there for generators that can jump", arguments: Generator.jumping)
    func absent(generator: Generator) throws {
        #expect(generator.stateNumbers == 0)
        #expect(ck_generator_check_state(generator.type) == CK_CHECK_ABSENT)
        let stream = try Stream(generator, seed: 1)
        #expect(stream.numbers == nil)
        #expect(!stream.load([], position: 7))
        #expect(stream.position == 0)
    }

    @Test("continues with the draws that the stream would have made", arguments: Generator.saved)
    func continues(generator: Generator) throws {
        var random: UInt64 = 1
        for seed in seeds + Self.badSeeds {
            for limit in [1, 2, 40, 3000, 20_000] as [UInt64] {
                let position = ref_splitmix(&random) % limit
                let stream = try Stream(generator, seed: seed)
                _ = stream.draws(Int(position))
                let numbers = try #require(stream.numbers)
                #expect(numbers.allSatisfy { $0 < 1 << 53 })
                let loaded = try Stream(generator, seed: seed)
                _ = loaded.draws(5)
                #expect(loaded.load(numbers, position: position))
                #expect(loaded.position == position)
                #expect(loaded.numbers == numbers)
                let uniform = try Stream(copying: loaded)
                #expect(loaded.draws(3000) == stream.draws(3000))
                #expect(loaded.numbers == stream.numbers)
                var expected = [Double](repeating: 0, count: Int(position) + 3000)
                ref_uniforms(generator.type, seed, &expected, UInt64(expected.count))
                let uniforms = (0..<3000).map { _ in ck_stream_uniform(uniform.pointer) }
                #expect(uniforms[...] == expected.suffix(3000))
            }
        }
    }

    @Test("with a number beyond its bounds is refused", arguments: Generator.saved)
    func bounds(generator: Generator) throws {
        var random: UInt64 = 2
        let stream = try Stream(generator, seed: 5)
        _ = stream.draws(2500)
        let numbers = try #require(stream.numbers)
        let next = try Stream(copying: stream).draws(100)
        let changed = try Stream(copying: stream)
        for index in numbers.indices {
            let bounds = generator.bounds(index)
            let beyond = [bounds.upperBound + 1, .max, bounds.lowerBound &- 1, 1 << 53]
            for number in beyond where !bounds.contains(number) {
                var wrong = numbers
                wrong[index] = number
                #expect(!stream.load(wrong, position: 7))
            }
            // Some of those within bounds, as each draws 40 000 times.
            guard index < 64 || index % 64 == 0 else { continue }
            for number in [bounds.lowerBound, bounds.upperBound, ref_splitmix(&random)] {
                var other = numbers
                other[index] = number
                let isAccepted = changed.load(other, position: 7)
                #expect(isAccepted == bounds.contains(number))
                if isAccepted { changed.expectsBoundedDraws(20_000) }
            }
        }
        #expect(stream.position == 2500)
        #expect(stream.draws(100) == next)
    }

    @Test("with random changes is refused, or draws in bounds", arguments: Generator.saved)
    func changes(generator: Generator) throws {
        var random: UInt64 = 3
        let stream = try Stream(generator, seed: 9)
        var accepted = 0
        for trial in 0..<10_000 {
            if trial % 1000 == 0 {
                ck_stream_seed(stream.pointer, UInt32(truncatingIfNeeded: ref_splitmix(&random)))
                _ = stream.draws(trial)
            }
            var numbers = try #require(stream.numbers)
            for _ in 0...trial % 3 {
                let words = [ref_splitmix(&random), ref_splitmix(&random), ref_splitmix(&random)]
                ck_test_change_number(generator.type, &numbers, words)
            }
            if stream.load(numbers, position: 0) {
                accepted += 1
                // A few turns of the ring.
                stream.expectsBoundedDraws(4 * numbers.count + 200)
            }
        }
        #expect((1000..<9000).contains(accepted))
    }

    /// Draws from ran1 with an index into its table that was not checked.
    private static func drawWithoutCheck(index: UInt64) throws {
        let stream = try Stream(Generator.named("ran1"), seed: 3)
        var numbers = try #require(stream.numbers)
        // n, from which GSL takes the index n / 2^26.
        numbers[1] = index << 26
        ck_test_force(stream.pointer, numbers)
        _ = ck_test_draw_guarded(stream.pointer, 1)
    }

    @Test("would end the process if its numbers were not checked")
    func unchecked() async {
        // The last place in the table, and the first after it.
        await #expect(processExitsWith: .success) { try StateTests.drawWithoutCheck(index: 31) }
        await #expect(processExitsWith: .failure) { try StateTests.drawWithoutCheck(index: 32) }
    }

    @Test("of a seed of more than 32 bits is not saved until draws have reduced it")
    func longSeed() throws {
        for name in ["vax", "minstd", "randu"] {
            let stream = try Stream(Generator.named(name), seed: 1)
            ref_seed_gsl_rng(ck_stream_gsl_rng(stream.pointer), 1 << 40 + 12345)
            #expect(stream.numbers == nil)
            _ = stream.draws(1)
            #expect(name == "minstd" || stream.numbers != nil)
        }
    }

    @Test("counts its draws again after the position had wrapped around")
    func wrapped() throws {
        let stream = try Stream(Generator.named("vax"), seed: 1)
        let numbers = try #require(stream.numbers)
        #expect(stream.load(numbers, position: .max))
        _ = stream.draws(2)
        #expect(stream.position == 1)
        #expect(stream.load(numbers, position: 5))
        #expect(stream.position == 5)
    }

    @Test(
        "is not there for a generator whose state has another layout, though it has the name",
        arguments: [Generator(ref_rearranged_ran3()), Generator(ref_secretive())])
    func otherLayout(generator: Generator) throws {
        #expect(generator.stateNumbers == (try Generator.named(generator.name).stateNumbers))
        #expect(ck_generator_check_state(generator.type) == CK_CHECK_FAILED)
        let stock = try Stream(Generator.named(generator.name), seed: 1)
        let stream = try Stream(generator, seed: 1)
        #expect(stream.numbers == nil)
        #expect(!stream.load(try #require(stock.numbers), position: 7))
        #expect(stream.position == 0)
        #expect(stream.draws(90) == stock.draws(90))
    }

    @Test("is not there for a generator with an unknown name, or with a state of another size")
    func unknown() throws {
        for generator in [Generator(ref_constant()), Generator(ref_rearranged())] {
            #expect(generator.stateNumbers == 0)
            #expect(ck_generator_check_state(generator.type) == CK_CHECK_ABSENT)
        }
    }
}
