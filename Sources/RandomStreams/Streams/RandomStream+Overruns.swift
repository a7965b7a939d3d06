// For engines that run users' samples. A sample that draws past the end of its substream, or of the
// generator's period, must end the run with an error that names it, not the process. But neither a
// draw nor GSL's functions can report an error. So the stream sets a flag, which the engine reads
// when the sample has returned.

extension RandomStream {
    /// Makes draws past the stream's end set ``hasOverrun`` instead of ending the process.
    ///
    /// After such a draw come those that follow in the generator's sequence, and ``position`` goes on
    /// past the end. `fill` and `fillNormals` still throw before they draw. A stream reports overruns
    /// for the rest of its life, and so does a copy, whose flag is its own.
    package func reportOverruns() {
        stream.reportOverruns()
    }

    /// Whether a draw has overrun the stream's end.
    ///
    /// It stays true until ``jump(toSubstream:)``, ``limit(draws:)`` or `gsl_rng_set` is called.
    /// ``jump(to:)`` does not reset it, so a sample cannot hide an overrun by going back. Reading it
    /// costs two loads.
    @inlinable package var hasOverrun: Bool {
        overrun.pointee
    }

    /// Lets the sequence end before draw `draws`, and resets ``hasOverrun``.
    ///
    /// For a generator whose known period a run must not exceed, see `Generator.period(seed:)`. The
    /// limit is not part of ``state``. `gsl_rng_set` lifts it. Where fewer draws remain than they
    /// need, `fill` and `fillNormals` throw ``PiKitError`` with the code `period`.
    ///
    /// - Precondition: The generator's layout is ``Layout/serial``, and `draws` is not less than
    ///   ``position``.
    package func limit(draws: UInt64) {
        precondition(
            generator.layout == .serial,
            "\(generator) has substreams, which end by themselves")
        precondition(
            draws >= position,
            "the stream is at draw \(position) and cannot end before draw \(draws)")
        stream.limit(draws: draws)
    }

    /// Moves forward by making draws and discarding them, as ``nextDraw()`` would.
    ///
    /// Takes O(draws) calls of the generator's own function, and is the only way to move a generator
    /// that cannot jump. At the stream's end it behaves as single draws do.
    package func skip(_ draws: UInt64) {
        stream.skip(draws)
    }
}
