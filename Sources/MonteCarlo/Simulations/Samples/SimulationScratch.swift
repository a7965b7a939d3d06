/// A worker's memory for samples, and how many it makes at a time.
///
/// A batch fits in the first-level cache and takes at most a few milliseconds, so a worker that is
/// asked to stop does so soon.
package final class SimulationScratch<Value> {
    /// The most samples of a batch.
    let capacity: Int

    /// Room for the values.
    let values: UnsafeMutablePointer<Value>

    /// Room for the numbers of the samples, one sample after another.
    let rows: UnsafeMutableBufferPointer<Double>

    /// Room for the same as columns.
    let columns: UnsafeMutableBufferPointer<Double>

    /// The samples of the next batch.
    private(set) var batch = 1

    /// The time at the end of the last batch.
    private(set) var end = ContinuousClock.now

    /// - Parameters:
    ///   - stride: The numbers that are made for each sample.
    ///   - columns: Whether they are wanted as columns too.
    init(stride: Int, columns: Bool) {
        var capacity = 256
        if stride > 0 {
            // Columns double the memory. They are made fastest if a column is whole cache lines.
            capacity = max(1, min(1024, (columns ? 2048 : 4096) / stride))
            if columns && capacity > 8 { capacity &= ~7 }
        }
        self.capacity = capacity
        values = .allocate(capacity: capacity)
        rows = Self.numbers(capacity * stride)
        self.columns = Self.numbers(columns ? capacity * stride : 0)
    }

    /// Room for numbers, aligned to a cache line for vector code.
    private static func numbers(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
        UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(1, count) * MemoryLayout<Double>.stride, alignment: 64
        ).bindMemory(to: Double.self)
    }

    deinit {
        values.deallocate()
        rows.deallocate()
        columns.deallocate()
    }

    /// Makes a batch of at most `wanted` samples by `body`, and adapts the next batch to the
    /// time that this one takes.
    func timed<Result>(upTo wanted: Int, _ body: (_ count: Int) throws -> Result) rethrows -> Result
    {
        let count = min(batch, wanted)
        let start = ContinuousClock.now
        defer {
            end = .now
            let taken = end - start
            if taken < .microseconds(250) {
                if count == batch { batch = min(capacity, 2 * batch) }
            } else if taken > .milliseconds(1) {
                batch = max(1, batch / 2)
            }
        }
        return try body(count)
    }
}
