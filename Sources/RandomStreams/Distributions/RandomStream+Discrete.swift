// Distributions of integers. What RandomStream+Continuous.swift says of all methods holds here too.

extension RandomStream {
    /// Returns a Poisson variable: n ≥ 0 with probability exp(-μ) μⁿ/n!.
    ///
    /// It is the value of `gsl_ran_poisson` (Ahrens, Dieter 1974). It takes about μ + 1 draws up to
    /// μ = 10, 11 at 100, 27 at 10⁶, and 40 at 2³¹.
    ///
    /// - Parameter mean: μ, from 0 to 2³¹.
    public func poisson(mean: Double) -> Int {
        precondition(mean >= 0 && mean <= 0x1p31, "the mean must be from 0 to 2^31, not \(mean)")
        return Int(stream.poisson(mean))
    }

    /// Returns the number of successes in `trials` trials: k with probability C(n, k) pᵏ (1 - p)ⁿ⁻ᵏ.
    ///
    /// It is the value of `gsl_ran_binomial` if the variance n p (1 - p) is 2²² or less. Beyond, an
    /// overflow of an integer in GSL's function makes values far from the mean too frequent. The
    /// result is then the sum of GSL's values for v equal parts of the trials, where v is the
    /// variance divided by 2²² and rounded up.
    ///
    /// It takes one draw if n p or n (1 - p) is less than 14, and otherwise about 2 to 4, for each
    /// part (Kachitvichyanukul, Schmeiser 1988). With 0 trials it makes no draw.
    ///
    /// - Parameters:
    ///   - trials: n, from 0 to 2³¹ - 2.
    ///   - probability: p, that of a success, from 0 to 1.
    public func binomial(trials: Int, probability: Double) -> Int {
        Parameter.checkTrials(trials)
        Parameter.checkProbability(probability)
        return Int(
            stream.binomial(trials: UInt32(truncatingIfNeeded: trials), probability: probability))
    }

    /// Returns the number of failures before the n-th success: k with probability
    /// Γ(n + k)/(Γ(n) k!) pⁿ (1 - p)ᵏ.
    ///
    /// It is the value of `gsl_ran_negative_binomial`: a Poisson variable whose mean is a gamma
    /// variable of shape n, times (1 - p)/p. It takes as many draws as both.
    ///
    /// - Parameters:
    ///   - successes: n, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰. It need not be an integer.
    ///   - probability: p, that of a success, more than 0 and at most 1.
    /// - Precondition: (n + 20√n + 100) (1 - p)/p ≤ 2³¹, so that the result has 32 bits. The
    ///   generator draws 24 bits or more, which only `uni` and `slatec` do not.
    public func negativeBinomial(successes: Double, probability: Double) -> Int {
        Parameter.checkPositive(successes, "number of successes")
        Parameter.checkProbability(probability, least: .leastNonzeroMagnitude)
        precondition(
            (successes + 20 * successes.squareRoot() + 100) * (1 - probability) / probability
                <= 0x1p31,
            """
            (n + 20 sqrt(n) + 100) (1 - p)/p must be at most 2^31 for n = \(successes) and \
            p = \(probability): use a larger probability or fewer successes
            """)
        checkZiggurat()
        // A gamma variable exceeds the bound above with a probability of less than 10⁻³⁰. If it
        // does, this traps.
        return poisson(
            mean: stream.gamma(shape: successes, scale: 1) * (1 - probability) / probability)
    }

    /// Returns the number of trials up to the first success: k ≥ 1 with probability p (1 - p)ᵏ⁻¹.
    ///
    /// It is the value of `gsl_ran_geometric`, and takes one draw, unless that is 0, which is
    /// skipped.
    ///
    /// - Parameter probability: p, that of a success, from 2⁻²⁶ to 1. GSL's result has 32 bits.
    public func geometric(probability: Double) -> Int {
        Parameter.checkProbability(probability, least: 0x1p-26)
        return Int(stream.geometric(probability))
    }

    /// Returns `true` with the probability p.
    ///
    /// It is the value of `gsl_ran_bernoulli`: whether ``nextUniform()`` is less than p. It takes
    /// one draw.
    ///
    /// - Parameter probability: p, from 0 to 1.
    public func bernoulli(probability: Double) -> Bool {
        Parameter.checkProbability(probability)
        return stream.uniform() < probability
    }

    /// Returns an integer from 0 to `bound` - 1, each with the same probability.
    ///
    /// It is the value of `gsl_rng_uniform_int`. A draw is divided by an integer, and the draws
    /// that do not fill the range evenly are skipped. So it takes about 2 draws at most, and one if
    /// the bound is small.
    ///
    /// - Parameter bound: From 1 to the generator's largest draw less its least, which is 2³² - 1
    ///   for mt19937.
    public func uniformInteger(below bound: Int) -> Int {
        precondition(
            bound >= 1 && UInt64(truncatingIfNeeded: bound) <= generator.drawSpan,
            "the bound must be from 1 to \(generator.drawSpan) with \(generator), not \(bound)")
        return Int(truncatingIfNeeded: stream.uniformInteger(UInt64(truncatingIfNeeded: bound)))
    }

    /// Returns an index into the weights of `table`, each with a probability in proportion to its
    /// weight.
    ///
    /// It is the value of `gsl_ran_discrete` (Walker 1977). It takes one draw, and O(1) time.
    ///
    /// The uniform draw picks both a column of the table and a part of it, so the bits of the draw
    /// set how finely it resolves probabilities: to 2⁻³² with mt19937, to 2⁻²⁴ with ranlxs0.
    public func choice(from table: AliasTable) -> Int {
        table.index(at: stream.uniform())
    }
}
