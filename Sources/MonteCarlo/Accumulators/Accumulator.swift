/// What the values of samples are added up in.
///
/// A type of your own needs an empty value, which a simulation is given, ``add(_:)`` and
/// ``merge(_:)``:
///
///     struct Largest: Accumulator {
///         var value = -Double.infinity
///         mutating func add(_ x: Double) { value = max(value, x) }
///         mutating func merge(_ other: Largest) { value = max(value, other.value) }
///     }
///
/// A run adds the values of a block one after another, in the order of the samples, and merges the
/// totals of blocks in a fixed tree. So a total has the same bits on any number of workers, even if
/// additions round, as long as both functions depend on the accumulator and their argument alone.
///
/// A run makes one for each block, or fewer if it ``isOrderFree`` and samples take a fixed number of
/// draws.
public protocol Accumulator<Value>: Hashable, Codable, Sendable {
    /// The value of a sample, such as a number.
    associatedtype Value

    /// What is read off a total; by default the total itself.
    associatedtype Estimate: Hashable & Encodable & Sendable = Self

    /// Adds the value of the next sample.
    mutating func add(_ value: Value)

    /// Adds the values of the next samples.
    ///
    /// The result must be that of ``add(_:)`` for each value in turn, which is the default.
    mutating func add(contentsOf values: Span<Value>)

    /// Adds the samples of another accumulator, which follow those of this one.
    mutating func merge(_ other: Self)

    /// Whether totals are the same in any order and grouping of samples, as sums of integers are.
    ///
    /// The default is `false`, which is always right. With `true`, a run may cut its samples
    /// anywhere, and keeps fewer totals.
    static var isOrderFree: Bool { get }

    /// The index of the first value that is not a finite number, or `nil` if there is none.
    ///
    /// Such a value ends the run with an error. The default checks values of the types `Double` and
    /// `[Double]`, and accepts all others.
    static func indexOfNonFinite(in values: Span<Value>) -> Int?

    /// Reads the estimate off the total of at least one sample.
    ///
    /// - Parameter confidence: The confidence level of intervals, greater than 0 and less than 1.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    func estimate(confidence: Double) throws(PiKitError) -> Estimate

    /// Throws ``PiKitError`` with the code `record` unless this can be the total of `samples`
    /// samples.
    ///
    /// It checks totals that were read from a file. The default throws nothing.
    func check(samples: Int) throws(PiKitError)

    /// Throws ``PiKitError`` with the code `record` unless the two can be merged, as histograms with
    /// the same bins can.
    ///
    /// It checks totals that were read from a file. The default throws nothing.
    func check(alike other: Self) throws(PiKitError)
}

extension Accumulator {
    /// Adds one value after another.
    @inlinable
    public mutating func add(contentsOf values: Span<Value>) {
        for index in values.indices { add(values[index]) }
    }

    /// `false`.
    @inlinable
    public static var isOrderFree: Bool { false }

    /// Returns `nil`.
    @inlinable
    public static func indexOfNonFinite(in values: Span<Value>) -> Int? { nil }

    /// Throws nothing.
    public func check(samples: Int) throws(PiKitError) {}

    /// Throws nothing.
    public func check(alike other: Self) throws(PiKitError) {}
}

extension Accumulator where Estimate == Self {
    /// Returns the total.
    public func estimate(confidence: Double) throws(PiKitError) -> Self { self }
}

extension Accumulator where Value == Double {
    /// The index of the first NaN or infinity.
    public static func indexOfNonFinite(in values: Span<Double>) -> Int? {
        // A finite number times 0 is 0. Sixteen independent sums do not wait for each other.
        var sums = SIMD16<Double>()
        let whole = values.count / 16 * 16
        values.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: whole, by: 16) {
                sums += bytes.loadUnaligned(fromByteOffset: 8 * start, as: SIMD16<Double>.self) * 0
            }
        }
        if sums == SIMD16() && (whole..<values.count).allSatisfy({ values[$0].isFinite }) {
            return nil
        }
        return values.indices.first { !values[$0].isFinite }
    }
}

extension Accumulator where Value == [Double] {
    /// The index of the first vector with a NaN or an infinity.
    public static func indexOfNonFinite(in values: Span<[Double]>) -> Int? {
        values.indices.first { !values[$0].allSatisfy(\.isFinite) }
    }
}
