/// A stream that moves from block to block, and the memory of the worker that uses it.
final class Cursor<Scratch> {
    let draws: RandomStream
    let scratch: Scratch
    private let blocks: BlockGrid
    /// Whether the stream jumps; otherwise it makes the draws between and discards them.
    private let jumps: Bool

    /// A cursor at the beginning of the sequence, or of the substream of block 0, or where a saved
    /// stream goes on.
    init(
        _ blocks: BlockGrid, kernel: Kernel, jumps: Bool, scratch: Scratch,
        from state: RandomStream.State? = nil
    ) throws(PiKitError) {
        let plan = blocks.plan
        self.blocks = blocks
        self.jumps = jumps
        self.scratch = scratch
        draws =
            if let state {
                try RandomStream(state, kernel: kernel)
            } else {
                try RandomStream(
                    generator: plan.generator, seed: plan.seed,
                    substream: blocks.usesSubstreams ? 0 : nil, kernel: kernel)
            }
        draws.reportOverruns()
        limit()
    }

    /// Ends the sequence where it would repeat itself, if samples may draw that far.
    private func limit() {
        let plan = blocks.plan
        guard plan.layout == .serial, blocks.drawsPerSample == nil,
            let period = plan.generator.period(seed: plan.seed)?.draws
        else { return }
        draws.limit(draws: period)
    }

    /// Moves the stream to the first draw of a sample.
    ///
    /// Costs nothing if the stream is there already, as after the sample before it.
    ///
    /// - Parameters:
    ///   - sample: The sample.
    ///   - position: The number of its first draw in its stream, unless that follows from the
    ///     sample's number.
    ///   - stop: Looked at every few milliseconds where draws have to be made. If it is raised, the
    ///     stream may stand at any draw before the sample.
    func move(
        to sample: Int, position: UInt64?, until stop: StopSignal
    ) throws(PiKitError) {
        if blocks.usesSubstreams {
            let block = blocks.block(of: sample)
            let start = blocks.samples(of: block).lowerBound
            let draw = position ?? UInt64((blocks.drawsPerSample ?? 0) * (sample - start))
            if draws.substream != block || draws.position > draw {
                try draws.jump(toSubstream: block)
            }
            try advance(to: draw, until: stop)
        } else {
            let draw = position ?? UInt64(blocks.drawsPerSample ?? 0) * UInt64(sample)
            // Seeding leads back to the beginning, also for a generator that cannot jump.
            if draws.position > draw && (draw == 0 || !jumps) {
                draws.stream.seed(blocks.plan.seed)
                limit()
            }
            try advance(to: draw, until: stop)
        }
    }

    private func advance(to draw: UInt64, until stop: StopSignal) throws(PiKitError) {
        if draws.position == draw { return }
        if jumps {
            try draws.jump(to: draw)
            return
        }
        precondition(draws.position < draw, "a stream that cannot jump moves forward only")
        while draws.position < draw && !stop.isRaised {
            draws.skip(min(draw - draws.position, 1 << 16))
        }
    }
}
