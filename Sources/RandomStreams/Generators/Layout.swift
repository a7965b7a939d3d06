/// How the samples of a run map to places in streams.
///
/// It follows from the generator.
public enum Layout: String, Codable, Hashable, Sendable {
    /// One sequence, that of the plan's seed, cut into contiguous parts: exactly the serial loop
    /// over GSL's generator, on any number of workers.
    ///
    /// For generators whose streams can jump.
    case exact

    /// Blocks of samples, 2²² for π, each with a stream and a seed of its own.
    ///
    /// For generators that cannot jump, have a known period of at least 2⁶⁰, and keep the seeds of
    /// blocks apart. With such periods the streams of distinct seeds are unlikely to overlap, but
    /// nobody has proven that they do not.
    case blocks

    /// One stream, seeded with the plan's seed, on one worker: exactly the serial loop over GSL's
    /// generator.
    ///
    /// For all other generators.
    case serial
}
