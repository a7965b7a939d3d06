import PiCommand
import PiKit
import Testing

@Suite("The parsers of portions")
struct PortionParsingTests {
    @Test("read a shard, whose plan decides whether there is one")
    func shard() throws {
        #expect(try parseShard("3/64") == .shard(3, of: 64))
        #expect(try parseShard("1/1") == .shard(1, of: 1))
        #expect(try parseShard("0x3/1_0k") == .shard(3, of: 10_000))
        #expect(try parseShard("65/64") == .shard(65, of: 64))
        #expect(try parseShard("1/9223372036854775807") == .shard(1, of: .max))
    }

    private static let rightShard =
        "give a shard as its number and the number of shards, such as 3/64"
    private static let least = "too small; the least value is 1"
    private static let greatest = "too large; the greatest value is 9223372036854775807"

    @Test(
        "refuse other texts for a shard, and say what is wrong with them",
        arguments: [
            ("", rightShard), ("3", rightShard), ("3/64/1", rightShard), ("3 of 64", rightShard),
            ("3\\64", rightShard),
            ("//", rightShard), ("/", "its number cannot be read as a number; \(rightShard)"),
            ("/64", "its number cannot be read as a number; \(rightShard)"),
            ("٣/64", "its number cannot be read as a number; \(rightShard)"),
            ("3/", "the number of shards cannot be read as a number; \(rightShard)"),
            ("3/64 ", "the number of shards cannot be read as a number; \(rightShard)"),
            ("3.5/64", "its number is not whole; \(rightShard)"),
            ("+3/64", "its number has a sign; \(rightShard)"),
            ("-1/64", "its number is negative; the least value is 1"),
            ("0/64", "its number is \(least)"), ("3/0", "the number of shards is \(least)"),
            ("3/9223372036854775808", "the number of shards is \(greatest)"),
            ("1e99/64", "its number is \(greatest)"),
        ])
    func badShard(text: String, reason: String) {
        let error = #expect(throws: (any Error).self) { try parseShard(text) }
        #expect(error.map { "\($0)" } == reason)
    }

    @Test(
        "read a range, with numbers as those of samples",
        arguments: [
            ("0..4194304", 0..<4_194_304), ("0..1e6", 0..<1_000_000),
            ("1_000_000..1.5e6", 1_000_000..<1_500_000), ("7..8", 7..<8),
            ("0..9007199254740992", 0..<1 << 53), ("0e0..1", 0..<1), ("1.0..2.0", 1..<2),
            ("0..1G", 0..<1_000_000_000), ("0x10..2^30", 16..<1 << 30), ("1.5k..2Ki", 1500..<2048),
        ])
    func range(text: String, samples: Range<Int>) throws {
        #expect(try parseRange(text) == .range(samples))
    }

    private static let rightRange =
        "give a range as its first sample and the one after its last, such as 0..4194304"
    private static let end = "its end cannot be read as a number; \(rightRange)"
    private static let empty = "its end must be greater than its first sample"
    private static let most = "too large; the greatest value is 9007199254740992"

    @Test(
        "refuse other texts for a range, and say what is wrong with them",
        arguments: [
            ("", rightRange), ("5", rightRange), ("0-5", rightRange), ("0 5", rightRange),
            ("0.5", rightRange),
            ("..", "its first sample cannot be read as a number; \(rightRange)"),
            ("..5", "its first sample cannot be read as a number; \(rightRange)"),
            ("a..b", "its first sample cannot be read as a number; \(rightRange)"),
            ("0 .. 5", "its first sample cannot be read as a number; \(rightRange)"),
            ("0..", end), ("0...5", end), ("0...5e1", end), ("0....5", end), ("0..5..9", end),
            ("0..<5", end), ("0.. 5", end), ("0..\u{301}5", rightRange),
            ("5..5", empty), ("6..5", empty), ("0..0", empty), ("1k..1e3", empty),
            ("0.5..2", "its first sample is not whole; \(rightRange)"),
            ("0..2.5", "its end is not whole; \(rightRange)"),
            ("-1..5", "its first sample is negative; the least value is 0"),
            ("0..9007199254740993", "its end is \(most)"), ("0..1e16", "its end is \(most)"),
            ("1e99..1e16", "its first sample is \(most)"),
        ])
    func badRange(text: String, reason: String) {
        let error = #expect(throws: (any Error).self) { try parseRange(text) }
        #expect(error.map { "\($0)" } == reason)
    }

    @Test("take texts of a million characters")
    func long() {
        for text in ["/", "..", ".", "9", "1/", "1..", "\u{301}", "\u{0}"] {
            let long = String(repeating: text, count: 1_000_000 / text.utf8.count)
            #expect(throws: (any Error).self) { try parseShard(long) }
            #expect(throws: (any Error).self) { try parseRange(long) }
        }
    }
}
