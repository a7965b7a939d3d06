import CDraws
import RandomStreams

extension Draws {
    /// Measures `fillNormals` on each kernel beside GSL's ziggurat, called from C.
    static func normals() throws {
        printHead("normals of mt19937, buffers of 10 000", "GSL from C", "fillNormals")
        let rng = try stockGenerator(named: "mt19937")
        var numbers = [Double](repeating: 0, count: 10_000)
        for kernel in Kernel.available {
            let stream = try RandomStream(generator: .mt19937, seed: seed, kernel: kernel)
            printRow("the kernel \(kernel), gsl_ran_gaussian_ziggurat", { draws_normal(rng, $0) }) {
                for start in stride(from: 0, to: $0, by: numbers.count) {
                    let count = min($0 - start, numbers.count)
                    do {
                        try stream.fillNormals(&numbers, prefix: count)
                    } catch {
                        preconditionFailure("\(error)")
                    }
                }
                return numbers[0]
            }
        }
        print()
    }
}
