internal import CKernel

// GSL's distributions at the stream's draw. The header of CKernel states what callers must check.

extension GSLStream {
    func normal(_ standardDeviation: Double) -> Double {
        ck_stream_normal(pointer, standardDeviation)
    }

    func exponential(_ mean: Double) -> Double {
        ck_stream_exponential(pointer, mean)
    }

    func gamma(shape: Double, scale: Double) -> Double {
        ck_stream_gamma(pointer, shape, scale)
    }

    func beta(alpha: Double, beta: Double) -> Double {
        ck_stream_beta(pointer, alpha, beta)
    }

    func chiSquared(_ degreesOfFreedom: Double) -> Double {
        ck_stream_chi_squared(pointer, degreesOfFreedom)
    }

    func studentT(_ degreesOfFreedom: Double) -> Double {
        ck_stream_student_t(pointer, degreesOfFreedom)
    }

    func logNormal(logMean mean: Double, logStandardDeviation standardDeviation: Double) -> Double {
        ck_stream_log_normal(pointer, mean, standardDeviation)
    }

    func cauchy(_ scale: Double) -> Double {
        ck_stream_cauchy(pointer, scale)
    }

    func weibull(scale: Double, shape: Double) -> Double {
        ck_stream_weibull(pointer, scale, shape)
    }

    func poisson(_ mean: Double) -> UInt32 {
        ck_stream_poisson(pointer, mean)
    }

    func binomial(trials: UInt32, probability: Double) -> UInt32 {
        ck_stream_binomial(pointer, probability, trials)
    }

    func geometric(_ probability: Double) -> UInt32 {
        ck_stream_geometric(pointer, probability)
    }

    func uniformInteger(_ bound: UInt64) -> UInt64 {
        ck_stream_uniform_integer(pointer, bound)
    }

    func direction() -> SIMD3<Double> {
        let direction = ck_stream_direction(pointer)
        return SIMD3(direction.x, direction.y, direction.z)
    }

    /// Fills all of `coordinates`, which must not be empty.
    func direction(into coordinates: UnsafeMutableBufferPointer<Double>) {
        ck_stream_direction_in(pointer, coordinates.baseAddress!, coordinates.count)
    }

    /// Writes a share for each concentration, of which there must be at least one.
    func dirichlet(concentrations: [Double], into shares: UnsafeMutablePointer<Double>) {
        ck_stream_dirichlet(pointer, concentrations, shares, concentrations.count)
    }

    /// Writes a count for each weight, of which there must be at least one.
    func multinomial(
        trials: UInt32, weights: [Double], into counts: UnsafeMutablePointer<Int>
    ) {
        ck_stream_multinomial(pointer, trials, weights, counts, weights.count)
    }
}
