// Distributions of real numbers.
//
// Each method returns what the function of GSL that it names returns at the same draw, bit for bit
// with the same libm. Variants of libm may differ in the last bit; glibc has several and picks one
// by the processor.
//
// Each method checks its parameters and traps if one is out of range: that is a programming error.
// So no GSL error is raised, and no result is NaN. A result beyond the range of Double is infinite
// or 0. "From 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰", about 10⁻³⁰¹ to 10³⁰¹, leaves GSL's arithmetic room.
//
// GSL makes many variables by rejection, so a value takes a varying number of draws. "About" gives
// the expected number. A generator that repeats itself after a few draws, such as randu with seed
// 2²⁸, may never draw what a rejection waits for.

extension RandomStream {
    /// Returns a normal variable, of density ∝ exp(-(x - μ)²/(2σ²)).
    ///
    /// It is μ plus the value of `gsl_ran_gaussian_ziggurat` (Marsaglia, Tsang 2000). It takes
    /// about 1.04 draws from a generator of 32 bits, and one more from others.
    ///
    /// - Parameters:
    ///   - mean: μ, finite.
    ///   - standardDeviation: σ, from 0 to 2¹⁰⁰⁰.
    /// - Precondition: The generator draws 24 bits or more, which only `uni` and `slatec` do not.
    public func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
        Parameter.checkFinite(mean, "mean")
        Parameter.checkDeviation(standardDeviation, "standard deviation")
        checkZiggurat()
        return mean + stream.normal(standardDeviation)
    }

    /// Returns an exponential variable, of density exp(-x/μ)/μ for x ≥ 0.
    ///
    /// It is the value of `gsl_ran_exponential`, and takes one draw. It is infinite if the draw is
    /// 1, which older generators such as `zuf` and `fishman2x` may give.
    ///
    /// - Parameter mean: μ, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    public func exponential(mean: Double = 1) -> Double {
        Parameter.checkPositive(mean, "mean")
        return stream.exponential(mean)
    }

    /// Returns a gamma variable, of density ∝ x^(k - 1) exp(-x/θ) for x > 0.
    ///
    /// It is the value of `gsl_ran_gamma` (Marsaglia, Tsang 2000). It takes about 2.1 draws from a
    /// generator of 32 bits, 3.1 from others, and one more if the shape is less than 1. A value
    /// below the least Double is 0, which is likely if the shape is less than 0.001.
    ///
    /// - Parameters:
    ///   - shape: k, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    ///   - scale: θ, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    /// - Precondition: The generator draws 24 bits or more, which only `uni` and `slatec` do not.
    public func gamma(shape: Double, scale: Double = 1) -> Double {
        Parameter.checkPositive(shape, "shape")
        Parameter.checkPositive(scale, "scale")
        checkZiggurat()
        return stream.gamma(shape: shape, scale: scale)
    }

    /// Returns a beta variable, of density ∝ x^(α - 1) (1 - x)^(β - 1) for 0 ≤ x ≤ 1.
    ///
    /// It is the value of `gsl_ran_beta`: a quotient of two gamma variables, or by Jöhnk's method
    /// if neither parameter exceeds 1. It takes about 2 to 5 draws from a generator of 32 bits.
    ///
    /// - Parameters:
    ///   - alpha: α, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    ///   - beta: β, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    /// - Precondition: The generator draws 24 bits or more, or α ≤ 1 and β ≤ 1.
    public func beta(alpha: Double, beta: Double) -> Double {
        Parameter.checkPositive(alpha, "alpha")
        Parameter.checkPositive(beta, "beta")
        if alpha > 1 || beta > 1 { checkZiggurat() }
        return stream.beta(alpha: alpha, beta: beta)
    }

    /// Returns a chi-squared variable, of density ∝ x^(ν/2 - 1) exp(-x/2) for x > 0.
    ///
    /// It is the value of `gsl_ran_chisq`, twice a gamma variable of shape ν/2, and takes as many
    /// draws.
    ///
    /// - Parameter degreesOfFreedom: ν, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    /// - Precondition: The generator draws 24 bits or more, which only `uni` and `slatec` do not.
    public func chiSquared(degreesOfFreedom: Double) -> Double {
        Parameter.checkPositive(degreesOfFreedom, "degrees of freedom")
        checkZiggurat()
        return stream.chiSquared(degreesOfFreedom)
    }

    /// Returns a variable of Student's t distribution, of density ∝ (1 + x²/ν)^(-(ν + 1)/2).
    ///
    /// It is the value of `gsl_ran_tdist`. For ν ≤ 2 that is a quotient of a normal and the root of
    /// a chi-squared variable. For ν > 2 it is Marsaglia's rejection (1980). It takes about 4 to 7
    /// draws, but 4.5/√(ν - 2) as ν comes near 2.
    ///
    /// - Parameter degreesOfFreedom: ν, from 1/8 to 2¹⁰⁰⁰, but not between 2 and 2 + 2⁻²⁰.
    /// - Precondition: The generator draws 24 bits or more, or ν > 2.
    public func studentT(degreesOfFreedom: Double) -> Double {
        precondition(
            degreesOfFreedom >= 0x1p-3 && degreesOfFreedom <= 0x1p1000
                && (degreesOfFreedom <= 2 || degreesOfFreedom >= 2 + 0x1p-20),
            """
            the degrees of freedom must be from 1/8 to 2, or from 2 + 2^-20 to 2^1000, \
            not \(degreesOfFreedom)
            """)
        if degreesOfFreedom <= 2 { checkZiggurat() }
        return stream.studentT(degreesOfFreedom)
    }

    /// Returns exp(y) of a normal variable y with mean ζ and standard deviation σ.
    ///
    /// It is the value of `gsl_ran_lognormal`, by the polar method, and takes about 2.55 draws.
    ///
    /// - Parameters:
    ///   - logMean: ζ, the mean of the logarithm, finite.
    ///   - logStandardDeviation: σ, the standard deviation of the logarithm, from 0 to 2¹⁰⁰⁰.
    public func logNormal(logMean: Double = 0, logStandardDeviation: Double = 1) -> Double {
        Parameter.checkFinite(logMean, "mean of the logarithm")
        Parameter.checkDeviation(logStandardDeviation, "standard deviation of the logarithm")
        return stream.logNormal(
            logMean: logMean, logStandardDeviation: logStandardDeviation)
    }

    /// Returns a Cauchy variable, of density ∝ 1/(1 + ((x - x₀)/γ)²).
    ///
    /// It is x₀ plus the value of `gsl_ran_cauchy`, and takes one draw, unless that is 1/2, which is
    /// skipped.
    ///
    /// - Parameters:
    ///   - location: x₀, the median, finite.
    ///   - scale: γ, half the distance of the quartiles, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    public func cauchy(location: Double = 0, scale: Double = 1) -> Double {
        Parameter.checkFinite(location, "location")
        Parameter.checkPositive(scale, "scale")
        return location + stream.cauchy(scale)
    }

    /// Returns a Weibull variable, of density ∝ x^(k - 1) exp(-(x/λ)^k) for x ≥ 0.
    ///
    /// It is the value of `gsl_ran_weibull`, and takes one draw, unless that is 0, which is skipped.
    ///
    /// - Parameters:
    ///   - shape: k, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰. GSL calls it b.
    ///   - scale: λ, from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰. GSL calls it a.
    public func weibull(shape: Double, scale: Double = 1) -> Double {
        Parameter.checkPositive(shape, "shape")
        Parameter.checkPositive(scale, "scale")
        return stream.weibull(scale: scale, shape: shape)
    }
}
