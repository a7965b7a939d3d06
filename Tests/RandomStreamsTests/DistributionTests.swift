import CGSL
import RandomStreams
import Testing

@Suite("Distributions of a random stream")
struct DistributionTests {
    private static let generators: [Generator] =
        ["mt19937", "taus2", "ranlxs0", "cmrg"].compactMap { try? Generator(named: $0) }

    // 10^4 values cross the refills of mt19937, which has 624 words. Draw 20 001 is reached by a
    // jump, where the generator has one, and is in the midst of the words.
    @Test(
        "have GSL's values bit for bit, and take as many draws", arguments: DistributionCase.all,
        generators)
    func equal(distribution: DistributionCase, generator: Generator) throws {
        for start in [0, 20_001] {
            let stock = StockGenerator(generator, seed: 5)
            stock.skip(start)
            let stream = try Self.stream(generator, at: start)
            let different = (0..<10_000).count { _ in
                distribution.here(stream) != distribution.stock(stock.rng)
            }
            #expect(different == 0)
            let end = stream.position
            if let draws = distribution.draws { #expect(end == UInt64(start + 10_000 * draws)) }
            let next = gsl_rng_get(stock.rng)
            #expect(stream.nextDraw() == UInt64(next))
            // The position counts the draws that were made.
            #expect(try Self.stream(generator, at: Int(end)).nextDraw() == UInt64(next))
        }
    }

    private static func stream(_ generator: Generator, at draw: Int) throws -> RandomStream {
        let stream = try RandomStream(generator: generator, seed: 5)
        if generator.layout == .exact {
            try stream.jump(to: UInt64(draw))
        } else {
            for _ in 0..<draw { _ = stream.nextDraw() }
        }
        return stream
    }

    @Test("have GSL's values, and no NaN, if draws are often 0, 1/2 or 1", arguments: [24, 32])
    func extremes(bits: Int) throws {
        let generator = Generator.extremes(bits: bits)
        // Rounding makes GSL lose trials of multinomial variables if the last draw is 1.
        let exact = DistributionCase.all.filter { !$0.testDescription.hasPrefix("multinomial") }
        for distribution in exact {
            let stock = StockGenerator(generator, seed: 9)
            let stream = try RandomStream(generator: generator, seed: 9)
            for _ in 0..<10_000 {
                let value = distribution.here(stream)
                let expected = distribution.stock(stock.rng)
                guard value == expected, !value.contains(where: Self.isNaN) else {
                    Issue.record("\(distribution.testDescription): \(value), not \(expected)")
                    break
                }
            }
            #expect(stream.nextDraw() == UInt64(gsl_rng_get(stock.rng)))
        }
    }

    @Test("of several numbers can be written to the caller's memory")
    func callersMemory() throws {
        let stream = try RandomStream(generator: Generator(named: "taus2"), seed: 8)
        let twin = stream.copy()
        let (weights, concentrations) = ([1.0, 0, 2, 3], [0.5, 2, 1e-3])
        for _ in 0..<1000 {
            var coordinates = [0.0, 0, 0, 0, 0]
            var coordinatesSpan = coordinates.mutableSpan
            twin.direction(into: &coordinatesSpan)
            #expect(stream.direction(dimensions: 5) == coordinates)
            var counts = [0, 0, 0, 0]
            var countsSpan = counts.mutableSpan
            twin.multinomial(trials: 50, weights: weights, into: &countsSpan)
            #expect(stream.multinomial(trials: 50, weights: weights) == counts)
            var shares = [0.0, 0, 0]
            var sharesSpan = shares.mutableSpan
            twin.dirichlet(concentrations: concentrations, into: &sharesSpan)
            #expect(stream.dirichlet(concentrations: concentrations) == shares)
        }
        #expect(stream.position == twin.position)
    }

    /// Whether bits are those of a NaN, which no integer that is drawn here reaches.
    private static func isNaN(_ bits: UInt64) -> Bool {
        Double(bitPattern: bits).isNaN
    }

    @Test("give numbers with every generator that has 24 bits", arguments: Generator.all)
    func everyGenerator(generator: Generator) throws {
        guard generator.draws.upperBound - generator.draws.lowerBound >= 0xFF_FFFF else { return }
        for distribution in DistributionCase.all {
            let stock = StockGenerator(generator, seed: 3)
            let stream = try RandomStream(generator: generator, seed: 3)
            for _ in 0..<50 {
                let value = distribution.here(stream)
                #expect(value == distribution.stock(stock.rng))
                #expect(!value.contains(where: Self.isNaN))
            }
        }
    }

    @Test("need fewer bits where they make no normal", arguments: ["uni", "slatec"])
    func fewBits(name: String) throws {
        let generator = try Generator(named: name)
        let stock = StockGenerator(generator, seed: 4)
        let stream = try RandomStream(generator: generator, seed: 4)
        for _ in 0..<1000 {
            #expect(stream.beta(alpha: 1, beta: 0.5) == gsl_ran_beta(stock.rng, 1, 0.5))
            #expect(stream.studentT(degreesOfFreedom: 3) == gsl_ran_tdist(stock.rng, 3))
            #expect(stream.poisson(mean: 50) == Int(gsl_ran_poisson(stock.rng, 50)))
            #expect(stream.logNormal() == gsl_ran_lognormal(stock.rng, 0, 1))
        }
    }

    @Test("end at the least degrees of freedom above 2")
    func studentTNearTwo() throws {
        let stock = StockGenerator(.mt19937, seed: 8)
        let stream = try RandomStream(generator: .mt19937, seed: 8)
        let degrees = 2 + 0x1p-20
        for _ in 0..<20 {
            #expect(stream.studentT(degreesOfFreedom: degrees) == gsl_ran_tdist(stock.rng, degrees))
        }
    }

    @Test("add up GSL's binomial values for parts of the trials if the variance exceeds 2^22")
    func binomialParts() throws {
        let stock = StockGenerator(.mt19937, seed: 6)
        let stream = try RandomStream(generator: .mt19937, seed: 6)
        // The variance is 2.1 · 10⁷, which makes six parts.
        let parts = [16_666_666, 16_666_666] + [UInt32](repeating: 16_666_667, count: 4)
        for _ in 0..<1000 {
            let sum = parts.reduce(0) { $0 + Int(gsl_ran_binomial(stock.rng, 0.3, $1)) }
            #expect(stream.binomial(trials: 100_000_000, probability: 0.3) == sum)
        }
    }

    /// The variance of 20 000 values for 2³¹ - 2 trials of probability 1/2, in units of the
    /// binomial variance.
    ///
    /// Its standard error is 0.01, so it misses 1 by 0.05 with a probability of less than 10⁻⁶.
    private static func varianceOfLargeBinomials(_ value: () -> Int) -> Double {
        let trials = 2_147_483_646
        let squares = (0..<20_000).map { _ in
            let distance = Double(value() - trials / 2)
            return distance * distance
        }
        return squares.reduce(0, +) / 20_000 / (Double(trials) / 4)
    }

    @Test("have the variance of binomial variables, however large")
    func binomialVariance() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 7)
        let variance = Self.varianceOfLargeBinomials {
            stream.binomial(trials: 2_147_483_646, probability: 0.5)
        }
        #expect(abs(variance - 1) < 0.05)
        // GSL's own function overflows an int. If this fails, GSL has mended it.
        let stock = StockGenerator(.mt19937, seed: 7)
        let broken = Self.varianceOfLargeBinomials {
            Int(gsl_ran_binomial(stock.rng, 0.5, 2_147_483_646))
        }
        #expect(broken > 1.1)
    }

    @Test(
        "give each trial of a multinomial variable an outcome that has a weight",
        arguments: [[0.7, 0.1, 0.2], [1, 1.6e-16, 0], [1, 1.6e-16, 1e-20], [0.1, 0.2, 0.3]])
    func multinomialSum(weights: [Double]) throws {
        for reachesOne in [false, true] {
            let generator = Generator.extremes(bits: 32, reachesOne: reachesOne)
            let stream = try RandomStream(generator: generator, seed: 2)
            for _ in 0..<1000 {
                let counts = stream.multinomial(trials: 2_147_483_646, weights: weights)
                #expect(counts.reduce(0, +) == 2_147_483_646)
                #expect(zip(weights, counts).allSatisfy { $0 > 0 || $1 == 0 })
            }
        }
    }

    @Test("do not lose trials of a multinomial variable as GSL does")
    func multinomialLoss() {
        let generator = Generator.extremes(bits: 32, reachesOne: false)
        let stock = StockGenerator(generator, seed: 2)
        let losses = (0..<1000).count { _ in
            var counts: [UInt32] = [0, 0, 0]
            gsl_ran_multinomial(stock.rng, 3, 2_147_483_646, [0.7, 0.1, 0.2], &counts)
            return counts.reduce(0, +) != 2_147_483_646
        }
        #expect(losses > 0)
    }
}
