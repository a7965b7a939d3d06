import CReference
import MonteCarlo
import Testing

/// Moments against integer arithmetic that does not round.
///
/// Samples are integers times a power of two, so sums of samples and of squares are integers. Let u
/// be 2⁻⁵³, s the deviation, and p the distance of the mean from the pivot. Each step of a lane errs
/// by about u of the size of its terms, and the terms are of the size of s or p. The pivot is a
/// sample, so p² is at most n · s², and only a rare sample is far from the mean. So the errors of
/// n/16 steps, if they are independent, come to √n/4 · u for n = 65536: 7·10⁻¹⁵ of the variance, and
/// as much of s or p for the mean. Sixteen lanes average a quarter of that. The mean is rounded to a
/// double at the end.
@Suite("The accuracy of moments")
struct MomentsAccuracyTests {
    static let varianceBound = 7e-15
    static let meanBound = 7e-15

    /// Samples, all of them multiples of `unit`, around `center` units.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let unit: Double
        let center: Int
        /// Sample i in units, less the center.
        let offset: @Sendable (Int, inout UInt64) -> Int

        func offsets(_ count: Int) -> [Int] {
            var state: UInt64 = 3
            return (0..<count).map { offset($0, &state) }
        }

        func value(_ offset: Int) -> Double { Double(center + offset) * unit }
    }

    private static func uniform(_ state: inout UInt64, bits: UInt64) -> Int {
        Int(ref_splitmix(&state) >> (64 - bits)) - 1 << (bits - 1)
    }

    static let cases = [
        Case(testDescription: "around 1e9, deviation 1", unit: 0x1p-23, center: 1_000_000_000 << 23)
        { _, state in
            (0..<12).reduce(0) { sum, _ in sum + uniform(&state, bits: 23) }
        },
        Case(testDescription: "from -1/2 to 1/2", unit: 0x1p-40, center: 0) { _, state in
            uniform(&state, bits: 40)
        },
        Case(testDescription: "from 0 to 1", unit: 0x1p-40, center: 1 << 39) { _, state in
            uniform(&state, bits: 40)
        },
        Case(testDescription: "1e15 and -1e15 in turn", unit: 0x1p-3, center: 0) { index, state in
            (index % 2 == 0 ? 1 : -1) * (8_000_000_000_000_000 + uniform(&state, bits: 6))
        },
        Case(testDescription: "1e9 first, then around 1", unit: 0x1p-23, center: 1 << 23) {
            index, state in
            index == 0 ? 1_000_000_000 << 23 : uniform(&state, bits: 24)
        },
        Case(testDescription: "around 1, and one 1e9", unit: 0x1p-23, center: 1 << 23) {
            index, state in
            index == 700 ? 1_000_000_000 << 23 : uniform(&state, bits: 24)
        },
        Case(testDescription: "1e9 + i", unit: 1, center: 1_000_000_000) { index, _ in index },
    ]

    /// The error of the mean, and the relative error of the variance.
    ///
    /// The mean's is in units of the deviation or of the mean's distance from sample 0, whichever is
    /// larger. Half a unit in its last place is free.
    static func errors(
        mean: Double, variance: Double, of offsets: [Int], _ samples: Case
    ) -> (mean: Double, variance: Double) {
        let n = Int128(offsets.count)
        let sum = offsets.reduce(Int128(0)) { $0 + Int128($1) }
        let squares = offsets.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
        let (quotient, rest) = (sum * sum).quotientAndRemainder(dividingBy: n)
        let deviations = Double(squares - quotient) - Double(rest) / Double(n)
        let exact = deviations * samples.unit * samples.unit / Double(n - 1)
        // Both parts of the mean are close to each other, so their difference does not round.
        let (whole, part) = sum.quotientAndRemainder(dividingBy: n)
        let near = mean / samples.unit - Double(Int128(samples.center) + whole)
        let meanError = abs(near - Double(part) / Double(n)) * samples.unit
        let beyond = max(0, meanError - mean.ulp / 2 * (1 + 0x1p-20))
        let pivot = abs(Double(Int128(offsets[0]) - whole)) * samples.unit
        return (beyond / max(exact.squareRoot(), pivot), abs(variance / exact - 1))
    }

    @Test(
        "is within the bound for any size, where sums of squares are not", arguments: cases,
        [2, 15, 16, 17, 100, 1000, 65536])
    func accuracy(samples: Case, count: Int) {
        let offsets = samples.offsets(count)
        let values = offsets.map(samples.value)
        let moments = MomentsTests.moments(values)
        let errors = Self.errors(
            mean: moments.mean, variance: moments.variance, of: offsets, samples)
        #expect(errors.variance < Self.varianceBound)
        #expect(errors.mean < Self.meanBound)
    }

    @Test("is as good after 64 blocks are merged in a tree or one after another", arguments: cases)
    func merging(samples: Case) {
        let offsets = samples.offsets(1 << 16)
        let values = offsets.map(samples.value)
        let blocks = (0..<64).map { MomentsTests.moments(values[(1024 * $0)...].prefix(1024)) }
        var tree = blocks
        while tree.count > 1 {
            tree = stride(from: 0, to: tree.count, by: 2).map {
                var pair = tree[$0]
                pair.merge(tree[$0 + 1])
                return pair
            }
        }
        var row = blocks[0]
        for block in blocks.dropFirst() { row.merge(block) }
        for total in [tree[0], row] {
            #expect(total.count == 1 << 16)
            let errors = Self.errors(
                mean: total.mean, variance: total.variance, of: offsets, samples)
            #expect(errors.variance < Self.varianceBound)
            #expect(errors.mean < Self.meanBound)
        }
    }

    @Test("keeps what the mean of a total has beyond a double")
    func lowerPart() {
        // The means 1e9 + 1/3 and 1e9 + 2/3 lie between doubles, which are 1e-7 apart. If they were
        // rounded before merging, the variance would be off by 1e-8.
        var total = MomentsTests.moments([1e9, 1e9, 1e9 + 1])
        total.merge(MomentsTests.moments([1e9 + 1, 1e9 + 1, 1e9]))
        #expect(total.mean == 1e9 + 0.5)
        #expect(abs(total.variance / 0.3 - 1) < 1e-15)
    }

    @Test("is lost if the mean of squares is compared with the square of the mean")
    func twin() {
        let samples = Self.cases[0]
        let offsets = samples.offsets(65536)
        let values = offsets.map(samples.value)
        let twin = ref_moments_by_powers(values, values.count)
        let errors = Self.errors(
            mean: twin.mean, variance: twin.squares / 65535, of: offsets, samples)
        #expect(errors.variance > 1)
    }
}
