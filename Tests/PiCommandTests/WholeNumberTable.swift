/// Texts for whole numbers from 0 to 2⁶⁴ - 1, and the answer to each: the number, or the error's text.
enum WholeNumberTable {
    typealias Rows = KeyValuePairs<String, Answer<UInt64>>

    static let unreadable: Answer<UInt64> =
        """
        it cannot be read as a number; give a whole number from 0 to 18446744073709551615, such as \
        1000000, 1_000_000, 1e6, 10^6 or 1M
        """
    static let fractional: Answer<UInt64> =
        """
        it is not whole; give a whole number from 0 to 18446744073709551615, such as 1000000, \
        1_000_000, 1e6, 10^6 or 1M
        """
    static let signed: Answer<UInt64> =
        """
        it has a sign; give a whole number from 0 to 18446744073709551615, such as 1000000, \
        1_000_000, 1e6, 10^6 or 1M
        """
    static let suffix: Answer<UInt64> =
        "it has an unknown suffix; the suffixes are k, M, G, T, Ki, Mi, Gi and Ti"
    static let large: Answer<UInt64> = "it is too large; the greatest value is 18446744073709551615"
    static let negative: Answer<UInt64> = "it is negative; the least value is 0"

    private static let digits: Rows = [
        "0": 0, "1": 1, "7": 7, "10": 10, "1000000": 1_000_000, "00": 0, "010": 10, "08": 8,
        "0000000000000000000000000000042": 42, "18446744073709551615": 18_446_744_073_709_551_615,
        "018446744073709551615": 18_446_744_073_709_551_615, "18446744073709551616": large,
        "99999999999999999999": large, "100000000000000000000": large,
        "18446744073709551615000000000000000000000000000": large,
        // Underscores.
        "1_000_000": 1_000_000, "1_0": 10, "1_2_3": 123, "0_0": 0, "10_00": 1000,
        "18_446_744_073_709_551_615": 18_446_744_073_709_551_615, "1__0": unreadable,
        "_1": unreadable, "1_": unreadable, "_": unreadable, "__": unreadable,
        "1_000_": unreadable, "1_k": unreadable, "1_.5k": unreadable, "1._5k": unreadable,
        "1_e3": unreadable, "1e_3": unreadable,
    ]

    private static let decimals: Rows = [
        "1e9": 1_000_000_000, "1E9": 1_000_000_000, "1.5e9": 1_500_000_000,
        "1.5E9": 1_500_000_000, "1e0": 1, "0e0": 0, "1e+9": 1_000_000_000, "1e+0": 1, "1e-0": 1,
        "1.0": 1, "2.000": 2, "0.0": 0, "1e06": 1_000_000, "1e00000000000000000000000000001": 10,
        "12.34e2": 1234, "12.34e3": 12_340, "1_000.5e1": 10_005, "1.000_5e4": 10_005,
        "1e1_0": 10_000_000_000, "10e-1": 1, "1500e-2": 15, "0.001e3": 1, "0.5e1": 5,
        "000.5e1": 5, "100.00e-2": 1, "1e19": 10_000_000_000_000_000_000, "1e20": large,
        "1.8446744073709551615e19": 18_446_744_073_709_551_615,
        "1.8446744073709551616e19": large, "1.84467440737095516155e19": fractional,
        "184467440737095516150e-1": 18_446_744_073_709_551_615,
        "9007199254740993.0": 9_007_199_254_740_993, "0e99999999999999999999": 0,
        "0.0e9223372036854775807": 0, "0e-99999999999999999999": 0, "1e400": large,
        "1e99999999999999999999": large, "1e9223372036854775807": large,
        "1.5e9223372036854775807": large, "12e9223372036854775806": large,
        "0.00000000000000000001e20": 1, "0.00000000000000000001e19": fractional,
        "1e-3": fractional, "1.5": fractional, "0.5": fractional, "0.000001": fractional,
        "12345.678e2": fractional, "1e-99999999999999999999": fractional,
        "1e-9223372036854775808": fractional, "99999999999999999999.5": large,
        "1e": unreadable, "1E": unreadable, "1e+": unreadable, "1e-": unreadable,
        "e5": unreadable, "e": unreadable, "1e5e5": unreadable, "1e5.0": unreadable,
        "1e--5": unreadable, "1e+-5": unreadable, "1ee5": unreadable, ".5e1": unreadable,
        ".5": unreadable, "5.": unreadable, "5.e1": unreadable, ".": unreadable, "..": unreadable,
        "1.2.3": unreadable, "1..2": unreadable, ".e1": unreadable, "1.": unreadable,
    ]

    private static let powers: Rows = [
        "10^9": 1_000_000_000, "2^30": 1_073_741_824, "2^0": 1, "0^0": 1, "0^1": 0, "1^0": 1,
        "0^99999999999999999999": 0, "1^99999999999999999999": 1, "2^63": 9_223_372_036_854_775_808,
        "2^64": large, "3^40": 12_157_665_459_056_928_801, "3^41": large,
        "4294967295^2": 18_446_744_065_119_617_025, "4294967296^2": large,
        "18446744073709551615^1": 18_446_744_073_709_551_615, "18446744073709551616^1": large,
        "18446744073709551616^0": 1, "99999999999999999999^99999999999999999999": large,
        "2^99999999999999999999": large, "2^9223372036854775807": large,
        "10^19": 10_000_000_000_000_000_000, "10^20": large, "1_0^6": 1_000_000,
        "10^0_6": 1_000_000,
        "010^02": 100, "2^-1": unreadable, "2^+1": unreadable, "2^1.5": unreadable,
        "1.5^2": unreadable, "2^3e2": unreadable, "1e2^3": unreadable, "9^9^9": unreadable,
        "2^": unreadable, "^2": unreadable, "^": unreadable, "2^^3": unreadable,
        "2**3": unreadable, "2^3k": unreadable, "2k^3": unreadable, "0x2^3": unreadable,
        "2^0x3": unreadable, "2^ 3": unreadable, "2 ^3": unreadable, "2^1_": unreadable,
    ]

    private static let suffixes: Rows = [
        "1k": 1000, "1K": 1000, "1M": 1_000_000, "1G": 1_000_000_000, "1T": 1_000_000_000_000,
        "5M": 5_000_000, "1.5G": 1_500_000_000, "0k": 0, "0.001k": 1, "1_000k": 1_000_000,
        "007k": 7000, "1.0005k": fractional, "1.0001M": 1_000_100,
        "18446744T": 18_446_744_000_000_000_000, "18446745T": large,
        "18446744.073709551615T": 18_446_744_073_709_551_615, "18446744.073709551616T": large,
        "1Ki": 1024, "1Mi": 1_048_576, "1Gi": 1_073_741_824, "1Ti": 1_099_511_627_776,
        "1.5Ki": 1536, "0.5Ki": 512, "0.0009765625Ki": 1, "0.00048828125Ki": fractional,
        "0.00000000000090949470177292823791503906250Ti": 1,
        "0.0000000000009094947017729282379150390624Ti": fractional, "1.1Ki": fractional,
        "16777215Ti": 18_446_742_974_197_923_840, "16777216Ti": large,
        "16777215.99999999999909050529822707176208496093750Ti": 18_446_744_073_709_551_615,
        "18014398509481983Ki": 18_446_744_073_709_550_592, "18014398509481984Ki": large,
        "1g": suffix, "1m": suffix, "1t": suffix, "1B": suffix, "1GG": suffix, "1kk": suffix,
        "1kB": suffix, "1GB": suffix, "1KiB": suffix, "1ki": suffix, "1KI": suffix, "1mi": suffix,
        "1P": suffix, "1i": suffix, "5million": suffix, "1.5g": suffix, "12x": suffix,
        "1f": suffix, "10L": suffix, "0b101": unreadable, "0o17": unreadable, "1 G": unreadable,
        "1k5": unreadable, "1G ": unreadable, "1k.5": unreadable, "1e3k": unreadable,
        "k": unreadable, "Ki": unreadable, "1/2": unreadable, "50%": unreadable,
        // The Kelvin sign, which is equal to K as strings compare, and other letters.
        "1\u{212A}": unreadable, "1\u{212A}i": unreadable, "1µ": unreadable, "1К": unreadable,
        "1k\u{301}": unreadable,
    ]

    private static let hexadecimals: Rows = [
        "0x2a": 42, "0X2A": 42, "0x0": 0, "0xff": 255, "0xFf": 255, "0x1e5": 485, "0x1_0": 16,
        "0xdead_beef": 3_735_928_559, "0xffffffffffffffff": 18_446_744_073_709_551_615,
        "0x0000000000000000000000001": 1, "0x10000000000000000": large,
        "0xffffffffffffffffffffffff": large, "0x": unreadable, "0X": unreadable,
        "0x_1": unreadable, "0x1_": unreadable, "0x1__0": unreadable, "0_x1": unreadable,
        "x1": unreadable, "1x1": unreadable, "00x1": unreadable, "0xg": unreadable,
        "0x1G": unreadable, "0x1k": unreadable, "0x1p3": unreadable, "0x1.8": unreadable,
        "0x1.8p1": unreadable, "0x0x1": unreadable, "0x 1": unreadable, "0x-1": unreadable,
        "2ah": suffix, "#2a": unreadable,
    ]

    private static let signs: Rows = [
        "+5": signed, "+0": signed, "-0": signed, "-0.0": signed, "-0e5": signed, "+1.5": signed,
        "+1e99": signed, "-5": negative, "-1e6": negative, "-1.5": negative, "-0.5": negative,
        "-1e99": negative, "-0x2a": negative, "-2^3": negative, "-1k": negative, "-5x": suffix,
        "--5": unreadable, "+-5": unreadable, "-+5": unreadable, "-": unreadable, "+": unreadable,
        "--json": unreadable, "-.5": unreadable, "5-": unreadable, "5+5": unreadable,
        // Unicode's minus sign, a dash, and a full-width plus sign.
        "−5": unreadable, "–5": unreadable, "＋5": unreadable,
    ]

    private static let others: Rows = [
        "": unreadable, " ": unreadable, " 1": unreadable, "1 ": unreadable, "1 2": unreadable,
        "1\n": unreadable, "\t1": unreadable, "1\n2": unreadable, "1\r\n": unreadable,
        "1 e9": unreadable, "1e 9": unreadable, "1\u{A0}000": unreadable, "\u{0}": unreadable,
        "1\u{0}": unreadable, "\u{0}1": unreadable, "1\u{0}2": unreadable, "abc": unreadable,
        "two": unreadable, "nan": unreadable, "NaN": unreadable, "inf": unreadable,
        "infinity": unreadable, "-inf": unreadable, "-nan": unreadable, "∞": unreadable,
        "null": unreadable, "true": unreadable, "1,000": unreadable, "1'000": unreadable,
        "1.000.000": unreadable, "1,5": unreadable, "$1": unreadable, "1;2": unreadable,
        "(1)": unreadable, "1*2": unreadable, "1+1": unreadable, "🙂": unreadable,
        "1🙂": unreadable, "1️⃣": unreadable, "１２": unreadable, "１": unreadable,
        "١٢": unreadable, "٣": unreadable, "१२": unreadable, "²": unreadable, "10⁹": unreadable,
        "½": unreadable, "Ⅳ": unreadable, "五": unreadable, "1\u{301}": unreadable,
        "1\u{200B}": unreadable, "\u{FEFF}1": unreadable, "\u{202E}1": unreadable,
        "1e٩": unreadable, "1.٥": unreadable, "1\u{FF3F}0": unreadable,
    ]

    static let all = [digits, decimals, powers, suffixes, hexadecimals, signs, others]
}
