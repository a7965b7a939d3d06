import CKernel
import CReference
import Foundation
import Testing

// Float80 is a type of x86 alone.
#if arch(x86_64)
    @Suite("The accuracy of normals")
    struct NormalAccuracyTests {
        /// The greatest error, in units in the last place of the true value, computed with 64 bits.
        private static func error(of normals: [Double], from uniforms: [Double]) -> Double {
            let w = { (u: Double) in Float80(u < 1 ? 1 - u : 0x1p-53) }
            return greatest(of: normals, from: uniforms, w: w, error: units)
        }

        /// The greatest error of normals whose true values have this w.
        private static func greatest(
            of normals: [Double], from uniforms: [Double], w: (Double) -> Float80,
            error: (Double, Float80) -> Double
        ) -> Double {
            stride(from: 0, to: normals.count, by: 2).reduce(0) { greatest, i in
                let (u, v) = (uniforms[i], uniforms[i + 1])
                let r = (-2 * log(w(u))).squareRoot()
                // Reduced to an eighth of a turn, where the library's functions are precise.
                let quarters = (4 * v).rounded()
                let angle = 2 * Float80.pi * Float80(v - quarters / 4)
                let (c, s) = (r * cos(angle), r * sin(angle))
                let (x, y) = [(c, s), (-s, c), (-c, -s), (s, -c)][Int(quarters) % 4]
                return max(greatest, error(normals[i], x), error(normals[i + 1], y))
            }
        }

        private static func units(_ number: Double, _ truth: Float80) -> Double {
            let unit = Float80(Double(truth.magnitude).ulp)
            return Double((Float80(number) - truth).magnitude / unit)
        }

        /// The first draws of a generator and the normals made of them.
        private static func numbers(
            _ generator: Generator, count: Int, kernel: Kernel
        ) throws -> (uniforms: [Double], normals: [Double]) {
            let source = try Stream(generator, seed: 5)
            let uniforms = (0..<count).map { _ in ck_stream_uniform(source.pointer) }
            let stream = try Stream(generator, seed: 5)
            var normals = [Double](repeating: .nan, count: count)
            ck_stream_fill_normals(stream.pointer, kernel.pointer, &normals, count)
            return (uniforms, normals)
        }

        @Test(
            "is within 4 units in the last place",
            arguments: ["mt19937", "ranlxd1", "mrg", "zuf"])
        func accuracy(name: String) throws {
            var (uniforms, normals) = try Self.numbers(
                Generator.named(name), count: 1 << 21, kernel: Kernel.vector[0])
            let error = Self.error(of: normals, from: uniforms)
            #expect(error < 4)
            // A number that is 10 units off or more is found.
            normals[12_345] *= 1 + 10 * Double.ulpOfOne
            let wrongError = Self.error(of: normals, from: uniforms)
            #expect(wrongError > 4)
        }

        @Test("is within 10^-12 where 1 - u is rounded", arguments: ["mrg", "cmrg", "minstd"])
        func roundedDraws(name: String) throws {
            let (uniforms, normals) = try Self.numbers(
                Generator.named(name), count: 1 << 21, kernel: Kernel.vector[0])
            let error = Self.greatest(
                of: normals, from: uniforms, w: { 1 - Float80($0) },
                error: { Double((Float80($0) - $1).magnitude) })
            #expect(error < 1e-12)
            // Some are off by more than the 2·10⁻¹⁵ of exact ones.
            #expect(error > 2e-15)
        }

        @Test("is the same for draws at the ends of intervals")
        func edges() throws {
            let (uniforms, normals) = try Self.numbers(
                Generator(ref_edge_uniforms()),
                count: 2 * Int(REF_EDGE_UNIFORMS) * Int(REF_EDGE_UNIFORMS), kernel: .plain)
            let error = Self.error(of: normals, from: uniforms)
            #expect(error < 4)
        }
    }
#endif
