/// A sum of two doubles, and the error of its rounding: `sum` + `error` is exact.
///
/// D. E. Knuth, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B.
struct TwoSum {
    let sum: Double
    let error: Double

    init(_ a: Double, _ b: Double) {
        sum = a + b
        let rest = sum - a
        error = (a - (sum - rest)) + (b - rest)
    }
}
