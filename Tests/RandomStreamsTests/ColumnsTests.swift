import RandomStreams
import Testing

@Suite("Columns of uniforms")
struct ColumnsTests {
    @Test("are the draws of the samples, a column for each dimension", arguments: Kernel.available)
    func equal(kernel: Kernel) throws {
        for name in ["mt19937", "taus2", "ranlxs0", "vax"] {
            let generator = try Generator(named: name)
            for (samples, dimensions) in [(0, 3), (1, 1), (64, 2), (1000, 3), (333, 6), (71, 17)] {
                let count = samples * dimensions
                let stream = try RandomStream(generator: generator, seed: 3, kernel: kernel)
                let expected = try RandomStream(generator: generator, seed: 3)
                _ = stream.nextDraw()
                _ = expected.nextDraw()
                var columns = [Double](repeating: -1, count: count)
                // More than needed.
                var scratch = [Double](repeating: -2, count: count + 5)
                try columns.withUnsafeMutableBufferPointer { columns in
                    try scratch.withUnsafeMutableBufferPointer { scratch in
                        try stream.fillColumns(columns, rows: scratch, dimensions: dimensions)
                    }
                }
                let rows = (0..<count).map { _ in expected.nextUniform() }
                #expect(Array(scratch.prefix(count)) == rows)
                #expect(scratch.suffix(5).allSatisfy { $0 == -2 })
                let isTransposed = (0..<samples).allSatisfy { i in
                    (0..<dimensions).allSatisfy {
                        columns[$0 * samples + i] == rows[i * dimensions + $0]
                    }
                }
                #expect(isTransposed, "\(name): \(samples) samples of \(dimensions) dimensions")
                #expect(stream.position == expected.position)
            }
        }
    }

    @Test("are not filled, and no draw is made, if too few draws remain")
    func end() throws {
        let stream = try RandomStream(generator: .mt19937, seed: 42, substream: 6)
        try stream.jump(to: RandomStream.substreamLength - 5)
        var (columns, scratch) = (
            [Double](repeating: -1, count: 6), [Double](repeating: -1, count: 6)
        )
        let error = #expect(throws: PiKitError.self) {
            try columns.withUnsafeMutableBufferPointer { columns throws(PiKitError) in
                try scratch.withUnsafeMutableBufferPointer { scratch throws(PiKitError) in
                    try stream.fillColumns(columns, rows: scratch, dimensions: 2)
                }
            }
        }
        #expect(error?.code == .substream)
        #expect(columns.allSatisfy { $0 == -1 })
        #expect(stream.position == RandomStream.substreamLength - 5)
    }

    @Test(
        "must be whole, and have enough scratch memory",
        arguments: [(7, 7, 2), (8, 7, 2), (8, 8, 0)])
    func misuse(count: Int, scratchCount: Int, dimensions: Int) async {
        await #expect(processExitsWith: .trap) { [count, scratchCount, dimensions] in
            let stream = try RandomStream(generator: .mt19937, seed: 42)
            try stream.fillColumns(
                .allocate(capacity: count), rows: .allocate(capacity: scratchCount),
                dimensions: dimensions)
        }
    }
}
