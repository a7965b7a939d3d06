// Distributions of several numbers. What RandomStream+Continuous.swift says of all methods holds
// here too. A method that returns an array allocates it. Its `into:` variant writes to the caller's
// memory and allocates nothing.

extension RandomStream {
    /// Returns a point on the unit sphere in three dimensions, uniformly by area.
    ///
    /// It is the value of `gsl_ran_dir_3d` (Knop 1970), and takes about 2.55 draws.
    public func direction() -> SIMD3<Double> {
        stream.direction()
    }

    /// Returns a point on the unit sphere in `dimensions` dimensions, uniformly by area.
    ///
    /// It is the value of `gsl_ran_dir_nd`: normal variables, divided by the root of the sum of
    /// their squares. It takes about 2.55 draws for each dimension.
    ///
    /// - Parameter dimensions: 1 or more.
    public func direction(dimensions: Int) -> [Double] {
        precondition(dimensions >= 1, "the dimensions must be 1 or more, not \(dimensions)")
        return [Double](unsafeUninitializedCapacity: dimensions) { buffer, count in
            stream.direction(
                into: UnsafeMutableBufferPointer(rebasing: buffer.prefix(dimensions)))
            count = dimensions
        }
    }

    /// Writes what ``direction(dimensions:)`` returns.
    ///
    /// - Parameter coordinates: As many as there are dimensions, 1 or more.
    public func direction(into coordinates: inout MutableSpan<Double>) {
        precondition(!coordinates.isEmpty, "the dimensions must be 1 or more, not 0")
        coordinates.withUnsafeMutableBufferPointer { stream.direction(into: $0) }
    }

    /// Returns how often each of several outcomes occurs in `trials` trials.
    ///
    /// An outcome's probability is its weight divided by the sum of the weights. The counts add up
    /// to the number of trials.
    ///
    /// It is the value of `gsl_ran_multinomial`: each outcome in turn gets a binomial share of the
    /// trials that are left (Davis 1993). It differs from GSL's where
    /// ``binomial(trials:probability:)`` does, where rounding makes GSL lose a trial, of which the
    /// probability is about n·2⁻⁵³, and where a draw is exactly 1. It takes as many draws as the
    /// binomial variables.
    ///
    /// - Parameters:
    ///   - trials: n, from 0 to 2³¹ - 2.
    ///   - weights: At least one. Each is 0 or more, and the sum is finite and more than 0.
    public func multinomial(trials: Int, weights: [Double]) -> [Int] {
        Parameter.checkTrials(trials)
        Parameter.checkWeights(weights)
        return [Int](unsafeUninitializedCapacity: weights.count) { buffer, count in
            stream.multinomial(
                trials: UInt32(truncatingIfNeeded: trials), weights: weights,
                into: buffer.baseAddress!)
            count = weights.count
        }
    }

    /// Writes what ``multinomial(trials:weights:)`` returns.
    ///
    /// - Parameters:
    ///   - trials: n, from 0 to 2³¹ - 2.
    ///   - weights: At least one. Each is 0 or more, and the sum is finite and more than 0.
    ///   - counts: As many as there are weights.
    public func multinomial(trials: Int, weights: [Double], into counts: inout MutableSpan<Int>) {
        Parameter.checkTrials(trials)
        Parameter.checkWeights(weights)
        Parameter.checkRoom(counts.count, for: weights.count)
        counts.withUnsafeMutableBufferPointer {
            stream.multinomial(
                trials: UInt32(truncatingIfNeeded: trials), weights: weights,
                into: $0.baseAddress!)
        }
    }

    /// Returns a variable of the Dirichlet distribution: shares that add up to 1, of density
    /// ∝ ∏ xᵢ^(αᵢ - 1).
    ///
    /// It is the value of `gsl_ran_dirichlet`: gamma variables of the shapes αᵢ, divided by their
    /// sum. It takes as many draws, and as many again if all of them are less than 10⁻¹⁵³.
    ///
    /// - Parameter concentrations: α, at least one. Each is 2⁻¹⁰⁰⁰ or more, and the sum is at most
    ///   2¹⁰⁰⁰.
    /// - Precondition: The generator draws 24 bits or more, which only `uni` and `slatec` do not.
    public func dirichlet(concentrations: [Double]) -> [Double] {
        Parameter.checkConcentrations(concentrations)
        checkZiggurat()
        return [Double](unsafeUninitializedCapacity: concentrations.count) { buffer, count in
            stream.dirichlet(concentrations: concentrations, into: buffer.baseAddress!)
            count = concentrations.count
        }
    }

    /// Writes what ``dirichlet(concentrations:)`` returns.
    ///
    /// - Parameters:
    ///   - concentrations: α, at least one. Each is 2⁻¹⁰⁰⁰ or more, and the sum is at most 2¹⁰⁰⁰.
    ///   - shares: As many as there are concentrations.
    /// - Precondition: The generator draws 24 bits or more, which only `uni` and `slatec` do not.
    public func dirichlet(concentrations: [Double], into shares: inout MutableSpan<Double>) {
        Parameter.checkConcentrations(concentrations)
        Parameter.checkRoom(shares.count, for: concentrations.count)
        checkZiggurat()
        shares.withUnsafeMutableBufferPointer {
            stream.dirichlet(concentrations: concentrations, into: $0.baseAddress!)
        }
    }
}
