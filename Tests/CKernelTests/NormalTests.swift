import CKernel
import CReference
import Testing

@Suite("Normals")
struct NormalTests {
    private static let edges = Generator(ref_edge_uniforms())

    /// Normals of a stream, and one more element, which must stay NaN.
    private static func normals(_ stream: Stream, _ kernel: Kernel, count: Int) -> [Double] {
        var numbers = [Double](repeating: .nan, count: count + 1)
        ck_stream_fill_normals(stream.pointer, kernel.pointer, &numbers, count)
        #expect(numbers[count].isNaN)
        return numbers.dropLast()
    }

    private static func bits(_ numbers: some Sequence<Double>) -> [UInt64] {
        numbers.map(\.bitPattern)
    }

    @Test(
        "have the bits of the scalar code, and take two draws for two numbers or one",
        arguments: Kernel.vector + [.plain],
        ["mt19937", "taus2", "gfsr4", "mrg", "ranlxd1", "zuf", "uni", "randu", "edge-uniforms"])
    func equalScalarCode(kernel: Kernel, name: String) throws {
        let generator = try name == Self.edges.name ? Self.edges : Generator.named(name)
        // Around one part and around two, and beyond.
        let lengths =
            Array(0...300) + [1 << 14, 1 << 15].flatMap { [$0 - 1, $0, $0 + 1] } + [50_003]
        for start in [0, 1, 7] {
            let origin = try Stream(generator, seed: 42)
            _ = origin.draws(start)
            let plain = try Stream(copying: origin)
            let expected = Self.bits(Self.normals(plain, .plain, count: 50_004))
            #expect(plain.position == UInt64(start) + 50_004)
            for length in lengths {
                let stream = try Stream(copying: origin)
                let numbers = Self.normals(stream, kernel, count: length)
                #expect(Self.bits(numbers)[...] == expected.prefix(length))
                #expect(numbers.allSatisfy { $0.isFinite })
                let draws = 2 * ((length + 1) / 2)
                #expect(stream.position == UInt64(start + draws))
                let other = try Stream(copying: origin)
                _ = other.draws(draws)
                #expect(stream.draws(30) == other.draws(30))
            }
        }
    }

    @Test("are 0 for u = 0, bounded for u = 1, and on the axes for quarters v")
    func exactCases() throws {
        let count = 2 * Int(REF_EDGE_UNIFORMS) * Int(REF_EDGE_UNIFORMS)
        let source = try Stream(Self.edges, seed: 0)
        let uniforms = (0..<count).map { _ in ck_stream_uniform(source.pointer) }
        let normals = Self.normals(try Stream(Self.edges, seed: 0), .plain, count: count)
        for i in stride(from: 0, to: count, by: 2) {
            let (u, v) = (uniforms[i], uniforms[i + 1])
            let (x, y) = (normals[i], normals[i + 1])
            #expect(u > 0 || (x == 0 && y == 0))
            #expect(x.magnitude < 8.58 && y.magnitude < 8.58)
            switch v {
            case 0, 1: #expect(x >= 0 && y == 0)
            case 0.25: #expect(x == 0 && y >= 0)
            case 0.5: #expect(x <= 0 && y == 0)
            case 0.75: #expect(x == 0 && y <= 0)
            default: break
            }
        }
        #expect(try #require(normals.max()) > 8.57)
    }

    @Test("have the same fingerprint on all processors", arguments: Kernel.vector + [.plain])
    func fingerprint(kernel: Kernel) throws {
        let stream = try Stream(Generator.named("mt19937"), seed: 42)
        let numbers = Self.normals(stream, kernel, count: Int(REF_NORMALS))
        let fingerprint = ref_fingerprint_of_numbers(numbers, numbers.count)
        #expect(fingerprint == REF_NORMALS_FINGERPRINT)
    }

    @Test(
        "end where the documentation says",
        arguments: [(15, 4.56), (24, 5.77), (31, 6.56), (32, 6.66), (48, 8.16), (53, 8.57)])
    func bounds(bits: Int, bound: Double) throws {
        let stream = try Stream(Generator(ref_greatest_uniforms()), seed: UInt32(bits))
        let number = Self.normals(stream, .plain, count: 1)[0]
        #expect((number * 100).rounded() == (bound * 100).rounded())
    }
}
