/// A part of a run while one worker computes it.
struct PartWork<P: EngineProblem> {
    private let engine: Engine<P>
    /// The samples of the part.
    private let samples: Range<Int>
    /// What is done, without the open block.
    private var done: Part<P.Total>
    /// The block that is being computed.
    private var open: OpenBlock<P.Total>
    /// The end of the samples that go into the open block's total.
    private var end: Int
    /// The time after the last samples, if it was looked at.
    private(set) var time: ContinuousClock.Instant?

    /// - Parameters:
    ///   - samples: The samples of the part, at least one.
    ///   - open: The block of the first sample, as far as it is done.
    init(_ engine: Engine<P>, _ samples: Range<Int>, _ open: OpenBlock<P.Total>) {
        self.engine = engine
        self.samples = samples
        self.open = open
        done = Part(coverage: Coverage(blockSize: engine.blocks.size))
        end = engine.blocks.run(in: samples).upperBound
    }

    /// Whether all samples of the part are done.
    var isFinished: Bool { next == samples.upperBound }

    /// All that is done.
    var result: Part<P.Total> {
        var result = done
        result.coverage.insert(open)
        return result
    }

    /// The next sample.
    private var next: Int { open.samples.upperBound }

    /// Moves the cursor to the next sample, unless it has to stop on the way.
    func place(_ cursor: Cursor<P.Scratch>, until stop: StopSignal) throws(PiKitError) {
        try cursor.move(to: next, position: open.position, until: stop)
    }

    /// Adds some samples of the open block, and closes the block if these are its last.
    ///
    /// Returns whether the cursor must be placed again before the next call.
    mutating func advance(
        _ cursor: Cursor<P.Scratch>, until stop: StopSignal
    ) throws(SampleFailure) -> Bool {
        let advance = try engine.problem.accumulate(
            next..<end, from: cursor.draws, into: &open.total, scratch: cursor.scratch, until: stop)
        open.samples = open.samples.lowerBound..<next + advance.samples
        open.position = engine.blocks.position(of: next, of: cursor.draws)
        let isSerial = engine.plan.layout == .serial
        if isSerial { open.stream = stream(cursor.draws, after: open.stream) }
        done.exactSamples += advance.exactSamples
        time = advance.end
        guard next == end else { return false }
        // Not `done = result`, which would copy what is done.
        done.coverage.insert(open)
        open = OpenBlock(
            samples: end..<end, total: engine.problem.empty,
            position: isSerial ? open.position : nil, stream: open.stream)
        if !isFinished { end = engine.blocks.run(in: end..<samples.upperBound).upperBound }
        return true
    }

    /// The stream before the next sample.
    ///
    /// - Parameters:
    ///   - draws: The stream, which is further if samples that were stopped have had their draws made.
    ///   - earlier: The stream before an earlier sample, if it is known.
    private func stream(
        _ draws: RandomStream, after earlier: RandomStream.State?
    ) -> RandomStream.State? {
        let start = engine.blocks.drawsPerSample.map { UInt64($0) * UInt64(next) }
        guard let start, draws.position != start else { return draws.state }
        guard let earlier, let stream = try? RandomStream(earlier) else { return nil }
        stream.skip(start - earlier.position)
        return stream.state
    }
}

extension BlockGrid {
    /// The number of a stream's next draw, which is a sample's first, or `nil` if it follows from the
    /// sample's number.
    func position(of sample: Int, of stream: RandomStream) -> UInt64? {
        hasPosition(sample) ? stream.position : nil
    }
}
