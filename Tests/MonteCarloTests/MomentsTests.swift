import CReference
import MonteCarlo
import Testing

@Suite("Moments")
struct MomentsTests {
    /// Uniform numbers from -1/2 to 1/2.
    static func values(_ count: Int, seed: UInt32 = 42) throws -> [Double] {
        let stream = try RandomStream(generator: .mt19937, seed: seed)
        return (0..<count).map { _ in stream.nextUniform() - 0.5 }
    }

    static func moments(_ values: some Sequence<Double>) -> Moments {
        var moments = Moments()
        moments.add(contentsOf: Array(values).span)
        return moments
    }

    @Test("have the bits of the serial specification in C, added at once or one by one")
    func specification() throws {
        let values = try Self.values(5000)
        for count in Array(1...70) + [1023, 1024, 1025, 5000] {
            let moments = Self.moments(values[..<count])
            let expected = ref_moments_of(values, count)
            #expect(moments.count == count)
            #expect(moments.mean.bitPattern == expected.mean.bitPattern)
            #expect(count == 1 || moments.variance == expected.squares / Double(count - 1))
            #expect(moments.least == values[..<count].min())
            #expect(moments.greatest == values[..<count].max())
            var single = Moments()
            for value in values[..<count] { single.add(value) }
            #expect(single == moments)
            #expect(single.hashValue == moments.hashValue)
        }
    }

    @Test("of one sample are the sample, with an infinite variance")
    func one() {
        for value in [0.0, -0.0, .leastNonzeroMagnitude, -1e300, Double.greatestFiniteMagnitude] {
            let moments = Self.moments([value])
            #expect(moments.mean == value && moments.least == value && moments.greatest == value)
            #expect(moments.variance == .infinity)
            // There is one zero.
            #expect(value != 0 || moments.least.sign == .plus)
            #expect(value != 0 || moments == Self.moments([0]))
        }
    }

    @Test("of constant samples have the variance 0 and the constant mean, however they are merged")
    func constant() {
        for value in [1e9, -1.0 / 3, 1e-300, 1.7e308] {
            var total = Self.moments(Array(repeating: value, count: 1000))
            for count in [1, 16, 77] {
                total.merge(Self.moments(Array(repeating: value, count: count)))
            }
            #expect(total.count == 1094)
            #expect(total.mean == value)
            #expect(total.variance == 0)
        }
    }

    @Test("are merged with no samples on either side to the other side as it is")
    func empty() throws {
        let lanes = Self.moments(try Self.values(100))
        var merged = lanes
        merged.merge(lanes)
        for moments in [lanes, merged, Moments()] {
            var total = Moments()
            total.merge(moments)
            #expect(total == moments)
            total.merge(Moments())
            #expect(total == moments)
        }
    }

    @Test("go on in empty lanes after a merging, as if what was merged had been merged later")
    func afterMerging() throws {
        let values = try Self.values(300)
        var total = Self.moments(values[..<100])
        total.merge(Self.moments(values[100..<150]))
        var merged = total
        total.add(contentsOf: Array(values[150...]).span)
        merged.merge(Self.moments(values[150...]))
        #expect(total.count == 300)
        #expect(total.mean == merged.mean)
        #expect(total.variance == merged.variance)
        #expect(total.least == values.min() && total.greatest == values.max())
        // The order of merging matters to the last bits, so it is not silently changed.
        let another = Self.moments(values[..<10])
        total.merge(another)
        merged.merge(another)
        #expect(total == merged)
    }

    @Test("of samples whose squares overflow or underflow are never NaN")
    func extremes() {
        let huge = Double.greatestFiniteMagnitude
        let wide = Self.moments([huge, -huge, huge, 1])
        #expect(wide.mean == 0 && wide.variance == .infinity)
        #expect(wide.least == -huge && wide.greatest == huge)
        // The range overflows only when these are merged.
        var halves = Self.moments([huge, huge / 2])
        #expect(halves.mean == huge / 4 * 3 && halves.variance == .infinity)
        halves.merge(Self.moments([-huge, -huge / 4]))
        #expect(halves.mean == 0 && halves.variance == .infinity)
        halves.add(1)
        #expect(halves.count == 5 && halves.mean == 0 && halves.variance == .infinity)
        let large = Self.moments([1e160, -1e160, 2e160])
        #expect(abs(large.mean / (2e160 / 3) - 1) < 1e-15 && large.variance == .infinity)
        let small = Self.moments([1e-170, 3e-170])
        #expect(abs(small.mean / 2e-170 - 1) < 1e-15 && small.variance == 0)
    }

    @Test("say how many samples they are of, and check it")
    func check() throws {
        let moments = Self.moments(try Self.values(7))
        try moments.check(samples: 7)
        let error = #expect(throws: PiKitError.self) { try moments.check(samples: 8) }
        #expect(error?.code == .record)
        #expect(error?.description == "the moments are of 7 samples, but 8 are covered")
        #expect(!Moments.isOrderFree)
        #expect(Moments.indexOfNonFinite(in: [1, 2, .nan, .infinity].span) == 2)
    }

    @Test("of no samples have nothing but a count, and trap on anything else")
    func nothing() async {
        #expect(Moments().count == 0)
        await #expect(processExitsWith: .failure) { _ = Moments().mean }
        await #expect(processExitsWith: .failure) { _ = Moments().variance }
        await #expect(processExitsWith: .failure) { _ = Moments().least }
        await #expect(processExitsWith: .failure) { _ = try Moments().estimate(confidence: 0.95) }
    }
}
