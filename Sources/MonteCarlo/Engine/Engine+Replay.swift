internal import TaskGraph

extension Engine {
    /// Makes one sample of the plan alone, after those that it cannot be made without.
    ///
    /// Throws `CancellationError` if the calling computation is cancelled.
    func replay<Total>(_ sample: Int) throws -> Total.Value where P == Simulation<Total> {
        let stop = try StopSignal()
        return try GraphTask.withCancellationHandler {
            try replay(sample, until: stop)
        } onCancel: {
            stop.raise()
        }
    }

    private func replay<Total>(
        _ sample: Int, until stop: StopSignal
    ) throws -> Total.Value where P == Simulation<Total> {
        let scratch = problem.makeScratch()
        let cursor = try Cursor(blocks, kernel: kernel.kernel, jumps: jumps, scratch: scratch)
        // With a fixed number of draws a sample can be made without those before it.
        var next = sample
        if blocks.drawsPerSample == nil {
            next =
                plan.layout == .serial ? 0 : blocks.samples(of: blocks.block(of: sample)).lowerBound
        }
        try cursor.move(to: next, position: nil, until: stop)
        while true {
            if stop.isRaised { throw CancellationError() }
            let made = problem.make(
                next..<sample + 1, from: cursor.draws, scratch: scratch, until: stop)
            defer { scratch.values.deinitialize(count: made.count) }
            if let error = made.error {
                throw SampleFailure(sample: next + made.count, error: error)
            }
            next += made.count
            if next == sample + 1 { return scratch.values[made.count - 1] }
        }
    }
}
