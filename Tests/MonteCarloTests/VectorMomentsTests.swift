import Foundation
import MonteCarlo
import Testing

@Suite("Moments of vectors")
struct VectorMomentsTests {
    static func total(_ vectors: some Sequence<[Double]>, dimensions: Int = 3) -> VectorMoments {
        vectors.reduce(into: VectorMoments(dimensions: dimensions)) { $0.add($1) }
    }

    /// Correlated vectors of 1024ths around a mean, which doubles hold exactly.
    static func vectors(_ count: Int, mean: Double, seed: UInt32) throws -> [[Double]] {
        let random = try RandomStream(generator: .mt19937, seed: seed)
        return (0..<count).map { _ in
            let a = 6 * random.nextUniform() - 3
            let b = 6 * random.nextUniform() - 3
            return [a, a + b, b].map { mean + ($0 * 1024).rounded() / 1024 }
        }
    }

    /// The covariance of vectors of 1024ths, exact but for one rounding.
    static func exactCovariance(_ vectors: [[Double]], _ i: Int, _ j: Int) -> Double {
        var (sums, products) = ((Int128(0), Int128(0)), Int128(0))
        for vector in vectors {
            let (x, y) = (Int128(vector[i] * 1024), Int128(vector[j] * 1024))
            sums = (sums.0 + x, sums.1 + y)
            products += x * y
        }
        let n = Int128(vectors.count)
        // The quotient with 60 bits after the point.
        let (numerator, denominator) = (n * products - sums.0 * sums.1, n * (n - 1))
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return (Double(whole) + Double(rest) / Double(denominator)) * 0x1p-20
    }

    /// The greatest error of a covariance, in units of the standard deviations' product.
    static func error(_ total: VectorMoments, _ vectors: [[Double]]) -> Double {
        var worst = 0.0
        for i in 0..<3 {
            for j in 0..<3 {
                let scale = (total.variance(i) * total.variance(j)).squareRoot()
                let error = total.covariance(i, j) - exactCovariance(vectors, i, j)
                worst = max(worst, abs(error) / scale)
            }
        }
        return worst
    }

    /// Merges totals of blocks as a run does, in a tree.
    static func merged(_ vectors: [[Double]], block: Int) -> VectorMoments {
        var totals = stride(from: 0, to: vectors.count, by: block).map {
            total(vectors[$0..<min($0 + block, vectors.count)])
        }
        while totals.count > 1 {
            totals = stride(from: 0, to: totals.count, by: 2).map { k in
                var sum = totals[k]
                if k + 1 < totals.count { sum.merge(totals[k + 1]) }
                return sum
            }
        }
        return totals[0]
    }

    @Test(
        "have covariances within n 2^-52, and within a few √n 2^-52, of exact arithmetic",
        arguments: [0, 1, 1e6, -1e9, 1e9], [2, 3, 100, 65_536])
    func exact(mean: Double, count: Int) throws {
        let vectors = try Self.vectors(count, mean: mean, seed: 3)
        let bound = 4 * Double(count).squareRoot() * 0x1p-52
        #expect(Self.error(Self.total(vectors), vectors) < min(bound, Double(count) * 0x1p-52))
        #expect(Self.error(Self.merged(vectors, block: 1000), vectors) < bound)
        #expect(Self.error(Self.merged(vectors, block: 7), vectors) < bound)
        // A first vector far from all others costs nothing.
        let outlier = [[-mean, 1e8, 3]] + vectors.dropFirst()
        #expect(Self.error(Self.total(outlier), outlier) < bound)
    }

    @Test("keep a deviation of 1 around 1e9, with alternating signs, and sum means exactly")
    func alternating() {
        let vectors = (0..<65_536).map { k in
            let sign = k.isMultiple(of: 2) ? 1.0 : -1.0
            return [1e9 + sign, 1e9 - sign, -1e9 + sign]
        }
        for total in [Self.total(vectors), Self.merged(vectors, block: 256)] {
            #expect(total.mean == [1e9, 1e9, -1e9])
            let variance = 65_536.0 / 65_535
            #expect(abs(total.variance(0) - variance) < 1e-14)
            #expect(abs(total.covariance(0, 1) + variance) < 1e-14)
            #expect(abs(total.covariance(2, 0) - variance) < 1e-14)
        }
    }

    @Test("have means that are the exact ones, rounded", arguments: [2, 1000, 65_536])
    func means(count: Int) throws {
        let vectors = try Self.vectors(count, mean: 1e9, seed: 8)
        for total in [Self.total(vectors), Self.merged(vectors, block: 100)] {
            for i in 0..<3 {
                let sum = vectors.reduce(0) { $0 + Int($1[i] * 1024) }
                let exact = Double(sum / count) + Double(sum % count) / Double(count)
                #expect(abs(total.mean[i] - exact / 1024) <= 1e9.ulp)
            }
        }
    }

    @Test("have correlations from -1 to 1")
    func correlation() {
        let line = Self.total((0..<100).map { [Double($0), -0.1 * Double($0), 5] })
        #expect(line.correlation(0, 0) == 1)
        #expect(line.correlation(0, 1) >= -1 && line.correlation(0, 1) < -1 + 1e-14)
        #expect(line.correlation(1, 2).isNaN)
        #expect(line.covariance(1, 2) == 0 && line.variance(2) == 0)
    }

    @Test("of one sample have no finite variance")
    func one() {
        let total = Self.total([[1, 2, 3]])
        #expect(total.mean == [1, 2, 3] && total.variance(1) == .infinity)
        #expect(total.covariance(0, 1).isNaN && total.correlation(0, 1).isNaN)
    }

    @Test("estimate each component")
    func estimate() throws {
        let total = Self.total(try Self.vectors(1000, mean: 2, seed: 1))
        let estimate = try total.estimate(confidence: 0.9)
        #expect(estimate.confidence == 0.9 && estimate.means.count == 3)
        for i in 0..<3 {
            let expected = try MeanEstimate(
                samples: 1000, mean: total.mean[i], variance: total.variance(i), confidence: 0.9)
            #expect(estimate.means[i] == expected)
        }
        let parts = estimate.means.map { "\($0)" }
        #expect(estimate.description == "(\(parts[0]), \(parts[1]), \(parts[2]))")
        let error = #expect(throws: PiKitError.self) { try total.estimate(confidence: 1) }
        #expect(error?.code == .confidence)
    }

    /// Both estimate ∫ eˣ dx = e - 1 over 0 to 1.
    ///
    /// The variance of eˣ - βx is the sum of squares'
    /// minimum over β, so the adjusted deviations have that standard error.
    @Test("shrink an error by a control variate as their documentation shows")
    func controlVariate() throws {
        let random = try RandomStream(generator: .mt19937, seed: 11)
        let vectors = (0..<10_000).map { _ in
            let u = random.nextUniform()
            return [exp(u), u, exp(u) - u]
        }
        let total = Self.total(vectors)
        let beta = total.covariance(0, 1) / total.variance(1)
        let mean = total.mean[0] - beta * (total.mean[1] - 0.5)
        let rho = total.correlation(0, 1)
        let error = (total.variance(0) * (1 - rho * rho) / Double(total.count)).squareRoot()
        let adjusted = Self.total(vectors.map { [$0[0] - beta * ($0[1] - 0.5), 0, 0] })
        #expect(abs(adjusted.mean[0] - mean) < 1e-14)
        #expect(abs((adjusted.variance(0) / 10_000).squareRoot() - error) < 1e-9 * error)
        // The correlation is 0.9918, so the error is an eighth. Five errors: false in 6e-7.
        #expect(error < (total.variance(0) / 10_000).squareRoot() / 7)
        #expect(abs(mean - (M_E - 1)) < 5 * error)
        // The paired difference is a component, whose variance is that of the two others.
        let paired = total.variance(0) + total.variance(1) - 2 * total.covariance(0, 1)
        #expect(abs(total.variance(2) - paired) < 1e-13)
    }
}
