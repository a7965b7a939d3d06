import MonteCarlo
import Testing

@Suite("Missing portions of a plan")
struct PortionNamingTests {
    private static func grid(_ name: String, samples: Int, blockSize: Int) throws -> BlockGrid {
        let plan = try Plan(
            samples: samples, seed: 1, generator: Generator(named: name), blockSize: blockSize)
        return BlockGrid(Simulation("varying") { draws in draws.nextUniform() }, plan)
    }

    /// Joins ascending ranges that touch.
    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.reduce(into: []) { joined, range in
            if let last = joined.last, last.upperBound == range.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
    }

    /// The least number of shards with these cuts, by trying all of them.
    private static func least(_ bounds: Set<Int>, in blocks: BlockGrid) throws -> Int? {
        try (1...blocks.count).first { count in
            let cuts = try (1...count).map {
                try Portion.shard($0, of: count).samples(of: blocks).upperBound
            }
            return bounds.isSubset(of: [0] + cuts)
        }
    }

    /// Expects that portions have exactly the missing samples, and none twice.
    private static func expectCover(
        _ portions: [Portion], of missing: [Range<Int>], in blocks: BlockGrid
    ) throws {
        let samples = try portions.map { try $0.samples(of: blocks) }
        #expect(zip(samples, samples.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        #expect(joined(samples) == missing)
    }

    @Test("are the shards that were not computed, of as few as fit")
    func shards() throws {
        var random = try RandomStream(generator: .mt19937, seed: 10)
        for _ in 0..<200 {
            let blocks = try Self.grid(
                "mt19937", samples: Int.random(in: 1...400, using: &random),
                blockSize: Int.random(in: 1...9, using: &random))
            let count = Int.random(in: 1...blocks.count, using: &random)
            let share = Int.random(in: 0...4, using: &random)
            var (present, absent): ([Range<Int>], [Range<Int>]) = ([], [])
            for number in 1...count {
                let samples = try Portion.shard(number, of: count).samples(of: blocks)
                if Int.random(in: 0..<4, using: &random) < share {
                    present.append(samples)
                } else {
                    absent.append(samples)
                }
            }
            let missing = Self.joined(absent)
            let bounds = Set((present + missing).flatMap { [$0.lowerBound, $0.upperBound] })
            // Records may cover shards alone or joined; the latter tell less.
            for covered in [present, Self.joined(present)] {
                let portions = Portion.portions(of: missing, beside: covered, in: blocks)
                try Self.expectCover(portions, of: missing, in: blocks)
                let known = bounds.intersection(
                    (covered + missing).flatMap { [$0.lowerBound, $0.upperBound] })
                let least = try #require(try Self.least(known, in: blocks))
                #expect(least <= count)
                #expect(portions.allSatisfy { "\($0)".hasSuffix("/\(least)") })
                if covered == present && share == 0 { #expect(portions == [.shard(1, of: 1)]) }
            }
        }
    }

    @Test("are named as they were asked for")
    func known() throws {
        let blocks = try Self.grid("ranlxs0", samples: 100_000_000, blockSize: 1 << 16)
        let shards = try (1...64).map { try Portion.shard($0, of: 64).samples(of: blocks) }
        let present = shards.enumerated().filter { ![2, 4, 5].contains($0.offset) }.map(\.element)
        let portions = Portion.portions(
            of: [shards[2], shards[4].lowerBound..<shards[5].upperBound],
            beside: present, in: blocks)
        #expect(portions == [3, 5, 6].map { .shard($0, of: 64) })
        #expect(Portion.options(portions) == "--shard 3/64, --shard 5/64, --shard 6/64")
        #expect(Portion.options(portions, most: 1) == "--shard 3/64 and 2 more")
        let others = Portion.portions(
            of: [shards[0].upperBound..<100_000_000], beside: shards.prefix(1) + [], in: blocks)
        #expect(Portion.options(others).hasSuffix(", --shard 11/64 and 53 more"))
        #expect(Portion.portions(of: [], beside: shards, in: blocks).isEmpty)
    }

    @Test("are ranges if no number of shards up to 100 000 has all bounds")
    func ranges() throws {
        let blocks = try Self.grid("mt19937", samples: 1 << 53, blockSize: 1 << 10)
        let present = [1 << 10..<3 << 10, 1 << 20..<1 << 30]
        let missing = [0..<1 << 10, 3 << 10..<1 << 20, 1 << 30..<1 << 53]
        let portions = Portion.portions(of: missing, beside: present, in: blocks)
        #expect(portions == missing.map(Portion.range))
        try Self.expectCover(portions, of: missing, in: blocks)
        #expect(Portion.options(portions).hasPrefix("--range 0..1024, --range 3072..1048576, "))
    }

    @Test("are found among 100 000 shards of a plan of 2^43 blocks")
    func many() throws {
        let blocks = try Self.grid("mt19937", samples: 1 << 53, blockSize: 1 << 10)
        let count = 100_000
        let numbers = [1, 77, 33_333, 50_001, 99_999]
        let samples = try (1...count).map { try Portion.shard($0, of: count).samples(of: blocks) }
        let missing = numbers.map { samples[$0 - 1] }
        let present = (1...count).filter { !numbers.contains($0) }.map { samples[$0 - 1] }
        let portions = Portion.portions(of: missing, beside: present, in: blocks)
        #expect(portions == numbers.map { .shard($0, of: count) })
    }

    @Test(
        "are ranges where a cancelled run has left a block open, which only that run can continue")
    func openBlock() throws {
        let blocks = try Self.grid("mt19937", samples: 1000, blockSize: 10)
        let portions = Portion.portions(of: [505..<1000], beside: [0..<505], in: blocks)
        #expect(portions == [.range(505..<1000)])
        #expect(throws: PiKitError.self) { try portions[0].samples(of: blocks) }
        // Totals that can be cut anywhere have no open blocks.
        let counts = Simulation("counts", uniforms: 2, into: Hits()) { u in u[0] < u[1] }
        let anywhere = BlockGrid(counts, blocks.plan)
        let rest = Portion.portions(of: [505..<1000], beside: [0..<505], in: anywhere)
        try Self.expectCover(rest, of: [505..<1000], in: anywhere)
    }
}
