import PiCommand
import Testing

@Suite("A decimal number")
struct DecimalParsingTests {
    typealias Table = KeyValuePairs<String, Answer<Double>>

    private static func check(_ rows: Table, _ parse: (String) throws -> Double) {
        for (text, expected) in rows {
            let answer = Answer { try parse(text) }
            #expect(answer == expected, "'\(text)'")
        }
    }

    @Test("is a confidence level between 0 and 1")
    func confidence() {
        let right = "; give a number greater than 0 and less than 1, such as 0.95"
        let unreadable = Answer<Double>.error("it cannot be read as a number" + right)
        let small = Answer<Double>.error("it is too small" + right)
        let large = Answer<Double>.error("it is too large" + right)
        let signed = Answer<Double>.error("it has a sign" + right)
        let negative = Answer<Double>.error("it is negative" + right)
        Self.check(
            [
                "0.95": 0.95, ".95": 0.95, "9.5e-1": 0.95, "95e-2": 0.95, "0.00095E+3": 0.95,
                "000.5": 0.5, "0.99999": 0.99999, "1e-300": 1e-300, "0": small, "0.0": small,
                "0e9": small, "1e-999": small, "1": large, "1.0": large, "2": large, "95": large,
                "1e999": large, "1e99999999999999999999": large,
                // The nearest double is 1.
                "0.99999999999999999999": large, "+0.5": signed, "-0": signed, "-0.0": signed,
                "-0.5": negative, "-1e999": negative, "": unreadable, " ": unreadable,
                "nan": unreadable, "inf": unreadable, "-inf": unreadable, "infinity": unreadable,
                "nan(1)": unreadable, "snan": unreadable, "0x1p-1": unreadable,
                "0x.8": unreadable, "0x0": unreadable, "95%": unreadable, "0,95": unreadable,
                "0_0.5": unreadable, "0.9_5": unreadable, "0.": unreadable, ".": unreadable,
                ".e-1": unreadable, "e-1": unreadable, "5e-": unreadable, "5e-1.0": unreadable,
                "5e-1e1": unreadable, "0.5 ": unreadable, " 0.5": unreadable, "0.5\n": unreadable,
                "0.5\u{0}": unreadable, "\u{0}": unreadable, "0.5f": unreadable,
                "0.5k": unreadable, "1/2": unreadable, "½": unreadable, "٠.٥": unreadable,
                "０.５": unreadable, "−0.5": unreadable, "∞": unreadable, "--json": unreadable,
            ], parseConfidence)
        let zeros = String(repeating: "0", count: 1_000_000)
        Self.check(
            [
                "0." + zeros + "1": small, "0.5" + zeros: 0.5, zeros + "0.5": 0.5,
                "1" + zeros: large,
                "0.5e" + zeros: 0.5, String(repeating: "e", count: 1_000_000): unreadable,
            ], parseConfidence)
    }

    @Test("is a standard error greater than 0")
    func targetError() {
        let right = "; give a number greater than 0, such as 1e-5"
        Self.check(
            [
                "1e-5": 1e-5, "0.001": 0.001, "3": 3, "1e308": 1e308,
                "0": .error("it is too small" + right),
                "1e-999": .error("it is too small" + right),
                "1e999": .error("it is too large" + right),
                "-1": .error("it is negative" + right),
                "inf": .error("it cannot be read as a number" + right),
                "0x1p3": .error("it cannot be read as a number" + right),
            ], parseTargetError)
    }

    @Test("is a minute's number of seconds, up to 60")
    func minute() {
        let right = "; give a number of seconds from 0 to 60, such as 0.05"
        Self.check(
            [
                "0": 0, "0.05": 0.05, "60": 60, "6e1": 60,
                "60.1": .error("it is too large" + right),
                "-1": .error("it is negative" + right), "-0": .error("it has a sign" + right),
                "nan": .error("it cannot be read as a number" + right),
                "0x1p3": .error("it cannot be read as a number" + right),
                "1s": .error("it cannot be read as a number" + right),
            ], parseMinute)
    }

    @Test("is the time between records, from a millisecond to 1e9 seconds")
    func recordInterval() {
        let right = "; give a number of seconds from 0.001 to 1e9, such as 0.5"
        Self.check(
            [
                "30": 30, "0.001": 0.001, "1e9": 1e9, "0": .error("it is too small" + right),
                "0.0009": .error("it is too small" + right),
                "1000000001": .error("it is too large" + right),
                "1e999": .error("it is too large" + right),
                "-5": .error("it is negative" + right),
                "1s": .error("it cannot be read as a number" + right),
                "inf": .error("it cannot be read as a number" + right),
            ]
        ) { try parseRecordInterval($0) / .seconds(1) }
    }

    @Test("is a time with a unit, or in seconds")
    func timeLimit() {
        let right =
            "; give a time from 1ms to 1e9 seconds, such as 90, 500ms, 10s, 2m, 1.5h or 1d"
        let unreadable = Answer<Double>.error("it cannot be read as a number" + right)
        let suffix = Answer<Double>.error("it has an unknown suffix" + right)
        Self.check(
            [
                "90": 90, "500ms": 0.5, "10s": 10, "2m": 120, "1.5h": 5400, "1d": 86400,
                "1e3": 1000,
                "1e3ms": 1, "1e-3": 0.001, ".5h": 1800, "1ms": 0.001, "1e9s": 1e9,
                "0": .error("it is too small" + right), "0.5ms": .error("it is too small" + right),
                "1e-999d": .error("it is too small" + right),
                "1e10": .error("it is too large" + right),
                "20000d": .error("it is too large" + right),
                "1e999d": .error("it is too large" + right),
                "-1s": .error("it is negative" + right), "+1s": .error("it has a sign" + right),
                "10min": suffix, "1us": suffix, "1S": suffix, "1M": suffix, "1sec": suffix,
                "1hh": suffix, "1y": suffix, "0x1d": unreadable, "": unreadable, "s": unreadable,
                "1d1": unreadable, "1 s": unreadable, "1s ": unreadable, "1h30m": unreadable,
                "1:30": unreadable, "1e": unreadable, "1es": unreadable, "inf": unreadable,
                "nand": unreadable, "0x1p3": unreadable, "1µs": unreadable, "1s\u{301}": unreadable,
            ]
        ) { try parseTimeLimit($0) / .seconds(1) }
    }
}
