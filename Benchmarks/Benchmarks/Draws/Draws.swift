import CDraws
import Foundation
import Measuring
import RandomStreams

/// Prints the cost of single draws and of distributions beside GSL's own, as Markdown tables.
///
/// Alternatives are measured in turn, so that noise affects them equally. The figures are medians.
/// A ratio is the time here divided by the other, so less is better.
@main
struct Draws {
    static let rounds = 25
    static let seed: UInt32 = 42

    static func main() throws {
        let date = Date.now.formatted(.iso8601.year().month().day())
        print("Draws on \(processor), \(date).")
        print("Medians of \(rounds) rounds, in nanoseconds.\n")
        try singleDraws()
        try distributions()
        try normals()
        try substreams()
    }

    /// Makes a number of values, and returns their sum.
    typealias Loop = (Int) -> Double

    /// Measures `nextUniform` beside gsl_rng_uniform, and the standard library beside `nextUniform`.
    private static func singleDraws() throws {
        printHead("a uniform number", "other", "here")
        for name in ["mt19937", "taus2"] {
            let generator = try Generator(named: name)
            let stream = try RandomStream(generator: generator, seed: seed)
            let rng = try stockGenerator(named: name)
            let next: Loop = { sum($0) { stream.nextUniform() } }
            let random: Loop = { count in
                var source = stream
                return sum(count) { Double.random(in: 0..<1, using: &source) }
            }
            printRow("\(name): nextUniform, gsl_rng_uniform", { draws_uniform(rng, $0) }, next)
            printRow("\(name): Double.random(in: 0..<1), nextUniform", next, random)
        }
        print()
    }

    /// Measures each distribution beside the same function of GSL, called from C.
    private static func distributions() throws {
        let stream = try RandomStream(generator: .mt19937, seed: seed)
        let rng = try stockGenerator(named: "mt19937")
        // C writes to memory that it has, so the methods here do so too.
        var ten = [Double](repeating: 0, count: 10)
        var four = [Double](repeating: 0, count: 4)
        var counts = [0, 0, 0, 0]
        let table = try AliasTable(weights: (1...100).map(Double.init))
        let weights = [1.0, 2, 3, 4]
        let concentrations = [0.5, 1, 2, 3]
        let rows: [(name: String, stock: draws_loop, here: Loop)] = [
            ("normal", draws_normal, { sum($0) { stream.normal() } }),
            ("exponential", draws_exponential, { sum($0) { stream.exponential() } }),
            ("gamma, 2.5", draws_gamma, { sum($0) { stream.gamma(shape: 2.5) } }),
            ("gamma, 0.5", draws_gamma_small, { sum($0) { stream.gamma(shape: 0.5) } }),
            ("beta, 2 and 3", draws_beta, { sum($0) { stream.beta(alpha: 2, beta: 3) } }),
            (
                "beta, 0.5 and 0.5", draws_beta_small,
                { sum($0) { stream.beta(alpha: 0.5, beta: 0.5) } }
            ),
            (
                "chi-squared, 5", draws_chi_squared,
                { sum($0) { stream.chiSquared(degreesOfFreedom: 5) } }
            ),
            (
                "Student's t, 5", draws_student_t,
                { sum($0) { stream.studentT(degreesOfFreedom: 5) } }
            ),
            ("log-normal", draws_log_normal, { sum($0) { stream.logNormal() } }),
            ("Cauchy", draws_cauchy, { sum($0) { stream.cauchy() } }),
            ("Weibull, 1.5", draws_weibull, { sum($0) { stream.weibull(shape: 1.5) } }),
            ("Poisson, 4", draws_poisson, { sum($0) { Double(stream.poisson(mean: 4)) } }),
            (
                "Poisson, 1000", draws_poisson_large,
                { sum($0) { Double(stream.poisson(mean: 1000)) } }
            ),
            (
                "binomial, 10 and 0.3", draws_binomial,
                { sum($0) { Double(stream.binomial(trials: 10, probability: 0.3)) } }
            ),
            (
                "binomial, 10000 and 0.5", draws_binomial_large,
                { sum($0) { Double(stream.binomial(trials: 10_000, probability: 0.5)) } }
            ),
            (
                "negative binomial, 3 and 0.5", draws_negative_binomial,
                { sum($0) { Double(stream.negativeBinomial(successes: 3, probability: 0.5)) } }
            ),
            (
                "geometric, 0.3", draws_geometric,
                { sum($0) { Double(stream.geometric(probability: 0.3)) } }
            ),
            (
                "Bernoulli, 0.3", draws_bernoulli,
                { sum($0) { Double(stream.bernoulli(probability: 0.3) ? 1 : 0 as Int) } }
            ),
            (
                "uniform integer below 6", draws_uniform_integer,
                { sum($0) { Double(stream.uniformInteger(below: 6)) } }
            ),
            (
                "choice of 100", draws_choice, { sum($0) { Double(stream.choice(from: table)) } }
            ),
            (
                "direction", draws_direction,
                {
                    sum($0) {
                        let direction = stream.direction()
                        return direction.x + direction.y + direction.z
                    }
                }
            ),
            (
                "direction, 10 dimensions", draws_direction_10,
                {
                    sum($0) {
                        var span = ten.mutableSpan
                        stream.direction(into: &span)
                        return span[9]
                    }
                }
            ),
            (
                "multinomial, 100 over 4", draws_multinomial,
                {
                    sum($0) {
                        var span = counts.mutableSpan
                        stream.multinomial(trials: 100, weights: weights, into: &span)
                        return Double(span[3])
                    }
                }
            ),
            (
                "Dirichlet, 4", draws_dirichlet,
                {
                    sum($0) {
                        var span = four.mutableSpan
                        stream.dirichlet(concentrations: concentrations, into: &span)
                        return span[3]
                    }
                }
            ),
        ]
        printHead("mt19937", "GSL from C", "here")
        for row in rows {
            printRow(row.name, { row.stock(rng, $0) }, row.here)
        }
        print()
    }

    @inline(__always)
    static func sum(_ count: Int, _ value: () -> Double) -> Double {
        var sum = 0.0
        for _ in 0..<count { sum += value() }
        return sum
    }

    static func stockGenerator(named name: String) throws -> UnsafeMutableRawPointer {
        guard let rng = draws_create(name, UInt(seed)) else {
            throw CocoaError(.featureUnsupported)
        }
        return rng
    }

    static func printHead(_ first: String, _ other: String, _ here: String) {
        print("| \(first) | \(other) | \(here) | ratio |")
        print("|---|---|---|---|")
    }

    /// Measures both loops in turn, each round for about a millisecond, and prints the medians.
    static func printRow(_ name: String, _ other: Loop, _ here: Loop) {
        let count = max(100, Int(1e6 / nanoseconds(1000, other)))
        var times: (other: [Double], here: [Double]) = ([], [])
        for _ in 0..<rounds {
            times.other.append(nanoseconds(count, other))
            times.here.append(nanoseconds(count, here))
        }
        let (slow, fast) = (median(times.other), median(times.here))
        print(String(format: "| %@ | %.2f | %.2f | %.2f |", name, slow, fast, fast / slow))
    }

    /// The nanoseconds that a value takes.
    static func nanoseconds(_ count: Int, _ loop: Loop) -> Double {
        var sum = 0.0
        let elapsed = ContinuousClock().measure { sum = loop(count) }
        precondition(!sum.isNaN)
        return elapsed / .nanoseconds(1) / Double(count)
    }
}
