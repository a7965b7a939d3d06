import MonteCarlo
import Testing

@Suite("A grid of blocks")
struct BlockGridTests {
    /// Expects that the blocks follow each other from the plan's first sample to its last.
    private static func expectTiles(_ grid: BlockGrid, of plan: Plan, blocks: [Int]) {
        #expect(grid.samples(of: 0).lowerBound == 0)
        #expect(grid.samples(of: grid.count - 1).upperBound == plan.samples)
        for block in blocks {
            let next = grid.samples(of: block + 1)
            #expect(grid.samples(of: block).upperBound == next.lowerBound)
            #expect(!next.isEmpty)
        }
    }

    @Test("of the layout blocks lets the last block of the longest plan take the rest")
    func longestInBlocks() throws {
        let plan = try Plan(samples: 1 << 53, seed: 1, generator: Generator(named: "ranlxs0"))
        for workers in [1, 128] {
            let grid = BlockGrid(plan, drawsPerSample: 2, parts: workers, size: nil)
            #expect(grid.count == BlockSeeds.count)
            let last = grid.samples(of: grid.count - 1)
            #expect(last.count == 87 << 22)
            Self.expectTiles(
                grid, of: plan, blocks: [0, 1, 1 << 20, grid.count - 3, grid.count - 2])
        }
    }

    @Test(
        "of the layout blocks does not depend on the number of workers",
        arguments: [1, 5, 1 << 22, 1 << 24])
    func blocks(samples: Int) throws {
        let plan = try Plan(samples: samples, seed: 1, generator: Generator(named: "tt800"))
        for workers in [1, 7, 128] {
            let grid = BlockGrid(plan, drawsPerSample: 2, parts: workers, size: nil)
            #expect(grid.count == (samples + 1 << 22 - 1) >> 22)
            Self.expectTiles(grid, of: plan, blocks: Array(0..<grid.count - 1))
        }
    }

    @Test(
        "of the layout exact gives each worker equally many blocks of equal size",
        arguments: [
            (1, 1, 1), (1, 128, 1), (10, 3, 3), (10, 7, 7), (65, 64, 64), (128, 128, 128),
            (1 << 27, 1, 1), (1 << 27 + 1, 1, 2), (1 << 30, 2, 8), (3 << 27, 2, 4),
            (1_000_000_000, 7, 14), (1 << 53, 128, 1 << 26), (1 << 53, 127, 67_108_959),
        ])
    func exact(samples: Int, workers: Int, count: Int) throws {
        let plan = try Plan(samples: samples, seed: 1)
        let grid = BlockGrid(plan, drawsPerSample: 2, parts: workers, size: nil)
        #expect(grid.count == count)
        Self.expectTiles(grid, of: plan, blocks: Array(0..<min(count, 1000) - 1))
        let sizes = [0, count / 2, count - 1].map { grid.samples(of: $0).count }
        #expect(sizes[0] - sizes[2] <= 1 && sizes[0] >= sizes[1] && sizes[1] >= sizes[2])
        #expect(sizes[0] <= 1 << 27)
    }

    @Test("of the layout serial is one block", arguments: [1, 1 << 53])
    func serial(samples: Int) throws {
        let plan = try Plan(samples: samples, seed: 1, generator: Generator(named: "zuf"))
        let grid = BlockGrid(plan, drawsPerSample: 2, parts: 128, size: nil)
        #expect(grid.count == 1)
        #expect(grid.samples(of: 0) == 0..<samples)
    }
}
