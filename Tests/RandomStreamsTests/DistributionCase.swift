import CGSL
import RandomStreams
import Testing

/// A distribution with its parameters, here and in GSL.
struct DistributionCase: Sendable, CustomTestStringConvertible {
    typealias Stock = UnsafeMutablePointer<gsl_rng>

    /// What is drawn, with its parameters.
    let testDescription: String
    /// The draws that a value takes, where that is a fixed number.
    let draws: Int?
    /// The bits of a value's numbers.
    let here: @Sendable (RandomStream) -> [UInt64]
    /// The same of GSL's value.
    let stock: @Sendable (Stock) -> [UInt64]

    /// A number, such as a Double.
    private static func one(
        _ name: String, draws: Int? = nil, _ here: @escaping @Sendable (RandomStream) -> Double,
        _ stock: @escaping @Sendable (Stock) -> Double
    ) -> DistributionCase {
        DistributionCase(
            testDescription: name, draws: draws, here: { [here($0).bitPattern] },
            stock: { [stock($0).bitPattern] })
    }

    /// An integer.
    private static func integer(
        _ name: String, draws: Int? = nil, _ here: @escaping @Sendable (RandomStream) -> Int,
        _ stock: @escaping @Sendable (Stock) -> UInt32
    ) -> DistributionCase {
        DistributionCase(
            testDescription: name, draws: draws, here: { [UInt64(here($0))] },
            stock: { [UInt64(stock($0))] })
    }

    static let all = continuous + discrete + vectors

    private static let smallest = 0x1p-1000
    private static let largest = 0x1p1000

    private static let continuous: [DistributionCase] =
        [(0.0, 1.0), (-3, 0.25), (1e10, 0), (0, largest)].map { mean, deviation in
            one("normal \(mean), \(deviation)") {
                $0.normal(mean: mean, standardDeviation: deviation)
            } _: {
                mean + gsl_ran_gaussian_ziggurat($0, deviation)
            }
        }
        + [1, 0.001, smallest, largest].map { mean in
            one("exponential \(mean)", draws: 1) {
                $0.exponential(mean: mean)
            } _: {
                gsl_ran_exponential($0, mean)
            }
        }
        + [
            (1.0, 1.0), (0.5, 2), (0.01, 1), (2.5, 3), (1e6, 0.1), (smallest, largest),
            (largest, smallest), (largest, largest),
        ].map { shape, scale in
            one("gamma \(shape), \(scale)") {
                $0.gamma(shape: shape, scale: scale)
            } _: {
                gsl_ran_gamma($0, shape, scale)
            }
        }
        + [
            (1.0, 1.0), (0.5, 0.5), (0.001, 0.002), (2, 3), (0.5, 7), (100, 0.1),
            (smallest, smallest), (smallest, 2), (largest, largest), (smallest, largest),
        ].map { alpha, beta in
            one("beta \(alpha), \(beta)") {
                $0.beta(alpha: alpha, beta: beta)
            } _: {
                gsl_ran_beta($0, alpha, beta)
            }
        }
        + [1, 5, 0.1, 1000, smallest, largest].map { degrees in
            one("chi-squared \(degrees)") {
                $0.chiSquared(degreesOfFreedom: degrees)
            } _: {
                gsl_ran_chisq($0, degrees)
            }
        }
        + [0.125, 1, 2, 2.1, 3, 30, 1e16, largest].map { degrees in
            one("Student's t \(degrees)") {
                $0.studentT(degreesOfFreedom: degrees)
            } _: {
                gsl_ran_tdist($0, degrees)
            }
        }
        + [(0.0, 1.0), (-2, 0.5), (3, 0), (0, largest), (.greatestFiniteMagnitude, 1)].map {
            mean, deviation in
            one("log-normal \(mean), \(deviation)") {
                $0.logNormal(logMean: mean, logStandardDeviation: deviation)
            } _: {
                gsl_ran_lognormal($0, mean, deviation)
            }
        }
        + [(0.0, 1.0), (5, 0.1), (0, smallest), (0, largest)].map { location, scale in
            one("Cauchy \(location), \(scale)") {
                $0.cauchy(location: location, scale: scale)
            } _: {
                location + gsl_ran_cauchy($0, scale)
            }
        }
        + [
            (1.0, 1.0), (0.5, 2), (3, 0.1), (smallest, largest), (largest, smallest),
            (smallest, smallest),
        ].map { shape, scale in
            one("Weibull \(shape), \(scale)") {
                $0.weibull(shape: shape, scale: scale)
            } _: {
                gsl_ran_weibull($0, scale, shape)
            }
        }

    private static let discrete: [DistributionCase] =
        [0, 0.01, 1, 9.99, 10.01, 35, 1234.5, 1e6, 0x1p31].map { mean in
            integer("Poisson \(mean)") {
                $0.poisson(mean: mean)
            } _: {
                gsl_ran_poisson($0, mean)
            }
        }
        + [
            (0, 0.5), (1, 0), (10, 1), (10, 0.3), (100, 0.14), (100, 0.141), (1000, 0.9),
            (100_000, 0.5), (1 << 24, 0.5), (2_147_483_646, 1e-9), (2_147_483_646, 0.999),
        ].map { trials, probability in
            integer("binomial \(trials), \(probability)") {
                $0.binomial(trials: trials, probability: probability)
            } _: {
                gsl_ran_binomial($0, probability, UInt32(trials))
            }
        }
        + [
            (1, 0.5), (3, 0.9), (0.5, 0.1), (2.5, 1), (1000, 0.01), (smallest, 0.5), (largest, 1),
            (1, 0x1p-24), (1e9, 0.5),
        ].map { successes, probability in
            integer("negative binomial \(successes), \(probability)") {
                $0.negativeBinomial(successes: successes, probability: probability)
            } _: {
                gsl_ran_negative_binomial($0, probability, successes)
            }
        }
        + [1, 0.5, 0.999, 0.01, 0x1p-26].map { probability in
            integer("geometric \(probability)") {
                $0.geometric(probability: probability)
            } _: {
                gsl_ran_geometric($0, probability)
            }
        }
        + [0, 0.3, 1].map { probability in
            integer("Bernoulli \(probability)", draws: 1) {
                $0.bernoulli(probability: probability) ? 1 : 0
            } _: {
                gsl_ran_bernoulli($0, probability)
            }
        }
        + [1, 2, 6, 1000, 1 << 23, (1 << 24) - 1].map { bound in
            integer("uniform integer \(bound)") {
                $0.uniformInteger(below: bound)
            } _: {
                UInt32(gsl_rng_uniform_int($0, UInt(bound)))
            }
        }

    private static let vectors: [DistributionCase] =
        [
            DistributionCase(testDescription: "direction", draws: nil) {
                let direction = $0.direction()
                return [direction.x.bitPattern, direction.y.bitPattern, direction.z.bitPattern]
            } stock: {
                var (x, y, z) = (0.0, 0.0, 0.0)
                gsl_ran_dir_3d($0, &x, &y, &z)
                return [x.bitPattern, y.bitPattern, z.bitPattern]
            }
        ]
        + [1, 2, 3, 10].map { dimensions in
            DistributionCase(testDescription: "direction in \(dimensions)", draws: nil) {
                $0.direction(dimensions: dimensions).map(\.bitPattern)
            } stock: {
                var coordinates = [Double](repeating: 0, count: dimensions)
                gsl_ran_dir_nd($0, dimensions, &coordinates)
                return coordinates.map(\.bitPattern)
            }
        }
        + [
            (0, [1.0]), (100, [1]), (100, [0.1, 0.2, 0.3, 0.4]), (7, [0, 3, 0, 5, 0]),
            (1_000_000, [1e-300, 1e300, 1, 1e299]), (1000, [1, 1e-20, 0, 1e-30]),
            (50, [Double](repeating: 0.1, count: 40)),
        ].map { trials, weights in
            DistributionCase(testDescription: "multinomial \(trials), \(weights)", draws: nil) {
                $0.multinomial(trials: trials, weights: weights).map { UInt64($0) }
            } stock: {
                var counts = [UInt32](repeating: 0, count: weights.count)
                gsl_ran_multinomial($0, weights.count, UInt32(trials), weights, &counts)
                return counts.map { UInt64($0) }
            }
        }
        + [
            [1.0], [1, 1, 1], [0.5, 2, 10], [1e-4, 2e-4, 1e-4], [smallest, smallest],
            [largest / 2, largest / 4, 1], [smallest, largest / 2],
        ].map { concentrations in
            DistributionCase(testDescription: "Dirichlet \(concentrations)", draws: nil) {
                $0.dirichlet(concentrations: concentrations).map(\.bitPattern)
            } stock: {
                var shares = [Double](repeating: 0, count: concentrations.count)
                gsl_ran_dirichlet($0, concentrations.count, concentrations, &shares)
                return shares.map(\.bitPattern)
            }
        }
}
