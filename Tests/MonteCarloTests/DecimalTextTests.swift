import MonteCarlo
import Testing

@Suite("Numbers as text")
struct DecimalTextTests {
    @Test(
        "have their error in brackets, and an exponent where plain digits would not do",
        arguments: [
            // Plain.
            (3.141592, 5e-5, "3.141 59(5)"),
            (6.0579, 3.4e-4, "6.057 90(34)"),
            (6.0579, 3.6e-4, "6.057 9(4)"),
            (6.0579, 9.6e-4, "6.057 9(10)"),
            (-12.5, 0.31, "-12.50(31)"),
            (0, 0.5, "0.0(5)"),
            (12345.6, 12.3, "12346(12)"),
            (123_456.7, 4, "123457(4)"),
            (4e-6, 4e-6, "0.000 004(4)"),
            (1e15, 2, "1000000000000000.0(20)"),
            // The last digit of the error is left of the ones.
            (1e9, 2e5, "1.000 00(20)e9"),
            (1e9, 4e5, "1.000 0(4)e9"),
            (123_456.7, 40, "1.234 6(4)e5"),
            (9.99996e8, 4e5, "1.000 0(4)e9"),
            (-9.99996e8, 4e5, "-1.000 0(4)e9"),
            (3, 4e5, "0(4)e5"),
            (0, 2e5, "0.0(20)e5"),
            (0, 9.7e5, "0(10)e5"),
            // Too small or too large.
            (1e-12, 1e-15, "1.000 0(10)e-12"),
            (3e-7, 4e-7, "3(4)e-7"),
            (-2e-10, 4e-9, "-0(4)e-9"),
            (1e16, 4, "1.000 000 000 000 000 0(4)e16"),
            (1e300, 1e290, "1.000 000 000 00(10)e300"),
            (1.7e308, 4e305, "1.700(4)e308"),
            (1.7e308, 1.7e308, "1.7(17)e308"),
            (
                10120 * Double.leastNonzeroMagnitude, 2024 * Double.leastNonzeroMagnitude,
                "5.0(10)e-320"
            ),
            // Beyond a double's digits.
            (1e300, 1, "1e+300 ± 1.0"),
            (1, 1e-30, "1.0 ± 1e-30"),
        ])
    func text(value: Double, error: Double, text: String) {
        #expect(DecimalText.text(value, standardError: error) == text)
    }

    @Test("keep the form that estimates of π have had")
    func pi() {
        // π̂ ± 1.6/√n, from a hundred samples to 2⁵³.
        let texts = [
            (1e2, "3.14(16)"), (1e3, "3.14(5)"), (1e6, "3.141 6(16)"), (1e8, "3.141 59(16)"),
            (0x1p53, "3.141 592 654(17)"),
        ]
        for (samples, text) in texts {
            let error = 1.6 / samples.squareRoot()
            #expect(DecimalText.text(.pi, standardError: error) == text)
        }
    }
}
