import MonteCarlo
import Testing

/// A problem of which the grid needs to know the draws and the kind of total only.
private struct Dummy<Total: Accumulator>: Problem {
    let empty: Total
    var drawsPerSample: Int?
    var name: String { "dummy" }
}

@Suite("A grid of blocks")
struct BlockGridTests {
    private static let hits = Dummy(empty: Hits(), drawsPerSample: 2)
    private static let varyingHits = Dummy(empty: Hits())
    private static let moments = Dummy(empty: Moments(), drawsPerSample: 2)

    /// Expects that the blocks follow each other from the plan's first sample to its last.
    private static func expectTiles(_ grid: BlockGrid, of plan: Plan, blocks: [Int]) {
        #expect(grid.samples(of: 0).lowerBound == 0)
        #expect(grid.samples(of: grid.count - 1).upperBound == plan.samples)
        for block in blocks {
            let (this, next) = (grid.samples(of: block), grid.samples(of: block + 1))
            #expect(this.upperBound == next.lowerBound)
            #expect(!next.isEmpty)
            #expect(grid.block(of: this.lowerBound) == block)
            #expect(grid.block(of: this.upperBound - 1) == block)
        }
    }

    @Test("lets the last block take the rest, if totals allow it and there are no more seeds")
    func longestInBlocks() throws {
        let plan = try Plan(
            samples: 1 << 53, seed: 1, generator: Generator(named: "ranlxs0"), blockSize: 1 << 22)
        let grid = BlockGrid(Self.hits, plan)
        #expect(grid.count == BlockSeeds.count)
        #expect(grid.samples(of: grid.count - 1).count == 87 << 22)
        #expect(grid.block(of: plan.samples - 1) == grid.count - 1)
        Self.expectTiles(grid, of: plan, blocks: [0, 1, 1 << 20, grid.count - 3, grid.count - 2])
        // Sums of doubles need blocks of one size, and varying draws a substream each.
        for grid in [BlockGrid(Self.moments, plan), BlockGrid(Self.varyingHits, plan)] {
            #expect(grid.count == 1 << 31)
        }
        #expect(throws: Never.self) { try Self.hits.check(plan) }
        for check in [Self.moments.check, Self.varyingHits.check] {
            let error = #expect(throws: PiKitError.self) { try check(plan) }
            #expect(error?.code == .samples)
            #expect(error?.description.contains("2147483562 substreams") == true)
        }
    }

    @Test(
        "has the plan's blocks, or else the problem's",
        arguments: ["mt19937", "tt800", "minstd"], [1, 5, 1 << 16, 1 << 20])
    func blocks(name: String, samples: Int) throws {
        let generator = try Generator(named: name)
        let plan = try Plan(samples: samples, seed: 1, generator: generator)
        let grid = BlockGrid(Self.moments, plan)
        #expect(grid.count == (samples + 1 << 16 - 1) >> 16)
        Self.expectTiles(grid, of: plan, blocks: Array(0..<grid.count - 1))
        let small = try Plan(samples: samples, seed: 1, generator: generator, blockSize: 1000)
        #expect(BlockGrid(Self.moments, small).count == (samples + 999) / 1000)
    }

    @Test(
        "refuses blocks that need more draws than a substream has",
        arguments: ["mt19937", "ranlxs0"])
    func longBlocks(name: String) throws {
        let generator = try Generator(named: name)
        let plan = try Plan(
            samples: 1 << 40, seed: 1, generator: generator, blockSize: 1 << 39 + 1)
        if generator.layout == .blocks {
            let error = #expect(throws: PiKitError.self) { try Self.moments.check(plan) }
            #expect(error?.code == .blockSize)
            #expect(error?.description.contains("at most 549755813888 samples") == true)
        } else {
            // The draws follow from the samples' numbers, so blocks have no substreams.
            #expect(throws: Never.self) { try Self.moments.check(plan) }
        }
    }
}
