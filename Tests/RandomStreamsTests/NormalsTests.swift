import CGSL
import CReference
import Foundation
import RandomStreams
import Testing

/// Statistical tests of normals, each with a rate of false alarms of 10⁻⁶, and their broken twins.
@Suite("Normals of a stream")
struct NormalsTests {
    private static let count = 1 << 21

    private static func normals(
        _ generator: Generator, seed: UInt32 = 8, count: Int = Self.count, kernel: Kernel? = nil
    ) throws -> [Double] {
        let stream = try RandomStream(generator: generator, seed: seed, kernel: kernel)
        var numbers = [Double](repeating: .nan, count: count)
        try stream.fillNormals(&numbers)
        #expect(stream.position == UInt64(2 * ((count + 1) / 2)))
        return numbers
    }

    /// What normals must pass.
    enum Check: String, CaseIterable {
        case mean, variance, skewness, kurtosis
        case beyondThree, beyondFour, beyondFive
        case distribution
        case withinPairs, squaresWithinPairs, betweenPairs

        /// How often a check rejects true normals.
        private static let rate = 1e-6

        /// Whether the numbers pass, which true normals do but for one time in 10⁶.
        func passes(_ numbers: [Double]) -> Bool {
            switch self {
            case .mean: passes(numbers, deviation: 1) { $0 }
            case .variance: passes(numbers, deviation: 2.squareRoot()) { $0 * $0 - 1 }
            case .skewness: passes(numbers, deviation: 15.squareRoot()) { $0 * $0 * $0 }
            case .kurtosis: passes(numbers, deviation: 96.squareRoot()) { $0 * $0 * $0 * $0 - 3 }
            case .beyondThree: passesTail(numbers, beyond: 3)
            case .beyondFour: passesTail(numbers, beyond: 4)
            case .beyondFive: passesTail(numbers, beyond: 5)
            case .distribution: passesKolmogorovSmirnov(numbers)
            case .withinPairs: passes(products(numbers, distance: 1), deviation: 1) { $0 }
            case .squaresWithinPairs:
                // The squares less their mean have deviation √2, so products have deviation 2.
                passes(products(numbers.map { $0 * $0 - 1 }, distance: 1), deviation: 2) { $0 }
            case .betweenPairs: passes(products(numbers, distance: 2), deviation: 1) { $0 }
            }
        }

        /// Whether the mean of a function, which is 0 for normals, is near 0.
        private func passes(
            _ numbers: [Double], deviation: Double, _ function: (Double) -> Double
        ) -> Bool {
            let mean = numbers.reduce(0) { $0 + function($1) } / Double(numbers.count)
            let bound = gsl_cdf_ugaussian_Qinv(Self.rate / 2)
            return mean.magnitude < bound * deviation / Double(numbers.count).squareRoot()
        }

        /// Whether the binomial number of values beyond a limit is likely enough, both ways.
        private func passesTail(_ numbers: [Double], beyond limit: Double) -> Bool {
            let share = 2 * gsl_cdf_ugaussian_Q(limit)
            let beyond = UInt32(numbers.count { $0.magnitude > limit })
            let total = UInt32(numbers.count)
            let atMost = gsl_cdf_binomial_P(beyond, share, total)
            let atLeast = beyond == 0 ? 1 : gsl_cdf_binomial_Q(beyond - 1, share, total)
            return min(atMost, atLeast) > Self.rate / 2
        }

        /// Whether the greatest distance D of the empirical distribution function from Φ is small.
        ///
        /// For n numbers, P(D √n > λ) is at most 2 exp(-2 λ²) (Massart 1990).
        private func passesKolmogorovSmirnov(_ numbers: [Double]) -> Bool {
            let n = Double(numbers.count)
            var distance = 0.0
            for (i, x) in numbers.sorted().enumerated() {
                let phi = 0.5 * erfc(-x / 2.squareRoot())
                distance = max(distance, phi - Double(i) / n, Double(i + 1) / n - phi)
            }
            return distance * n.squareRoot() < (log(2 / Self.rate) / 2).squareRoot()
        }

        /// Products of the first number of each pair with the number some places later.
        private func products(_ numbers: [Double], distance: Int) -> [Double] {
            stride(from: 0, to: numbers.count - distance, by: 2).map {
                numbers[$0] * numbers[$0 + distance]
            }
        }
    }

    /// Methods with a mistake.
    enum Twin: String, CaseIterable {
        case none, positiveSine, noFactorTwo, constantRadius, sineTwice, narrowDraws, sameRadius

        func pair(_ u: Double, _ v: Double) -> (Double, Double) {
            let r = (-2 * log(1 - u)).squareRoot()
            let (x, y) = (cos(2 * .pi * v), sin(2 * .pi * v))
            return switch self {
            case .none: (r * x, r * y)
            case .positiveSine: (r * x, r * y.magnitude)
            case .noFactorTwo: (r * x / 2.squareRoot(), r * y / 2.squareRoot())
            case .constantRadius: (2.squareRoot() * x, 2.squareRoot() * y)
            case .sineTwice: (r * y, r * y)
            // Draws of 12 bits end at 4.08.
            case .narrowDraws: Twin.none.pair((u * 4096).rounded(.down) / 4096, v)
            // Independent signs, and magnitudes that depend on each other.
            case .sameRadius: (r * x, r * x * (y < 0 ? -1 : 1))
            }
        }
    }

    private static func broken(_ twin: Twin) throws -> [Double] {
        let stream = try RandomStream(generator: .mt19937, seed: 8)
        return (0..<count / 2).flatMap { _ in
            let u = stream.nextUniform()
            let v = stream.nextUniform()
            let (x, y) = twin.pair(u, v)
            return [x, y]
        }
    }

    @Test(
        "have the moments, tails, distribution and independence of true normals",
        arguments: ["mt19937", "ranlxd1", "taus2", "mrg"])
    func areNormal(name: String) throws {
        let numbers = try Self.normals(Generator(named: name))
        // Not inside #expect, which would print all numbers.
        let failed = Check.allCases.filter { !$0.passes(numbers) }
        #expect(failed == [])
    }

    @Test("fail each check with a mistake that it is for")
    func twins() throws {
        let caught: [Twin: [Check]] = [
            .none: [],
            .positiveSine: [.mean, .skewness, .distribution],
            .noFactorTwo: [.variance, .beyondThree, .beyondFour],
            .constantRadius: [.kurtosis, .beyondThree, .distribution, .squaresWithinPairs],
            .sineTwice: [.withinPairs],
            .narrowDraws: [.beyondFour],
            .sameRadius: [.squaresWithinPairs],
        ]
        for twin in Twin.allCases {
            let numbers = try Self.broken(twin)
            let failed = Check.allCases.filter { !$0.passes(numbers) }
            let expected = try #require(caught[twin])
            #expect(failed.filter(expected.contains) == expected, "\(twin)")
            #expect(twin != .none || failed == [])
        }
        let stutter = Generator(unlisted: GSLGenerator(type: ref_stutter()), layout: .serial)
        let repeated = try Self.normals(stutter)
        let repeatedPasses = Check.betweenPairs.passes(repeated)
        #expect(!repeatedPasses)
        // Of true normals one or two are beyond five.
        let stretched = try Self.normals(.mt19937).map { $0 * 1.2 }
        let stretchedPasses = Check.beyondFive.passes(stretched)
        #expect(!stretchedPasses)
    }

    @Test("do not depend on the kernel", arguments: Kernel.available)
    func kernels(kernel: Kernel) throws {
        for name in ["mt19937", "gfsr4", "taus113", "ranlxs0"] {
            let generator = try Generator(named: name)
            let plain = try Self.normals(generator, count: 3001, kernel: .plain)
            let numbers = try Self.normals(generator, count: 3001, kernel: kernel)
            #expect(numbers == plain)
        }
        let numbers = try Self.normals(
            .mt19937, seed: 42, count: Int(REF_NORMALS), kernel: kernel)
        let fingerprint = ref_fingerprint_of_numbers(numbers, numbers.count)
        #expect(fingerprint == REF_NORMALS_FINGERPRINT)
    }

    @Test("continue where other draws stopped, and are none in an empty span")
    func continues() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 8)
        let all = try Self.normals(.mt19937, count: 10)
        var parts: [Double] = []
        for count in [0, 4, 1, 4] {
            var numbers = [Double](repeating: .nan, count: count)
            try stream.fillNormals(&numbers)
            parts += numbers
        }
        #expect(parts == Array(all[..<5] + all[6...]))
        #expect(stream.position == 10)
    }

    @Test("fill spans, arrays and buffers alike, and prefixes of them")
    func kinds() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 3)
        let copies = (0..<2).map { _ in stream.copy() }
        for prefix in [nil, 0, 1, 300, 1000] as [Int?] {
            var array = [Double](repeating: .infinity, count: 1000)
            var spanned = array
            var buffered = array
            try stream.fillNormals(&array, prefix: prefix)
            var span = spanned.mutableSpan
            try copies[0].fillNormals(&span, prefix: prefix)
            try buffered.withUnsafeMutableBufferPointer { buffer throws(PiKitError) in
                try copies[1].fillNormals(buffer, prefix: prefix)
            }
            #expect(array == spanned && array == buffered)
            #expect(array.prefix(prefix ?? 1000).allSatisfy { $0.isFinite })
            #expect(array.dropFirst(prefix ?? 1000).allSatisfy { !$0.isFinite })
        }
    }

    @Test("are refused, without a draw, where a substream has too few draws for them")
    func end() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 3, substream: 1)
        try stream.jump(to: RandomStream.substreamLength - 3)
        var numbers = [Double](repeating: .infinity, count: 3)
        let error = #expect(throws: PiKitError.self) { try stream.fillNormals(&numbers) }
        #expect(error?.code == .substream)
        #expect(error?.description.contains("4 draws are needed") == true)
        #expect(stream.position == RandomStream.substreamLength - 3)
        #expect(numbers.allSatisfy { !$0.isFinite })
        try stream.fillNormals(&numbers, prefix: 1)
        #expect(stream.position == RandomStream.substreamLength - 1)
        #expect(throws: PiKitError.self) { try stream.fillNormals(&numbers, prefix: 1) }
    }
}
