import MonteCarlo
import Testing

/// A problem of which the grid needs to know the draws and the kind of total only.
private struct Dummy<Total: Accumulator>: Problem {
    let empty: Total
    var drawsPerSample: Int?
    var name: String { "dummy" }
}

/// The blocks of a plan for each kind of problem: fixed or varying draws, with totals that are
/// order-free or not.
private func grids(
    _ name: String, samples: Int, blockSize: Int? = nil
) throws -> [BlockGrid] {
    let plan = try Plan(
        samples: samples, seed: 1, generator: Generator(named: name), blockSize: blockSize)
    return [
        BlockGrid(Dummy(empty: Hits(), drawsPerSample: 2), plan),
        BlockGrid(Dummy(empty: Hits()), plan),
        BlockGrid(Dummy(empty: Moments(), drawsPerSample: 2), plan),
        BlockGrid(Dummy(empty: Moments()), plan),
    ]
}

/// The sentence with which a portion is refused, or `nil` if it is not.
private func refusal(_ portion: Portion, of blocks: BlockGrid) -> String? {
    do {
        _ = try portion.samples(of: blocks)
        return nil
    } catch {
        #expect(error.code == .portion)
        return error.description
    }
}

@Suite("A portion of a plan")
struct PortionTests {
    @Test(
        "that is a shard has nearly as many whole blocks as the others, which tile the plan",
        arguments: ["mt19937", "taus2", "ranlxs0"])
    func tiles(name: String) throws {
        var random = try RandomStream(generator: .mt19937, seed: 7)
        for _ in 0..<100 {
            let size = Int.random(in: 1...50, using: &random)
            let samples = Int.random(in: 1...2000, using: &random)
            for blocks in try grids(name, samples: samples, blockSize: size) {
                let count = Int.random(in: 1...blocks.count, using: &random)
                for count in [1, count, blocks.count] {
                    let shards = try (1...count).map {
                        try Portion.shard($0, of: count).samples(of: blocks)
                    }
                    #expect(shards[0].lowerBound == 0)
                    #expect(shards[count - 1].upperBound == samples)
                    #expect(
                        zip(shards, shards.dropFirst()).allSatisfy {
                            $0.upperBound == $1.lowerBound
                        })
                    #expect(shards.allSatisfy { $0.lowerBound.isMultiple(of: size) })
                    let sizes = shards.map { ($0.count + size - 1) / size }
                    #expect(sizes.min()! >= 1)
                    #expect(sizes.max()! - sizes.min()! <= 1)
                }
            }
        }
    }

    @Test("has the blocks that its definition says")
    func known() throws {
        for name in ["mt19937", "ranlxs0"] {
            for blocks in try grids(name, samples: 100_000_000, blockSize: 1 << 22) {
                let samples = try (1...5).map { try Portion.shard($0, of: 5).samples(of: blocks) }
                let bounds = [0, 4, 9, 14, 19].map { $0 << 22 } + [100_000_000]
                #expect(samples == zip(bounds, bounds.dropFirst()).map { $0..<$1 })
                #expect(try Portion.whole.samples(of: blocks) == 0..<100_000_000)
                let last = try Portion.shard(24, of: 24).samples(of: blocks)
                #expect(last == 23 << 22..<100_000_000)
            }
        }
    }

    @Test("is exact where numbers of blocks times shards need 106 bits")
    func large() throws {
        let all = 1 << 53
        var random = try RandomStream(generator: .mt19937, seed: 8)
        for blocks in try grids("mt19937", samples: all, blockSize: 1) {
            var counts = [2, 3, all / 2 + 1, all - 1, all]
            counts += (0..<50).map { _ in Int.random(in: 1...all, using: &random) }
            for count in counts {
                let numbers =
                    [1, count] + (0..<5).map { _ in Int.random(in: 1...count, using: &random) }
                for number in numbers {
                    let cut = { (number: Int) in
                        Int(UInt128(number) * UInt128(all) / UInt128(count))
                    }
                    #expect(
                        try Portion.shard(number, of: count).samples(of: blocks)
                            == cut(number - 1)..<cut(number))
                }
            }
        }
    }

    @Test("that is the last shard has the rest, where there are no more block seeds")
    func longestBlock() throws {
        let blocks = try grids("ranlxs0", samples: 1 << 53, blockSize: 1 << 22)[0]
        #expect(blocks.count == BlockSeeds.count)
        let samples = try Portion.shard(blocks.count, of: blocks.count).samples(of: blocks)
        #expect(samples == blocks.samples(of: blocks.count - 1))
        #expect(samples.count == 87 << 22)
        #expect(refusal(.range(0..<samples.lowerBound), of: blocks) == nil)
        let inside = samples.lowerBound + 1 << 22
        #expect(
            refusal(.range(0..<inside), of: blocks)?.hasSuffix(
                "to \(inside) are \(samples.lowerBound) and \(1 << 53)") == true)
    }

    @Test("that is a shard must be one that the plan has")
    func noShard() throws {
        for blocks in try grids("mt19937", samples: 100_000_000, blockSize: 1 << 22) {
            #expect(
                refusal(.shard(1, of: 64), of: blocks)
                    == "the plan has 24 blocks of 4194304 samples, so it has at most 24 shards, "
                    + "not 64: ask for more samples or fewer shards")
            #expect(refusal(.shard(.max, of: .max), of: blocks) != nil)
            for number in [0, -1, 25, .min, .max] {
                #expect(
                    refusal(.shard(number, of: 24), of: blocks)
                        == "the number of a shard must be from 1 to the number of shards, 24, "
                        + "not \(number)")
            }
            for count in [0, -1, .min] {
                #expect(
                    refusal(.shard(1, of: count), of: blocks)
                        == "the number of shards must be at least 1, not \(count)")
            }
        }
        for blocks in try grids("mt19937", samples: 1, blockSize: 1) {
            #expect(
                refusal(.shard(1, of: 2), of: blocks)
                    == "the plan has 1 block of 1 sample, so it has at most 1 shard, not 2: ask for "
                    + "more samples or fewer shards")
        }
    }

    @Test(
        "that is a range must be cut at bounds of blocks, of which the refusal names the nearest",
        arguments: ["mt19937", "ranlxs0"])
    func bounds(name: String) throws {
        var random = try RandomStream(generator: .mt19937, seed: 9)
        var (accepted, refused) = (0, 0)
        for _ in 0..<300 {
            let size = Int.random(in: 1...20, using: &random)
            let samples = Int.random(in: 1...300, using: &random)
            let first = Int.random(in: 0..<samples, using: &random)
            let range = first..<Int.random(in: first + 1...samples, using: &random)
            for blocks in try grids(name, samples: samples, blockSize: size) {
                let offenders = [range.lowerBound, range.upperBound].filter {
                    !blocks.cutsAnywhere && !$0.isMultiple(of: size) && $0 != samples
                }
                guard let refusal = refusal(.range(range), of: blocks) else {
                    #expect(offenders.isEmpty)
                    #expect(try Portion.range(range).samples(of: blocks) == range)
                    accepted += 1
                    continue
                }
                refused += 1
                let named = refusal.matches(of: /to (\d+) are (\d+) and (\d+)/)
                #expect(named.map { Int($0.output.1) } == offenders)
                for match in named {
                    let offender = try #require(Int(match.output.1))
                    let below = try #require(Int(match.output.2))
                    let above = try #require(Int(match.output.3))
                    #expect(below < offender && offender < above)
                    // Both are bounds, and none is between them.
                    #expect(above == min(below + size, samples))
                    #expect(try Portion.range(below..<above).samples(of: blocks) == below..<above)
                }
            }
        }
        #expect(accepted > 100 && refused > 100)
    }

    @Test("that is a range is refused in words that say what would be right")
    func badRange() throws {
        for blocks in try grids("mt19937", samples: 10_000_000, blockSize: 1 << 22) {
            #expect(
                refusal(.range(5..<5), of: blocks)
                    == "the range 5..5 has no samples: its end must be greater than its beginning")
            for range in [-1..<5, 0..<10_000_001, Int.min..<(.max), 20_000_000..<30_000_000] {
                #expect(
                    refusal(.range(range), of: blocks)
                        == "the range \(range.lowerBound)..\(range.upperBound) must lie within the "
                        + "plan, 0..10000000")
            }
            guard !blocks.cutsAnywhere else { continue }
            #expect(
                refusal(.range(5_000_000..<9_000_000), of: blocks)
                    == "the range 5000000..9000000 must begin and end at bounds of blocks of "
                    + "4194304 samples: the nearest to 5000000 are 4194304 and 8388608, and to "
                    + "9000000 are 8388608 and 10000000")
        }
    }

    @Test("is the whole plan if the generator runs as one stream", arguments: ["minstd", "rand"])
    func serial(name: String) throws {
        for blocks in try grids(name, samples: 1000, blockSize: 10) {
            for portion in [Portion.whole, .shard(1, of: 1), .range(0..<1000)] {
                #expect(try portion.samples(of: blocks) == 0..<1000)
            }
            for portion in [Portion.shard(1, of: 2), .shard(3, of: 1_000_000), .range(0..<10)] {
                #expect(
                    refusal(portion, of: blocks)
                        == "\(name) runs as one stream, so one run computes the whole plan, not "
                        + "\(portion): choose a generator that can jump, such as mt19937")
            }
        }
    }

    @Test("has a name that is easy to type")
    func description() {
        #expect("\(Portion.shard(3, of: 64))" == "shard 3/64")
        #expect("\(Portion.range(0..<4_194_304))" == "range 0..4194304")
        #expect("\(Portion.whole)" == "whole plan")
    }
}
