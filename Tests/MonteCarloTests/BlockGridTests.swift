import MonteCarlo
import Testing

@Suite("A grid of blocks")
struct BlockScheduleTests {
    /// The blocks follow each other from the first sample of the plan to its last.
    private static func expectTiles(_ schedule: BlockGrid, of plan: Plan, blocks: [Int]) {
        #expect(schedule.samples(of: 0).lowerBound == 0)
        #expect(schedule.samples(of: schedule.count - 1).upperBound == plan.samples)
        for block in blocks {
            let next = schedule.samples(of: block + 1)
            #expect(schedule.samples(of: block).upperBound == next.lowerBound)
            #expect(!next.isEmpty)
        }
    }

    @Test("in blocks gives the last block of the longest plan what is left")
    func longestInBlocks() throws {
        let plan = try Plan(samples: 1 << 53, seed: 1, generator: Generator(named: "ranlxs0"))
        for workers in [1, 128] {
            let schedule = BlockGrid(plan, parts: workers, size: nil)
            #expect(schedule.count == BlockSeeds.count)
            let last = schedule.samples(of: schedule.count - 1)
            #expect(last.count == 87 << 22)
            Self.expectTiles(
                schedule, of: plan, blocks: [0, 1, 1 << 20, schedule.count - 3, schedule.count - 2])
        }
    }

    @Test(
        "in blocks does not depend on the number of workers", arguments: [1, 5, 1 << 22, 1 << 24])
    func blocks(samples: Int) throws {
        let plan = try Plan(samples: samples, seed: 1, generator: Generator(named: "tt800"))
        for workers in [1, 7, 128] {
            let schedule = BlockGrid(plan, parts: workers, size: nil)
            #expect(schedule.count == (samples + 1 << 22 - 1) >> 22)
            Self.expectTiles(schedule, of: plan, blocks: Array(0..<schedule.count - 1))
        }
    }

    @Test(
        "of one sequence has as many parts for each worker, of the same size",
        arguments: [
            (1, 1, 1), (1, 128, 1), (10, 3, 3), (10, 7, 7), (65, 64, 64), (128, 128, 128),
            (1 << 27, 1, 1), (1 << 27 + 1, 1, 2), (1 << 30, 2, 8), (3 << 27, 2, 4),
            (1_000_000_000, 7, 14), (1 << 53, 128, 1 << 26), (1 << 53, 127, 67_108_959),
        ])
    func exact(samples: Int, workers: Int, count: Int) throws {
        let plan = try Plan(samples: samples, seed: 1)
        let schedule = BlockGrid(plan, parts: workers, size: nil)
        #expect(schedule.count == count)
        Self.expectTiles(schedule, of: plan, blocks: Array(0..<min(count, 1000) - 1))
        let sizes = [0, count / 2, count - 1].map { schedule.samples(of: $0).count }
        #expect(sizes[0] - sizes[2] <= 1 && sizes[0] >= sizes[1] && sizes[1] >= sizes[2])
        #expect(sizes[0] <= 1 << 27)
    }

    @Test("of a serial plan is one block", arguments: [1, 1 << 53])
    func serial(samples: Int) throws {
        let plan = try Plan(samples: samples, seed: 1, generator: Generator(named: "zuf"))
        let schedule = BlockGrid(plan, parts: 128, size: nil)
        #expect(schedule.count == 1)
        #expect(schedule.samples(of: 0) == 0..<samples)
    }
}
