internal import CKernel

/// Confidence levels, and the quantiles of intervals.
package enum Confidence {
    /// Throws ``PiKitError`` with the code `confidence` if the level is not between 0 and 1.
    package static func check(_ level: Double) throws(PiKitError) {
        guard level > 0 && level < 1 else {
            throw PiKitError(
                .confidence,
                "the confidence level must be greater than 0 and less than 1, such as 0.95, "
                    + "not \(level)")
        }
    }

    /// The half-width of the level's interval around a standard normal variable.
    ///
    /// - Precondition: The level is between 0 and 1.
    package static func normalReach(_ level: Double) -> Double {
        ck_normal_upper_quantile((1 - level) / 2)
    }

    /// The half-width of the level's interval around Student's variable with so many degrees of
    /// freedom.
    ///
    /// - Precondition: The level is between 0 and 1, and there is a degree of freedom.
    package static func studentReach(_ level: Double, freedom: Int) -> Double {
        precondition(freedom > 0, "Student's variable has degrees of freedom")
        return ck_student_upper_quantile((1 - level) / 2, Double(freedom))
    }
}
