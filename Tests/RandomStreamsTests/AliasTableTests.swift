import CGSL
import RandomStreams
import Testing

@Suite("An alias table")
struct AliasTableTests {
    private static func random(_ count: Int, exponent: Double) throws -> [Double] {
        let stream = try RandomStream(generator: .mt19937, seed: 11)
        return (0..<count).map { _ in stream.gamma(shape: exponent) }
    }

    private static let weights: [[Double]] = {
        let random = [(5, 1), (100, 0.1), (1000, 0.01), (1023, 5), (100_000, 1)]
        return [
            [1], [0, 1], [1, 0], [0, 0, 3, 0], [1, 1, 1], [0.1, 0.2, 0.3, 0.4],
            [1, 2.5, 0.5], [1e-300, 1e300], [1e308, 7e307], [0x1p-1074, 0x1p-1074, 0x1p-1073],
            [Double](repeating: 0.1, count: 49), (1...100).map(Double.init),
            [1] + [Double](repeating: 0, count: 10_000) + [1],
        ] + random.compactMap { try? Self.random($0.0, exponent: $0.1) }
    }()

    @Test(
        "gives the indices of gsl_ran_discrete, one for each draw", arguments: weights.indices,
        ["mt19937", "ranlxs0", "cmrg"])
    func equal(index: Int, name: String) throws {
        let weights = Self.weights[index]
        let generator = try Generator(named: name)
        let table = try AliasTable(weights: weights)
        let stock = StockGenerator(generator, seed: 3)
        let stream = try RandomStream(generator: generator, seed: 3)
        let discrete = gsl_ran_discrete_preproc(weights.count, weights)
        defer { gsl_ran_discrete_free(discrete) }
        for _ in 0..<10_000 {
            let choice = stream.choice(from: table)
            #expect(choice == gsl_ran_discrete(stock.rng, discrete))
            #expect(weights[choice] > 0)
        }
        #expect(stream.position == 10_000)
    }

    @Test("knows its weights' probabilities")
    func probabilities() throws {
        let table = try AliasTable(weights: [3, 0, 4, 1][...])
        #expect(table.count == 4)
        #expect((0..<4).map(table.probability) == [0.375, 0, 0.5, 0.125])
    }

    @Test("stays in range if a draw is 1")
    func one() throws {
        let stream = try RandomStream(generator: .extremes(bits: 32), seed: 1)
        let table = try AliasTable(weights: [1, 2, 3, 0])
        for _ in 0..<10_000 {
            #expect((0..<3).contains(stream.choice(from: table)))
        }
    }

    @Test(
        "refuses weights that define no probabilities",
        arguments: [
            ([], "there are no weights"), ([0, 0], "all weights are 0"),
            ([1, -0.5], "weight 1 is -0.5"), ([.nan], "weight 0 is nan"),
            ([1, .infinity], "weight 1 is inf"), ([1e308, 1e308], "sum of the weights is not"),
        ] as [([Double], String)])
    func refused(weights: [Double], text: String) throws {
        let error = #expect(throws: PiKitError.self) { try AliasTable(weights: weights) }
        #expect(error?.code == .weights)
        #expect(error?.description.contains(text) == true)
    }
}
