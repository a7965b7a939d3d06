import PiKit
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

    /// Expects status 64 and a line that says of an option's value, quoted, that it is wrong.
    private static func expectRefusal(
        _ command: Command, of option: String, _ value: String, _ reason: String
    ) {
        expectOneLine(command, containing: [])
        #expect(command.status == 64)
        let quoted = "pikit: The value '\(value)' is invalid for '\(option) <"
        #expect(command.errors.hasPrefix(quoted), "\(command.errors)")
        #expect(command.errors.hasSuffix(">': \(reason)\n"), "\(command.errors)")
    }

    private static let samples = """
        ; give a whole number from 1 to 9007199254740992, such as 1000000, 1_000_000, 1e6, 10^6 or 1M
        """
    private static let range =
        "; give a range as its first sample and the one after its last, such as 0..4194304"
    private static let time =
        "; give a time from 1ms to 1e9 seconds, such as 90, 500ms, 10s, 2m, 1.5h or 1d"

    @Test(
        "in a number is answered with what is wrong and what would be right",
        arguments: [
            ("estimate --samples", "abc", "it cannot be read as a number" + samples),
            ("estimate --samples", "", "it cannot be read as a number" + samples),
            ("estimate --samples", "1,000", "it cannot be read as a number" + samples),
            ("estimate --samples", "--json", "it cannot be read as a number" + samples),
            ("estimate --samples", "٣", "it cannot be read as a number" + samples),
            ("estimate --samples", "1.5", "it is not whole" + samples),
            ("estimate --samples", "+1", "it has a sign" + samples),
            ("estimate --samples", "-5", "it is negative; the least value is 1"),
            ("estimate --samples", "0", "it is too small; the least value is 1"),
            (
                "estimate --samples", "1e99999999999999999999",
                "it is too large; the greatest value is 9007199254740992"
            ),
            (
                "graph --samples", "1GB",
                "it has an unknown suffix; the suffixes are k, M, G, T, Ki, Mi, Gi and Ti"
            ),
            (
                "compare --samples", "1P",
                "it has an unknown suffix; the suffixes are k, M, G, T, Ki, Mi, Gi and Ti"
            ),
            ("graph --tasks", "1e7", "it is too large; the greatest value is 1000000"),
            (
                "estimate --workers", "two",
                "it cannot be read as a number; give a whole number from 1 to 128, such as 4"
            ),
            ("recipe --workers", "0", "it is too small; the least value is 1"),
            ("estimate --seed", "2^32", "it is too large; the greatest value is 4294967295"),
            ("stream --seed", "-1", "it is negative; the least value is 0"),
            (
                "stream --from", "2^64",
                "it is too large; the greatest value is 18446744073709551615"
            ),
            (
                "stream --count", "1e-3",
                """
                it is not whole; give a whole number from 0 to 18446744073709551615, such as \
                1000000, 1_000_000, 1e6, 10^6 or 1M
                """
            ),
            ("estimate --shard", "3/0", "the number of shards is too small; the least value is 1"),
            ("estimate --range", "0..abc", "its end cannot be read as a number" + range),
            (
                "estimate --range", "0..1e16",
                "its end is too large; the greatest value is 9007199254740992"
            ),
            (
                "estimate --confidence", "95",
                "it is too large; give a number greater than 0 and less than 1, such as 0.95"
            ),
            (
                "merge x --confidence", "nan",
                "it cannot be read as a number; give a number greater than 0 and less than 1, such as 0.95"
            ),
            (
                "estimate --target-error", "0x1p3",
                "it cannot be read as a number; give a number greater than 0, such as 1e-5"
            ),
            ("estimate --time-limit", "1e10", "it is too large" + time),
            ("estimate --time-limit", "10min", "it has an unknown suffix" + time),
            (
                "estimate --record x --record-every", "0",
                "it is too small; give a number of seconds from 0.001 to 1e9, such as 0.5"
            ),
            (
                "recipe --minute", "inf",
                "it cannot be read as a number; give a number of seconds from 0 to 60, such as 0.05"
            ),
        ])
    func numbers(options: String, value: String, reason: String) throws {
        let words = options.split(separator: " ").map(String.init)
        Self.expectRefusal(
            try .pikit(words + [value]), of: words[words.count - 1], value, reason)
    }

    @Test("in notations of numbers does not arise")
    func notations() throws {
        let plain = try Command.pikit(
            "--samples", "1500000", "--seed", "42", "--workers", "1", "--json")
        let record = try plain.record()
        for (samples, seed) in [
            ("1.5M", "0x2a"), ("1_500_000", "42"), ("1.5e6", "4_2"), ("0x16e360", "042"),
            ("1500k", "42.0"),
        ] {
            let command = try Command.pikit("--samples", samples, "--seed", seed, "--json")
            #expect(try command.record().agrees(with: record))
        }
        let stream = try Command.pikit("stream", "--from", "2^40", "--count", "0x2")
        #expect(
            try Command.pikit("stream", "--from", "1Ti", "--count", "2").output == stream.output)
        #expect(stream.status == 0 && stream.output.split(separator: "\n").count == 2)
    }

    @Test("in a choice of progress is answered with the choices", arguments: ["", "yes", "Auto"])
    func progress(text: String) throws {
        for subcommand in ["estimate", "compare"] {
            let command = try Command.pikit(subcommand, "--progress", text)
            Self.expectOneLine(command, containing: ["--progress", "give auto, always or never"])
        }
    }

    @Test(
        "in a name is answered with the names that are near, or with where all are",
        arguments: [
            (
                "estimate --generator", "mt19973",
                "GSL \(version) has no generator 'mt19973'; did you mean 'mt19937'?"
            ),
            (
                "stream --generator", "TAUS3",
                "GSL \(version) has no generator 'TAUS3'; did you mean 'taus' or 'taus2'?"
            ),
            (
                "estimate --generator", "pcg",
                "GSL \(version) has no generator 'pcg'; 'pikit generators' lists all that it has"
            ),
            (
                "estimate --generator", "",
                "GSL \(version) has no generator ''; 'pikit generators' lists all that it has"
            ),
            ("compare --only", "kernl", "there is no row 'kernl'; did you mean 'kernel'?"),
            (
                "compare --only", "kernel,gsl-lop",
                "there is no row 'gsl-lop'; did you mean 'gsl-loop'?"
            ),
            (
                "compare --only", "numba",
                """
                there is no row 'numba'; give one or more of swift-system,swift-scalar,swift-simd,\
                gsl-loop,kernel,kernel-parallel
                """
            ),
        ])
    func names(options: String, value: String, reason: String) throws {
        let words = options.split(separator: " ").map(String.init)
        Self.expectRefusal(
            try .pikit(words + [value]), of: words[words.count - 1], value, reason)
    }

    private static let version = GSLGenerator.libraryVersion

    @Test("in options and arguments is answered with the usage")
    func flags() throws {
        Self.expectOneLine(
            try .pikit("--frobnicate"),
            containing: ["Unknown option '--frobnicate'", "Usage: pikit estimate [-n <n>]"])
        Self.expectOneLine(
            try .pikit("estimate", "--sampels", "5"), containing: ["Did you mean '--samples'?"])
        Self.expectOneLine(
            try .pikit("estimates"),
            containing: ["no subcommand 'estimates'", "did you mean 'estimate'?"])
        Self.expectOneLine(
            try .pikit("generators", "mt19937"), containing: ["Usage: pikit generators [--json]"])
        Self.expectOneLine(
            try .pikit("--samples"),
            containing: ["Missing value for '--samples <n>': the number of samples, such as"])
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
        "in GSL_RNG_TYPE is answered with the names that are near, or with where all are",
        arguments: [
            ("foo", "'pikit generators' lists all that it has"),
            ("", "'pikit generators' lists all that it has"),
            ("mt19937 ", "did you mean 'mt19937'?"),
        ])
    func environmentType(text: String, right: String) throws {
        let command = try Command.pikit("--samples", "10", environment: ["GSL_RNG_TYPE": text])
        Self.expectOneLine(
            command, containing: ["GSL_RNG_TYPE is set to '\(text)'", "; \(right)\n"])
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
        Self.expectOneLine(command, containing: ["\\u{1B}[2J\\n", "…", "'pikit generators' lists"])
        #expect(command.errors.count < 1100)
        // One character of many code points.
        let marks = try Command.pikit("--samples", "1" + String(repeating: "\u{301}", count: 50000))
        Self.expectOneLine(marks, containing: ["it cannot be read as a number"])
        #expect(marks.errors.unicodeScalars.count < 1100)
    }

    @Test("has no effect in variables that options override")
    func overridden() throws {
        let command = try Command.pikit(
            "--samples", "10", "--seed", "1", "--generator", "taus2",
            environment: ["GSL_RNG_TYPE": "foo", "GSL_RNG_SEED": "foo"])
        #expect(command.status == 0)
    }
}
