import CKernel
import CKernelTesting
import CReference
import Testing

@Suite("The bit-sliced test")
struct CircuitTests {
    /// A mask of points for each digit, the lowest first, as the twin takes them.
    private static func digits(_ count: Int, of numbers: [Int]) -> [UInt64] {
        (0..<count).map { digit in
            var mask: UInt64 = 0
            for (point, number) in numbers.enumerated() where isSet(number, digit) {
                mask |= 1 << UInt64(point)
            }
            return mask
        }
    }

    private static func isSet(_ number: Int, _ digit: Int) -> Bool {
        (number >> digit) & 1 == 1
    }

    private static func isSet(_ mask: UInt64, _ point: Int) -> Bool {
        (mask >> UInt64(point)) & 1 == 1
    }

    /// The number of a point, from the masks of its bits.
    private static func number(_ bits: [UInt64], of point: Int) -> Int {
        bits.enumerated().reduce(0) { $0 + (isSet($1.element, point) ? 1 << $1.offset : 0) }
    }

    /// The verdicts of a kernel for bit-sliced digits, and those of the twin.
    private static func verdicts(
        _ kernel: Kernel, x: [[UInt64]], y: [[UInt64]]
    ) -> (kernel: [ck_test_verdict], twin: [ck_test_verdict]) {
        let circuit = ck_test_circuit_of(kernel.pointer)
        let words = x[0].count
        var judged = [ck_test_verdict](repeating: ck_test_verdict(), count: words)
        ck_test_judge(kernel.pointer, x.flatMap(\.self), y.flatMap(\.self), words, &judged)
        var sum = [UInt64](repeating: 0, count: 2 * Int(CK_TEST_DIGITS))
        let twins = (0..<words).map { word in
            ck_test_twin(circuit, x.map { $0[word] }, y.map { $0[word] }, &sum)
        }
        return (judged, twins)
    }

    private static func agree(_ verdicts: (kernel: [ck_test_verdict], twin: [ck_test_verdict]))
        -> Bool
    {
        verdicts.kernel.map(\.inside) == verdicts.twin.map(\.inside)
            && verdicts.kernel.map(\.undecided) == verdicts.twin.map(\.undecided)
    }

    @Test("equals its scalar twin for all digits", arguments: Kernel.vector)
    func allDigits(kernel: Kernel) {
        let count = Int(ck_test_circuit_of(kernel.pointer).digits)
        let words = (1 << count) / 64
        // The words have all values of y, for one value of x at a time.
        let columns = (0..<words).map { Self.digits(count, of: Array(64 * $0..<64 * $0 + 64)) }
        let y = (0..<count).map { digit in columns.map { $0[digit] } }
        var undecided = 0
        for number in 0..<1 << count {
            let x = (0..<count).map { digit in
                [UInt64](repeating: Self.isSet(number, digit) ? .max : 0, count: words)
            }
            let verdicts = Self.verdicts(kernel, x: x, y: y)
            #expect(Self.agree(verdicts), "x \(number)")
            undecided += verdicts.kernel.reduce(0) { $0 + $1.undecided.nonzeroBitCount }
        }
        // pi / M of all points, where M is 2^(digits - 1).
        let expected = Double.pi / Double(1 << (count - 1)) * Double(1 << (2 * count))
        #expect(abs(Double(undecided) / expected - 1) < 0.1)
    }

    @Test("equals its scalar twin for random digits", arguments: Kernel.vector)
    func randomDigits(kernel: Kernel) {
        let count = Int(ck_test_circuit_of(kernel.pointer).digits)
        var state: UInt64 = 7
        for _ in 0..<200 {
            let random = (0..<2 * count).map { _ in (0..<64).map { _ in ref_splitmix(&state) } }
            let verdicts = Self.verdicts(
                kernel, x: Array(random[..<count]), y: Array(random[count...]))
            #expect(Self.agree(verdicts))
        }
    }

    @Test("has a twin whose sum is X X' + Y Y', less what is left out, and rounded")
    func twin() {
        for kernel in Kernel.vector {
            let circuit = ck_test_circuit_of(kernel.pointer)
            let (count, low) = (Int(circuit.digits), Int(circuit.low_digits))
            let rounded = circuit.rounded_column == 0 ? 0 : 1 << Int(circuit.rounded_column)
            let all = (1 << count) - 1
            var state: UInt64 = 3
            var sum = [UInt64](repeating: 0, count: 2 * count)
            for _ in 0..<200 {
                let x = (0..<64).map { _ in Int(truncatingIfNeeded: ref_splitmix(&state)) & all }
                let y = (0..<64).map { _ in Int(truncatingIfNeeded: ref_splitmix(&state)) & all }
                let verdict = ck_test_twin(
                    circuit, Self.digits(count, of: x), Self.digits(count, of: y), &sum)
                for point in 0..<64 {
                    let (a, b) = (x[point], y[point])
                    let expected =
                        a * (all - a) + b * (all - b) - Self.leftOut(a, low: low)
                        - Self.leftOut(b, low: low) + rounded
                    let found = Self.number(sum, of: point)
                    let square = 1 << (2 * count - 2)
                    #expect(found == expected)
                    #expect(Self.isSet(verdict.inside, point) == (found >= square))
                    #expect(
                        Self.isSet(verdict.undecided, point)
                            == (square - 4 * (1 << (count - 1))..<square).contains(found))
                }
            }
        }
    }

    /// What is left out of X X': the product of the low digits, and the pair of the lowest digit and
    /// the first above the low ones.
    private static func leftOut(_ number: Int, low: Int) -> Int {
        let mask = (1 << low) - 1
        let product = (number & mask) * (~number & mask)
        return product + (isSet(number, 0) != isSet(number, low) ? 1 << low : 0)
    }

    /// Points a, b and c of the README beside the sources, a mask of three bits for each digit.
    @Test("has the sums and verdicts of the README's example with four digits")
    func readme() {
        let circuit = ck_test_circuit(digits: 4, low_digits: 0, rounded_column: 0)
        var sum = [UInt64](repeating: 0, count: 8)
        let verdict = ck_test_twin(
            circuit, Self.digits(4, of: [11, 2, 1]), Self.digits(4, of: [6, 2, 1]), &sum)
        #expect(Self.digits(4, of: [11, 2, 1]) == [0b101, 0b011, 0b000, 0b001])
        #expect(Self.digits(4, of: [6, 2, 1]) == [0b100, 0b011, 0b001, 0b000])
        let sums = (0..<3).map { Self.number(sum, of: $0) }
        #expect(sums == [11 * 4 + 6 * 9, 2 * 13 + 2 * 13, 1 * 14 + 1 * 14])
        #expect(sums == [98, 52, 28])
        #expect(sum.map { $0 & 0b111 } == [0b000, 0b001, 0b110, 0b100, 0b110, 0b011, 0b001, 0b000])
        #expect(verdict.inside & 0b111 == 0b001)
        #expect(verdict.undecided & 0b111 == 0b010)
    }

    /// The README's table of columns, for points a, b and c.
    @Test("has the columns of the README's example with four digits")
    func readmeColumns() {
        let points = [[11, 6], [2, 2], [1, 1]]
        var columns: [(bits: Int, carriesFromBelow: Int, ones: [Int])] = []
        var carriesFromBelow = 0
        var carriesSet = [0, 0, 0]
        for column in 1...6 {
            let lows = (0..<4).filter { $0 < column - $0 && column - $0 < 4 }
            let ones = zip(points, carriesSet).map { point, carries in
                point.reduce(carries) { ones, number in
                    let digit = { Self.isSet(number, $0) }
                    return ones + lows.count { digit($0) != digit(column - $0) }
                }
            }
            columns.append((2 * lows.count, carriesFromBelow, ones))
            // A half adder takes a bit out of the column, a full adder two, each with one carry.
            carriesFromBelow = (2 * lows.count + carriesFromBelow) / 2
            carriesSet = ones.map { $0 / 2 }
        }
        #expect(columns.map(\.bits) == [2, 2, 4, 2, 2, 0])
        #expect(columns.map(\.carriesFromBelow) == [0, 1, 1, 2, 2, 2])
        #expect(
            columns.map(\.ones) == [
                [1, 2, 2], [2, 1, 3], [2, 2, 3], [2, 3, 1], [3, 1, 0], [1, 0, 0],
            ])
    }
}
