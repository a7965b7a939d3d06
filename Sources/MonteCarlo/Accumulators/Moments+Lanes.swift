internal import CKernel

extension Moments {
    /// Samples in 16 lanes, to which C code adds them.
    struct Lanes: Sendable {
        private var state = ck_moments()

        /// No samples.
        init() {}

        /// The lanes of `count` samples.
        ///
        /// - Precondition: There is a mean and a square for each lane that has samples.
        init(
            count: Int, pivot: Double, least: Double, greatest: Double, means: [Double],
            squares: [Double]
        ) {
            precondition(count > 0 && means.count == Self.used(by: count))
            precondition(squares.count == means.count)
            state.count = UInt64(count)
            (state.pivot, state.least, state.greatest) = (pivot, least, greatest)
            withUnsafeMutableBytes(of: &state.means) { means.withUnsafeBytes($0.copyMemory) }
            withUnsafeMutableBytes(of: &state.squares) { squares.withUnsafeBytes($0.copyMemory) }
        }

        /// The number of lanes that `count` samples use.
        static func used(by count: Int) -> Int { min(count, Int(CK_MOMENTS_LANES)) }

        var count: Int { Int(state.count) }

        /// The first sample.
        var pivot: Double { state.pivot }

        var least: Double { state.least }
        var greatest: Double { state.greatest }

        /// The mean less the pivot of each lane that has samples.
        var means: [Double] { withUnsafeBytes(of: state.means, used) }

        /// The sum of squared deviations of each lane that has samples.
        var squares: [Double] { withUnsafeBytes(of: state.squares, used) }

        private func used(_ lanes: UnsafeRawBufferPointer) -> [Double] {
            Array(lanes.bindMemory(to: Double.self).prefix(Self.used(by: count)))
        }

        /// Adds samples.
        mutating func add(_ values: UnsafeBufferPointer<Double>) {
            if let base = values.baseAddress { ck_moments_add(&state, base, values.count) }
        }

        /// All lanes in one, or `nil` if there are no samples.
        var folded: Folded? {
            guard count > 0 else { return nil }
            var (means, squares) = (means, squares)
            let lanes = Int(CK_MOMENTS_LANES)
            var counts = means.indices.map { Double((count - $0 + lanes - 1) / lanes) }
            var half = lanes / 2
            while half > 0 {
                for lane in 0..<half where lane + half < means.count {
                    let other = lane + half
                    let distance = means[other] - means[lane]
                    let share = counts[other] / (counts[lane] + counts[other])
                    means[lane] += distance * share
                    squares[lane] +=
                        squares[other] + distance * distance * (counts[lane] * share)
                    counts[lane] += counts[other]
                }
                half /= 2
            }
            return Folded(
                count: count, mean: pivot, plus: means[0], squares: squares[0], least: least,
                greatest: greatest)
        }
    }
}

extension Moments.Lanes: Hashable {
    static func == (a: Self, b: Self) -> Bool {
        withUnsafeBytes(of: a.state) { a in withUnsafeBytes(of: b.state) { a.elementsEqual($0) } }
    }

    func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: state) { hasher.combine(bytes: $0) }
    }
}
