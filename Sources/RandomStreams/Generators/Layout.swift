/// How the samples of a run map to places in streams.
///
/// The layout follows from the generator.
public enum Layout: String, Codable, Hashable, Sendable {
    /// The sequence of the plan's seed, cut into contiguous parts.
    ///
    /// For generators that can jump. On any number of workers, a run gives exactly the results
    /// of the serial loop over GSL's generator.
    case exact

    /// Blocks of samples, each with its own stream and its own seed.
    ///
    /// For π a block is 2²² samples. This layout is for generators that cannot jump, have a known
    /// period of at least 2⁶⁰, and give distinct streams for distinct block seeds. With such
    /// periods, the streams of different blocks are unlikely to overlap, but there is no proof that
    /// they never do.
    case blocks

    /// One stream, seeded with the plan's seed, on one worker.
    ///
    /// For all other generators. A run gives exactly the results of the serial loop over GSL's
    /// generator.
    case serial
}
