import CSimulations
import Foundation
import PiKit

// The parameters of `genz.c`: how difficult each dimension is, and where the functions have their
// peaks or breaks. They are global, as a simulation's function is inlined only if it captures
// nothing.
private let a = [1.5, 0.9, 1.2, 0.6, 1.8, 0.75]
private let w = [0.7, 0.8, 0.35, 0.55, 0.25, 0.6]
private let dimensions = 6

/// One of Genz's test functions in 6 dimensions, three times: in C, as a closure that is given the
/// point of each sample, and as a closure that is given the points of many.
///
/// A. Genz, "A package for testing multiple integration subroutines", in: Numerical Integration,
/// Reidel 1987.
struct Genz {
    typealias Stock =
        @convention(c) (UnsafeMutablePointer<Double>?, Int, UnsafeMutableRawPointer?) -> Double

    let name: String
    let stock: Stock
    let samples: Simulation<Moments>
    let batches: Simulation<Moments>

    /// All six functions.
    static let all = [oscillatory, productPeak, cornerPeak, gaussian, continuous, discontinuous]

    private static let oscillatory = Genz(
        name: "oscillatory", stock: genz_oscillatory,
        samples: Simulation("oscillatory", uniforms: dimensions) { x in
            var sum = 2 * Double.pi * w[0]
            for d in 0..<dimensions { sum += a[d] * x[d] }
            return cos(sum)
        },
        batches: Simulation(
            "oscillatory", uniforms: dimensions,
            batch: { points, values in
                fill(&values, with: 2 * Double.pi * w[0])
                for d in 0..<dimensions { combine(points[d], &values) { $0 + a[d] * $1 } }
                finish(&values) { cos($0) }
            }))

    private static let productPeak = Genz(
        name: "product peak", stock: genz_product_peak,
        samples: Simulation("product peak", uniforms: dimensions) { x in
            var product = 1.0
            for d in 0..<dimensions {
                product *= 1 / (a[d] * a[d]) + (x[d] - w[d]) * (x[d] - w[d])
            }
            return 1 / product
        },
        batches: Simulation(
            "product peak", uniforms: dimensions,
            batch: { points, values in
                fill(&values, with: 1)
                for d in 0..<dimensions {
                    let (width, place) = (1 / (a[d] * a[d]), w[d])
                    combine(points[d], &values) { $0 * (width + ($1 - place) * ($1 - place)) }
                }
                finish(&values) { 1 / $0 }
            }))

    private static let cornerPeak = Genz(
        name: "corner peak", stock: genz_corner_peak,
        samples: Simulation("corner peak", uniforms: dimensions) { x in
            var sum = 1.0
            for d in 0..<dimensions { sum += a[d] * x[d] }
            let cube = sum * sum * sum
            return 1 / (cube * cube * sum)
        },
        batches: Simulation(
            "corner peak", uniforms: dimensions,
            batch: { points, values in
                fill(&values, with: 1)
                for d in 0..<dimensions { combine(points[d], &values) { $0 + a[d] * $1 } }
                finish(&values) { sum in
                    let cube = sum * sum * sum
                    return 1 / (cube * cube * sum)
                }
            }))

    private static let gaussian = Genz(
        name: "Gaussian", stock: genz_gaussian,
        samples: Simulation("Gaussian", uniforms: dimensions) { x in
            var sum = 0.0
            for d in 0..<dimensions { sum += a[d] * a[d] * (x[d] - w[d]) * (x[d] - w[d]) }
            return exp(-sum)
        },
        batches: Simulation(
            "Gaussian", uniforms: dimensions,
            batch: { points, values in
                fill(&values, with: 0)
                for d in 0..<dimensions {
                    let (square, place) = (a[d] * a[d], w[d])
                    combine(points[d], &values) { $0 + square * ($1 - place) * ($1 - place) }
                }
                finish(&values) { exp(-$0) }
            }))

    private static let continuous = Genz(
        name: "continuous", stock: genz_continuous,
        samples: Simulation("continuous", uniforms: dimensions) { x in
            var sum = 0.0
            for d in 0..<dimensions { sum += a[d] * abs(x[d] - w[d]) }
            return exp(-sum)
        },
        batches: Simulation(
            "continuous", uniforms: dimensions,
            batch: { points, values in
                fill(&values, with: 0)
                for d in 0..<dimensions {
                    let (difficulty, place) = (a[d], w[d])
                    combine(points[d], &values) { $0 + difficulty * abs($1 - place) }
                }
                finish(&values) { exp(-$0) }
            }))

    private static let discontinuous = Genz(
        name: "discontinuous", stock: genz_discontinuous,
        samples: Simulation("discontinuous", uniforms: dimensions) { x in
            if x[0] > w[0] || x[1] > w[1] { return 0 }
            var sum = 0.0
            for d in 0..<dimensions { sum += a[d] * x[d] }
            return exp(sum)
        },
        batches: Simulation(
            "discontinuous", uniforms: dimensions,
            batch: { points, values in
                fill(&values, with: 0)
                for d in 0..<dimensions { combine(points[d], &values) { $0 + a[d] * $1 } }
                let (x, y) = (points[0], points[1])
                for i in x.indices {
                    values[i] = x[i] > w[0] || y[i] > w[1] ? 0 : exp(values[i])
                }
            }))
}

extension Genz {
    // Three kinds of loops over a column, which the compiler turns into vector code.

    @inline(__always)
    private static func fill(_ values: inout MutableSpan<Double>, with value: Double) {
        for i in values.indices { values[i] = value }
    }

    @inline(__always)
    private static func combine(
        _ column: Span<Double>, _ values: inout MutableSpan<Double>,
        _ combined: (Double, Double) -> Double
    ) {
        for i in column.indices { values[i] = combined(values[i], column[i]) }
    }

    @inline(__always)
    private static func finish(
        _ values: inout MutableSpan<Double>, _ finished: (Double) -> Double
    ) {
        for i in values.indices { values[i] = finished(values[i]) }
    }
}
