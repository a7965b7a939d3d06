import CKernel
import CKernelTesting
import CReference
import Dispatch
import Synchronization
import Testing

@Suite("The check of a vector kernel")
struct KernelCheckTests {
    @Test("passes for the generators that it serves", arguments: Kernel.vector, Generator.jumping)
    func passes(kernel: Kernel, generator: Generator) {
        #expect(ck_kernel_check(kernel.pointer, generator.type) == CK_CHECK_PASSED)
    }

    @Test("passes for long runs of mt19937 and its older seedings", arguments: Kernel.vector)
    func passesLong(kernel: Kernel) {
        for generator in Generator.all {
            let goesLong = generator.name.hasPrefix("mt19937")
            #expect(
                ck_kernel_check_long(kernel.pointer, generator.type)
                    == (goesLong ? CK_CHECK_PASSED : CK_CHECK_ABSENT), "\(generator)")
            #expect(
                ck_kernel_long_samples(kernel.pointer, generator.type)
                    == (goesLong ? 1 << 23 : .max), "\(generator)")
        }
    }

    @Test("is absent where there is no vector code")
    func absent() throws {
        let generator = try Generator.named("ranlxs0")
        for kernel in Kernel.vector + [.plain] {
            #expect(ck_kernel_check(kernel.pointer, generator.type) == CK_CHECK_ABSENT)
            #expect(ck_kernel_check_long(kernel.pointer, generator.type) == CK_CHECK_ABSENT)
            #expect(ck_kernel_long_samples(kernel.pointer, generator.type) == .max)
        }
    }

    @Test("must pass before a long run takes the code for long runs", arguments: Kernel.vector)
    func beforeLongRuns(kernel: Kernel) throws {
        let generator = Generator(ref_fresh_mt19937())
        let samples = ck_kernel_long_samples(kernel.pointer, generator.type)
        let before = try Stream(generator, seed: 6)
        let after = try Stream(generator, seed: 6)
        let shorter = try Stream(generator, seed: 6)

        let count = before.count(samples, on: kernel)
        #expect(!ck_test_went_long(before.pointer))
        #expect(ck_kernel_check_long(kernel.pointer, generator.type) == CK_CHECK_PASSED)
        let long = after.count(samples, on: kernel)
        #expect(ck_test_went_long(after.pointer))
        _ = shorter.count(samples - 1, on: kernel)
        #expect(!ck_test_went_long(shorter.pointer))

        #expect(count.samples == samples)
        #expect(long.samples == samples)
        #expect(count.hits == long.hits)
        // Both leave the same points undecided, but for those that remain for the plain loop.
        #expect(abs(Int(count.undecided) - Int(long.undecided)) < 312)
        #expect(before.draws(1000) == after.draws(1000))
    }

    @Test("has one result for all threads", arguments: Kernel.vector)
    func threads(kernel: Kernel) {
        for generator in (0..<20).map({ _ in Generator(ref_fresh_mt19937()) }) {
            let passed = Atomic(0)
            DispatchQueue.concurrentPerform(iterations: 8) { index in
                let check =
                    index % 2 == 0
                    ? ck_kernel_check(kernel.pointer, generator.type)
                    : ck_kernel_check_long(kernel.pointer, generator.type)
                passed.add(check == CK_CHECK_PASSED ? 1 : 0, ordering: .relaxed)
            }
            #expect(passed.load(ordering: .relaxed) == 8)
        }
    }

    @Test(
        "fails for a generator whose state has another layout, though it draws the same",
        arguments: Kernel.vector)
    func rearranged(kernel: Kernel) throws {
        let rearranged = Generator(ref_rearranged())
        #expect(ck_kernel_serves(kernel.pointer, rearranged.type))
        #expect(ck_kernel_check(kernel.pointer, rearranged.type) == CK_CHECK_FAILED)
        #expect(ck_kernel_check_long(kernel.pointer, rearranged.type) == CK_CHECK_FAILED)
        #expect(ck_generator_check_jump(rearranged.type) == CK_CHECK_FAILED)
        let stream = try Stream(rearranged, seed: 1)
        let hits = ref_serial_hits(try Generator.named("mt19937").type, 1, 20_000)
        #expect(stream.count(20_000, on: kernel).hits == hits)
        #expect(try Stream(rearranged, seed: 1).countLong(20_000, on: kernel).hits == hits)
    }

    @Test(
        "fails for a generator that only looks like mt19937, and the plain kernel runs",
        arguments: Kernel.vector)
    func impostor(kernel: Kernel) throws {
        let impostor = Generator(ref_impostor())
        #expect(ck_kernel_serves(kernel.pointer, impostor.type))
        #expect(ck_kernel_check(kernel.pointer, impostor.type) == CK_CHECK_FAILED)
        let stream = try Stream(impostor, seed: 1)
        let count = stream.count(20_000, on: kernel)
        #expect(count.hits == ref_serial_hits(impostor.type, 1, 20_000))
        #expect(count.undecided == 20_000)
        let long = try Stream(impostor, seed: 1).countLong(20_000, on: kernel)
        #expect(long.hits == count.hits)
        #expect(long.undecided == 20_000)
        var filled = [Double](repeating: 0, count: 2000)
        ck_stream_fill(stream.pointer, kernel.pointer, &filled, filled.count)
        var expected = [Double](repeating: 0, count: 42_000)
        ref_uniforms(impostor.type, 1, &expected, 42_000)
        #expect(filled[...] == expected[40_000...])
    }
}
