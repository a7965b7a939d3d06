import CKernel
import CKernelTesting
import CReference
import Dispatch
import Foundation
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

    /// Up to twice the widest vector, and around the numbers of points that kernels count at a time.
    ///
    /// These are 312 for mt19937, powers of two times 16 for generators with short states, 8 or 16 for
    /// shift registers, but at least 1024 for gfsr4, and the registers' rings of 4864 and 512. Also
    /// beyond the memory of gfsr4, and around the slices of the plain kernel.
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
                ref_points_from(generator.type, seed, start, &inside, most)
                let next = generator.draws(seed: UInt(seed), from: start, count: 2 * Int(most) + 30)
                for length in Self.lengths {
                    let stream = try Stream(copying: origin)
                    let count = stream.count(length, on: kernel)
                    let end = start + 2 * length
                    #expect(count.samples == length)
                    #expect(count.hits == inside.prefix(Int(length)).reduce(0) { $0 + UInt64($1) })
                    // The plain loop may count all points of shorter runs.
                    #expect(count.undecided <= length / (length < 2000 ? 1 : 2))
                    #expect(stream.position == end)
                    #expect(stream.draws(30)[...] == next[Int(2 * length)...].prefix(30))
                }
            }
        }
    }

    @Test(
        "gives the hits of the serial loop over 10^8 points, or 10^7, and around two slices",
        arguments: Generator.jumping)
    func long(generator: Generator) throws {
        // The plain loop takes more than a second for 10^8 points.
        let isLong = ProcessInfo.processInfo.environment["PIKIT_LONG_TESTS"] == "1"
        let most: UInt64 = isLong || generator.name == "mt19937" ? 100_000_000 : 10_000_000
        let plain = try Stream(generator, seed: 20)
        _ = plain.draws(3)
        let origin = try Stream(copying: plain)
        var expected = [plain.count(1 << 21 - 1).hits]
        expected.append(expected[0] + plain.count(2).hits)
        expected.append(expected[1] + plain.count(most - plain.position / 2 + 1).hits)
        let next = plain.draws(1000)
        let lengths: [UInt64] = [1 << 21 - 1, 1 << 21 + 1, most]
        for kernel in Kernel.vector {
            for (length, hits) in zip(lengths, expected) {
                let stream = try Stream(copying: origin)
                let count = stream.count(length, on: kernel)
                #expect(count.hits == hits)
                if length == most {
                    // One point in 5000 is undecided.
                    #expect((most / 6667...most / 4000).contains(count.undecided))
                    #expect(stream.draws(1000) == next)
                }
            }
        }
    }

    /// Lengths around whole steps of the eight cursors of a long run, and some that are too short.
    ///
    /// After its first 312 points, a step of each cursor is as many points as a vector has bytes: 16,
    /// 32 or 64. The lengths are one and two steps, and once and twice around the ring, which has 336,
    /// 352 or 384 bytes.
    private static let longLengths: [UInt64] =
        [1, 312, 2496, 100_000]
        + [16, 32, 64, 128, 336, 352, 384, 672, 704, 768].flatMap { (points: UInt64) in
            [-1, 0, 1, 77].map { UInt64(Int64(8 * (312 + points)) + $0) }
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
                ref_points_from(generator.type, seed, start, &inside, most)
                let drawn = 2 * Int(most) + 700
                let next = generator.draws(seed: UInt(seed), from: start, count: drawn)
                for length in Self.longLengths {
                    let stream = try Stream(copying: origin)
                    let count = stream.countLong(length, on: kernel)
                    #expect(count.samples == length)
                    #expect(count.hits == inside.prefix(Int(length)).reduce(0) { $0 + UInt64($1) })
                    #expect(stream.position == start + 2 * length)
                    #expect(stream.draws(700)[...] == next[Int(2 * length)...].prefix(700))
                }
            }
        }
    }

    @Test(
        "leaves a stream at a draw of its sequence if a long run is stopped",
        arguments: Kernel.vector)
    func stopsLongRun(kernel: Kernel) throws {
        let mt19937 = try Generator.named("mt19937")
        for milliseconds in 0..<20 {
            let stream = try Stream(mt19937, seed: 4)
            let before = stream.count(1001, on: kernel)
            let flag = Flag(pointer: stream.stop)
            DispatchQueue(label: "raise").asyncAfter(
                deadline: .now() + .milliseconds(milliseconds)
            ) { ck_stop_raise(flag.pointer) }
            // The whole run would take many minutes.
            let count = stream.countLong(1 << 40, on: kernel)
            #expect(before.samples == 1001)
            #expect(count.samples < 1 << 40)
            #expect(stream.position == 2002 + 2 * count.samples)
            let other = try Stream(mt19937, seed: 4)
            #expect(other.jump(to: 2002) == CK_JUMP_DONE)
            #expect(other.count(count.samples, on: kernel).hits == count.hits)
            #expect(stream.draws(700) == other.draws(700))
        }
    }

    @Test("fills with the values of gsl_rng_uniform", arguments: Kernel.vector, Generator.jumping)
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
        "takes turns with the plain kernel, jumps and single draws", arguments: Kernel.vector)
    func takesTurns(kernel: Kernel) throws {
        for generator in Generator.jumping {
            let stream = try Stream(generator, seed: 5)
            let first = stream.count(3001, on: kernel).hits + stream.count(1001).hits
            #expect(first == ref_serial_hits(generator.type, 5, 4002))
            #expect(stream.draws(1) == generator.draws(seed: 5, from: 8004, count: 1))
            #expect(stream.jump(to: 50_001) == CK_JUMP_DONE)
            let second = stream.count(3001, on: kernel).hits
            #expect(second == ref_serial_hits_from(generator.type, 5, 50_001, 3001))
            #expect(stream.jump(to: 11) == CK_JUMP_DONE)
            let third = stream.count(3001, on: kernel).hits
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
        // The whole run would take months.
        let count = stream.count(1 << 53, on: kernel)
        #expect(count.samples < 1 << 53)
        #expect(stream.position == 2 * count.samples)
        let other = try Stream(generator, seed: 1)
        #expect(other.count(count.samples, on: kernel).hits == count.hits)
        #expect(stream.count(1000, on: kernel).samples == 0)
        #expect(stream.draws(1000) == other.draws(1000))
    }
}
