import CGSL
import RandomStreams
import Testing

@Suite("Distributions of a random stream, misused")
struct DistributionMisuseTests {
    private static let wrongPositives = [0, -1, .nan, .infinity, 0x1p-1001, 0x1p1001]
    private static let wrongDeviations = [-1, .nan, .infinity, 0x1p1001]
    private static let notFinite: [Double] = [.nan, .infinity, -.infinity]
    private static let wrongProbabilities = [-0.1, 1.1, .nan]

    typealias Use = @Sendable (RandomStream) -> Void

    /// Calls with a parameter that is wrong, and only one.
    static let wrongParameters: [Use] =
        notFinite.flatMap { value -> [Use] in
            [
                { _ = $0.normal(mean: value) },
                { _ = $0.logNormal(logMean: value) },
                { _ = $0.cauchy(location: value) },
            ]
        }
        + wrongDeviations.flatMap { value -> [Use] in
            [
                { _ = $0.normal(standardDeviation: value) },
                { _ = $0.logNormal(logStandardDeviation: value) },
            ]
        }
        + wrongPositives.flatMap { value -> [Use] in
            [
                { _ = $0.exponential(mean: value) },
                { _ = $0.gamma(shape: value) },
                { _ = $0.gamma(shape: 1, scale: value) },
                { _ = $0.beta(alpha: value, beta: 1) },
                { _ = $0.beta(alpha: 1, beta: value) },
                { _ = $0.chiSquared(degreesOfFreedom: value) },
                { _ = $0.cauchy(scale: value) },
                { _ = $0.weibull(shape: value) },
                { _ = $0.weibull(shape: 1, scale: value) },
                { _ = $0.negativeBinomial(successes: value, probability: 1) },
                { _ = $0.dirichlet(concentrations: [1, value]) },
            ]
        }
        + [0.124, 2.nextUp, 0x1p1001, .nan].map { value -> Use in
            { _ = $0.studentT(degreesOfFreedom: value) }
        }
        + [-1, .nan, 0x1p31.nextUp].map { value -> Use in { _ = $0.poisson(mean: value) } }
        + wrongProbabilities.flatMap { value -> [Use] in
            [
                { _ = $0.binomial(trials: 1, probability: value) },
                { _ = $0.negativeBinomial(successes: 1, probability: value) },
                { _ = $0.geometric(probability: value) },
                { _ = $0.bernoulli(probability: value) },
            ]
        }
        + [
            { _ = $0.geometric(probability: 0x1p-27) },
            { _ = $0.negativeBinomial(successes: 1, probability: 0) },
            { _ = $0.negativeBinomial(successes: 1e9, probability: 0.1) },
            { _ = $0.negativeBinomial(successes: 0x1p1000, probability: 0.999) },
            { _ = $0.binomial(trials: -1, probability: 0.5) },
            { _ = $0.binomial(trials: 2_147_483_647, probability: 0.5) },
            { _ = $0.uniformInteger(below: 0) },
            { _ = $0.uniformInteger(below: -1) },
            { _ = $0.uniformInteger(below: 1 << 32) },
            { _ = $0.direction(dimensions: 0) },
            { _ = $0.multinomial(trials: -1, weights: [1]) },
            { _ = $0.multinomial(trials: 2_147_483_647, weights: [1]) },
            { _ = $0.multinomial(trials: 1, weights: []) },
            { _ = $0.multinomial(trials: 1, weights: [0, 0]) },
            { _ = $0.multinomial(trials: 1, weights: [1, -1]) },
            { _ = $0.multinomial(trials: 1, weights: [1, .nan]) },
            { _ = $0.multinomial(trials: 1, weights: [1, .infinity]) },
            { _ = $0.multinomial(trials: 1, weights: [1e308, 1e308]) },
            { _ = $0.dirichlet(concentrations: []) },
            { _ = $0.dirichlet(concentrations: [0x1p1000, 0x1p1000]) },
            { stream in
                var none: [Double] = []
                var span = none.mutableSpan
                stream.direction(into: &span)
            },
            { stream in
                var counts = [0]
                var span = counts.mutableSpan
                stream.multinomial(trials: 1, weights: [1, 1], into: &span)
            },
            { stream in
                var shares = [0.0, 0]
                var span = shares.mutableSpan
                stream.dirichlet(concentrations: [1], into: &span)
            },
        ]

    /// Calls that need draws of 24 bits.
    static let needBits: [Use] = [
        { _ = $0.normal() },
        { _ = $0.gamma(shape: 1) },
        { _ = $0.beta(alpha: 1, beta: 1.5) },
        { _ = $0.beta(alpha: 1.5, beta: 1) },
        { _ = $0.chiSquared(degreesOfFreedom: 1) },
        { _ = $0.studentT(degreesOfFreedom: 2) },
        { _ = $0.negativeBinomial(successes: 1, probability: 0.5) },
        { _ = $0.dirichlet(concentrations: [1, 1]) },
    ]

    /// Whether GSL's error handler wrote what a process has written.
    private static func showsGSLError(_ output: [UInt8]) -> Bool {
        String(decoding: output, as: UTF8.self).contains("Default GSL error handler invoked")
    }

    @Test("trap, without an error of GSL's", arguments: wrongParameters.indices)
    func wrong(index: Int) async throws {
        let result = await #expect(
            processExitsWith: .trap, observing: [\.standardErrorContent]
        ) { [index] in
            let stream = try RandomStream(generator: .mt19937, seed: 1)
            Self.wrongParameters[index](stream)
        }
        #expect(!Self.showsGSLError(try #require(result).standardErrorContent))
    }

    @Test("trap if draws have too few bits", arguments: ["uni", "slatec"], needBits.indices)
    func fewBits(name: String, index: Int) async throws {
        let result = await #expect(
            processExitsWith: .trap, observing: [\.standardErrorContent]
        ) { [name, index] in
            let stream = try RandomStream(generator: Generator(named: name), seed: 1)
            Self.needBits[index](stream)
        }
        #expect(!Self.showsGSLError(try #require(result).standardErrorContent))
    }

    @Test("would raise an error of GSL's, which would be seen")
    func stock() async throws {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let stock = try StockGenerator(Generator(named: "uni"), seed: 1)
            _ = gsl_ran_gaussian_ziggurat(stock.rng, 1)
        }
        #expect(Self.showsGSLError(try #require(result).standardErrorContent))
    }
}
