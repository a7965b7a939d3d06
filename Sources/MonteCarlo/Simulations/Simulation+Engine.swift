extension Simulation: EngineProblem {
    package var taskName: String { name }

    package func makeScratch() -> SimulationScratch<Total.Value> {
        SimulationScratch(stride: source.drawsPerSample ?? 0, columns: source.isColumns)
    }

    /// Up to 32 parts for each worker.
    ///
    /// Samples of a few uniforms are so cheap that a part has at least 2²⁰ draws. These take about
    /// as long as a far jump.
    package func parts(of samples: Int, workers: Int) -> Int {
        let most = 32 * workers
        guard let drawsPerSample else { return most }
        return min(most, max(workers, Int(Double(samples) * Double(drawsPerSample) / 0x1p20)))
    }

    package func checked(
        _ kernel: Kernel, for generator: Generator, samples: Int
    ) throws(PiKitError) -> CheckedKernel {
        try kernel.checked(for: generator, work: "makes the draws")
    }

    package func accumulate(
        _ samples: Range<Int>, from draws: RandomStream, into total: inout Total,
        scratch: SimulationScratch<Total.Value>, until stop: StopSignal
    ) throws(SampleFailure) -> Advance {
        let made = make(samples, from: draws, scratch: scratch, until: stop)
        let values = scratch.values
        defer { values.deinitialize(count: made.count) }
        let span = Span(_unsafeStart: values, count: made.count)
        if let index = Total.indexOfNonFinite(in: span) {
            throw SampleFailure(
                sample: samples.lowerBound + index,
                error: PiKitError(
                    .notFinite, "its value is \(span[index]), and values must be finite"))
        }
        if let error = made.error {
            throw SampleFailure(sample: samples.lowerBound + made.count, error: error)
        }
        total.add(contentsOf: span)
        return Advance(samples: made.count, end: scratch.end)
    }

    /// Makes the next samples, and writes their values to the scratch memory.
    ///
    /// It may make fewer. If it returns an error, that is the error of the next sample. The caller
    /// deinitialises the values.
    func make(
        _ samples: Range<Int>, from draws: RandomStream,
        scratch: SimulationScratch<Total.Value>, until stop: StopSignal
    ) -> SamplesMade {
        let (seed, substream) = (draws.seed, draws.substream)
        return scratch.timed(upTo: samples.count) { count in
            let numbers: UnsafePointer<Double>
            do {
                numbers = try self.numbers(for: count, from: draws, scratch: scratch)
            } catch {
                return SamplesMade(count: 0, error: error)
            }
            let made = body(
                SampleBatch(
                    count: count, draws: draws, numbers: numbers,
                    stride: source.drawsPerSample ?? 0, dimensions: source.dimensions, stop: stop),
                scratch.values)
            precondition(
                draws.seed == seed && draws.substream == substream,
                "a sample of '\(name)' has moved its stream to another sequence")
            guard draws.hasOverrun else { return made }
            return SamplesMade(count: made.count, error: Self.overrun(of: draws))
        }
    }

    /// Makes the numbers of the next samples.
    private func numbers(
        for count: Int, from draws: RandomStream, scratch: SimulationScratch<Total.Value>
    ) throws(PiKitError) -> UnsafePointer<Double> {
        var numbers = scratch.rows
        switch source {
        case .draws:
            break
        case .uniforms(let stride):
            try draws.fill(scratch.rows, prefix: count * stride)
        case .normals:
            try draws.fillNormals(scratch.rows, prefix: count * (source.drawsPerSample ?? 0))
        case .columns(let dimensions):
            let size = count * dimensions
            numbers = scratch.columns
            try draws.fillColumns(
                UnsafeMutableBufferPointer(rebasing: numbers[..<size]),
                rows: UnsafeMutableBufferPointer(rebasing: scratch.rows[..<size]),
                dimensions: dimensions)
        }
        return UnsafePointer(numbers.baseAddress!)
    }

    private static func overrun(of draws: RandomStream) -> PiKitError {
        draws.substream == nil
            ? PiKitError(
                .period,
                "it draws past the period of \(draws.generator) with seed \(draws.seed), after which "
                    + "the sequence repeats itself: choose a generator with a longer period")
            : PiKitError(
                .substream,
                "it draws past the 2^40 draws of its block's substream: ask for smaller blocks")
    }
}
