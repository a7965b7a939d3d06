import Testing

@Suite("Bad input")
struct BadInputTests {
    /// Expects that the command failed, printed nothing, and reported one line of errors.
    private static func expectOneLine(_ command: Command, containing parts: [String]) {
        #expect(command.status > 0)
        #expect(command.output.isEmpty)
        #expect(command.errors.hasPrefix("pikit: "))
        #expect(command.errors.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
        for part in parts {
            #expect(command.errors.contains(part))
        }
    }

    @Test(
        "in a number of samples is answered with the valid numbers",
        arguments: [
            "0", "-1", "-1e6", "0.5", "1e-3", "1.5", "12345.678e2", "9007199254740993", "1e16",
            "9.1e15", "+1", "10e-1", "1e400", "1e99999999999999999999",
            "1e9223372036854775807", "1.5e9223372036854775807", "12e9223372036854775806", "abc", "",
            " ", "1e", "e6", "1_", "_1",
            "1__0", "1,000", "0x10", "٣", "inf", "nan", "--json", "1 2", "1\n2", "0e0",
        ])
    func samples(text: String) throws {
        let command = try Command.pikit("estimate", "--samples", text)
        Self.expectOneLine(
            command,
            containing: [
                "--samples", "from 1 to 9007199254740992", "1000000, 1_000_000 or 1e6",
            ])
    }

    @Test(
        "in a seed is answered with the valid seeds",
        arguments: ["-1", "4294967296", "1e3", "0x1", "abc", "", "1.0", "+1"])
    func seed(text: String) throws {
        let command = try Command.pikit("--seed", text)
        Self.expectOneLine(
            command, containing: ["'\(text)'", "--seed", "a whole number from 0 to 4294967295"])
    }

    @Test(
        "in a number of workers is answered with the valid numbers",
        arguments: ["0", "129", "-1", "+2", "two", "1.5", "1e1", ""])
    func workers(text: String) throws {
        let command = try Command.pikit("estimate", "--workers", text)
        Self.expectOneLine(
            command, containing: ["'\(text)'", "--workers", "a whole number from 1 to 128"])
    }

    @Test("in a choice of progress is answered with the choices", arguments: ["", "yes", "Auto"])
    func progress(text: String) throws {
        for subcommand in ["estimate", "compare"] {
            let command = try Command.pikit(subcommand, "--progress", text)
            Self.expectOneLine(command, containing: ["--progress", "give auto, always or never"])
        }
    }

    @Test(
        "in a confidence level is answered with the valid levels",
        arguments: ["0", "1", "2", "nan", "-0.5", "inf", "95%", ""])
    func confidence(text: String) throws {
        let command = try Command.pikit("estimate", "--confidence", text)
        Self.expectOneLine(
            command,
            containing: [
                "'\(text)'", "--confidence", "greater than 0 and less than 1, such as 0.95",
            ])
    }

    @Test(
        "in a generator's name is answered with the nearest names",
        arguments: [("mt19973", "mt19937"), ("TAUS3", "taus"), ("", "mrg")])
    func generator(text: String, nearest: String) throws {
        let command = try Command.pikit("estimate", "--generator", text)
        Self.expectOneLine(
            command,
            containing: ["has no generator '\(text)'", "the nearest names are", nearest])
    }

    @Test("in options and arguments is answered with the usage")
    func flags() throws {
        Self.expectOneLine(
            try .pikit("--frobnicate"),
            containing: ["Unknown option '--frobnicate'", "Usage: pikit estimate [--samples"])
        Self.expectOneLine(
            try .pikit("estimate", "--sampels", "5"), containing: ["Did you mean '--samples'?"])
        Self.expectOneLine(
            try .pikit("estimates"),
            containing: ["Unexpected argument 'estimates'", "Usage: pikit estimate"])
        Self.expectOneLine(
            try .pikit("generators", "mt19937"), containing: ["Usage: pikit generators [--json]"])
        Self.expectOneLine(
            try .pikit("--samples"), containing: ["Missing value for '--samples", "Usage: "])
    }

    @Test("that asks for more draws than the generator has is answered with the limit")
    func period() throws {
        Self.expectOneLine(
            try .pikit("--generator", "slatec", "--seed", "1"),
            containing: ["needs 2000000000 draws", "slatec repeats itself after 2^22", "2097152"])
        Self.expectOneLine(
            try .pikit("--generator", "ran0", "--seed", "123459876", "--samples", "1"),
            containing: ["ran0 with seed 123459876 repeats itself after 1: choose another seed"])
    }

    @Test(
        "in GSL_RNG_TYPE is answered with the nearest names",
        arguments: ["foo", "", "mt19937 "])
    func environmentType(text: String) throws {
        Self.expectOneLine(
            try .pikit("--samples", "10", environment: ["GSL_RNG_TYPE": text]),
            containing: ["GSL_RNG_TYPE is set to '\(text)'", "the nearest names are"])
    }

    @Test(
        "in GSL_RNG_SEED is answered with the valid seeds",
        arguments: [
            "foo", "", "12x", "-1", "-18446744073709551615", "4294967296", "0x", "08", "1e3", "1 ",
            "99999999999999999999",
        ])
    func environmentSeed(text: String) throws {
        Self.expectOneLine(
            try .pikit("--samples", "10", environment: ["GSL_RNG_SEED": text]),
            containing: ["GSL_RNG_SEED is set to '\(text)'", "from 0 to 4294967295"])
    }

    @Test("is shortened, escaped and quoted in one line")
    func hostile() throws {
        let command = try Command.pikit(
            "--generator", "\u{1B}[2J\n" + String(repeating: "x", count: 50000))
        Self.expectOneLine(command, containing: ["\\u{1B}[2J\\n", "…", "the nearest names are"])
        #expect(command.errors.count < 1100)
    }

    @Test("has no effect in variables that options override")
    func overridden() throws {
        let command = try Command.pikit(
            "--samples", "10", "--seed", "1", "--generator", "taus2",
            environment: ["GSL_RNG_TYPE": "foo", "GSL_RNG_SEED": "foo"])
        #expect(command.status == 0)
    }
}
