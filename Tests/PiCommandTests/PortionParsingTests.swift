import PiCommand
import PiKit
import Testing

@Suite("The parsers of portions")
struct PortionParsingTests {
    @Test("read a shard, whose plan decides whether there is one")
    func shard() throws {
        #expect(try parseShard("3/64") == .shard(3, of: 64))
        #expect(try parseShard("1/1") == .shard(1, of: 1))
        #expect(try parseShard("65/64") == .shard(65, of: 64))
        #expect(try parseShard("1/9223372036854775807") == .shard(1, of: .max))
    }

    @Test(
        "refuse other texts for a shard",
        arguments: [
            "", "/", "3", "3/", "/64", "3/64/1", "3 of 64", "3/64 ", "-1/64", "+3/64", "3.0/64",
            "1e1/64", "3/1_0", "3/9223372036854775808", "٣/64", "3\\64",
        ])
    func badShard(text: String) {
        let error = #expect(throws: (any Error).self) { try parseShard(text) }
        #expect(
            error.map { "\($0)" }
                == "give a shard as its number and the number of shards, such as 3/64")
    }

    @Test(
        "read a range, with numbers as those of samples",
        arguments: [
            ("0..4194304", 0..<4_194_304), ("0..1e6", 0..<1_000_000),
            ("1_000_000..1.5e6", 1_000_000..<1_500_000), ("7..8", 7..<8),
            ("0..9007199254740992", 0..<1 << 53), ("0e0..1", 0..<1), ("1.0..2.0", 1..<2),
        ])
    func range(text: String, samples: Range<Int>) throws {
        #expect(try parseRange(text) == .range(samples))
    }

    @Test(
        "refuse other texts for a range",
        arguments: [
            "", "..", "0..", "..5", "5", "0...5", "0....5", "0.5..2", "0..5..9", "0-5", "0..<5",
            "5..5", "6..5", "-1..5", "0..9007199254740993", "0..1e16", "0 .. 5", "a..b", "0.. 5",
        ])
    func badRange(text: String) {
        let error = #expect(throws: (any Error).self) { try parseRange(text) }
        #expect(
            error.map { "\($0)" }
                == "give a range as its first sample and the one after its last, such as "
                + "0..4194304")
    }
}
