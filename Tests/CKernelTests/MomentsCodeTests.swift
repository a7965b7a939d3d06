import CKernel
import CKernelTesting
import CReference
import Testing

@Suite("The codes that add values to moments")
struct MomentsCodeTests {
    private static let codes = 0..<ck_test_moments_codes()

    /// Numbers of both signs and of exponents from -20 to 20.
    private static let values: [Double] = {
        var state: UInt64 = 7
        return (0..<5000).map { _ in
            let word = ref_splitmix(&state)
            let number = Double(Int64(bitPattern: word)) * 0x1p-63
            return number * Double(sign: .plus, exponent: Int(word % 41) - 20, significand: 1)
        }
    }()

    /// Adds values by a code, or returns `nil` if the processor cannot run it.
    private static func moments(_ parts: [ArraySlice<Double>], code: Int) -> ck_moments? {
        var moments = ck_moments()
        for part in parts {
            let isAvailable = part.withUnsafeBufferPointer { buffer in
                ck_test_moments_add(code, &moments, buffer.baseAddress!, buffer.count)
            }
            guard isAvailable else { return nil }
        }
        return moments
    }

    private static func bytes(_ moments: ck_moments) -> [UInt8] {
        withUnsafeBytes(of: moments) { Array($0) }
    }

    /// What the serial specification gives.
    private static func expected(_ values: ArraySlice<Double>) -> ck_moments {
        var expected = ck_moments()
        guard let first = values.first else { return expected }
        expected.count = UInt64(values.count)
        expected.pivot = first
        expected.least = values.min()!
        expected.greatest = values.max()!
        var counts = [Double](repeating: 0, count: 16)
        let array = Array(values)
        withUnsafeMutableBytes(of: &expected.means) { means in
            let means = means.bindMemory(to: Double.self)
            withUnsafeMutableBytes(of: &expected.squares) { squares in
                let squares = squares.bindMemory(to: Double.self)
                ref_moments_lanes(
                    array, array.count, &counts, means.baseAddress!, squares.baseAddress!)
            }
        }
        return expected
    }

    @Test("are there, and the last one runs on every processor")
    func available() {
        #expect(Self.codes.count >= 1)
        let last = Self.moments([Self.values[..<1]], code: Self.codes.last!)
        #expect(last != nil)
    }

    @Test(
        "have the bits of the serial specification, after any start and at any address",
        arguments: codes)
    func equalSpecification(code: Int) {
        let counts = Array(0...70) + [127, 128, 129, 1024, 2050]
        for start in 0...15 {
            for count in counts {
                // The values begin at any of 8 places of a row of 64 bytes.
                let origin = (start + count) % 8
                let values = Self.values[origin...].prefix(start + count)
                guard
                    let moments = Self.moments(
                        [values.prefix(start), values.dropFirst(start)], code: code)
                else { return }
                #expect(Self.bytes(moments) == Self.bytes(Self.expected(values)))
            }
        }
    }

    @Test("have the same bits for any cut", arguments: codes)
    func anyCut(code: Int) {
        let expected = Self.bytes(Self.expected(Self.values[...]))
        var state: UInt64 = 1
        for _ in 0..<100 {
            var parts: [ArraySlice<Double>] = []
            var rest = Self.values[...]
            while !rest.isEmpty {
                let count = Int(ref_splitmix(&state) % 1000 >> (ref_splitmix(&state) % 10))
                parts.append(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            guard let moments = Self.moments(parts, code: code) else { return }
            #expect(Self.bytes(moments) == expected)
        }
    }

    @Test("keep zeros as 0 and fill no lane with NaN if the range overflows", arguments: codes)
    func edges(code: Int) {
        let zeros = (0..<40).map { $0 % 3 == 0 ? -0.0 : 0.0 }
        guard let zero = Self.moments([zeros[...]], code: code) else { return }
        for number in [zero.pivot, zero.least, zero.greatest] {
            #expect(number.sign == .plus && number == 0)
        }
        let huge = Double.greatestFiniteMagnitude
        let wide = (0..<40).map { $0 % 2 == 0 ? huge : -huge }
        for cut in 0...40 {
            let moments = Self.moments([wide[..<cut], wide[cut...]], code: code)!
            #expect(moments.means.0 == 0 && moments.means.15 == 0)
            #expect(moments.squares.0 == .infinity && moments.squares.15 == .infinity)
            #expect(moments.least == -huge && moments.greatest == huge)
        }
    }

    @Test("give what the chosen one gives")
    func chosen() {
        var moments = ck_moments()
        ck_moments_add(&moments, Self.values, Self.values.count)
        #expect(Self.bytes(moments) == Self.bytes(Self.expected(Self.values[...])))
    }
}
