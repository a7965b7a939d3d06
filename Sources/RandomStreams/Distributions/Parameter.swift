/// Checks of the parameters of distributions.
///
/// A wrong parameter is a programming error, so each check traps.
enum Parameter {
    /// Traps unless the value is from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰.
    ///
    /// Within these bounds no quotient or product inside GSL's functions is 0/0, ∞/∞ or 0·∞.
    @inline(__always)
    static func checkPositive(_ value: Double, _ name: StaticString) {
        precondition(
            value >= 0x1p-1000 && value <= 0x1p1000,
            "the \(name) must be from 2^-1000 to 2^1000, not \(value)")
    }

    /// Traps unless the value is from 0 to 2¹⁰⁰⁰.
    @inline(__always)
    static func checkDeviation(_ value: Double, _ name: StaticString) {
        precondition(
            value >= 0 && value <= 0x1p1000, "the \(name) must be from 0 to 2^1000, not \(value)")
    }

    /// Traps unless the value is a finite number.
    @inline(__always)
    static func checkFinite(_ value: Double, _ name: StaticString) {
        precondition(value.isFinite, "the \(name) must be finite, not \(value)")
    }

    /// Traps unless the value is from `least` to 1.
    @inline(__always)
    static func checkProbability(_ value: Double, least: Double = 0) {
        precondition(
            value >= least && value <= 1,
            "the probability must be from \(least) to 1, not \(value)")
    }

    /// The largest number of trials: GSL counts with 32-bit integers.
    static let mostTrials = 2_147_483_646

    /// Traps unless the number is from 0 to 2³¹ - 2.
    @inline(__always)
    static func checkTrials(_ trials: Int) {
        precondition(
            trials >= 0 && trials <= mostTrials,
            "the trials must be from 0 to 2^31 - 2, not \(trials)")
    }

    /// Traps where ``AliasTable/init(weights:)`` throws.
    static func checkWeights(_ weights: [Double]) {
        do throws(PiKitError) {
            _ = try AliasTable.sum(of: weights)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Traps unless there are concentrations, each is 2⁻¹⁰⁰⁰ or more, and their sum is at most
    /// 2¹⁰⁰⁰.
    static func checkConcentrations(_ concentrations: [Double]) {
        precondition(!concentrations.isEmpty, "there must be a concentration")
        for concentration in concentrations { checkPositive(concentration, "concentration") }
        checkPositive(concentrations.reduce(0, +), "sum of the concentrations")
    }

    /// Traps unless there is room for exactly as many results as there are parameters.
    static func checkRoom(_ room: Int, for count: Int) {
        precondition(room == count, "there must be room for \(count) results, not \(room)")
    }
}

extension RandomStream {
    /// Traps unless a draw has 24 bits, without which `gsl_ran_gaussian_ziggurat` raises an error.
    @inline(__always)
    func checkZiggurat() {
        precondition(
            generator.drawSpan >= 0xFF_FFFF,
            "\(generator) draws fewer than the 24 bits that normal and gamma variables need")
    }
}
