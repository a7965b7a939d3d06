/// How a run makes the streams of its workers.
///
/// It follows from the generator.
public enum Streams: String, Codable, Hashable, Sendable {
    /// One sequence, that of the plan's seed, cut in contiguous parts: exactly the serial loop over
    /// GSL's generator, on any number of workers.
    ///
    /// For generators whose streams can jump.
    case exact

    /// Blocks of 2²² samples, each with a stream of its own and a seed of its own.
    ///
    /// For generators with a known period of at least 2⁶⁰ whose seeding keeps all those seeds
    /// apart. That the streams of distinct seeds do not overlap is likely with such periods, but
    /// not proven.
    case blocks

    /// One stream, seeded with the plan's seed, on one worker: exactly the serial loop over GSL's
    /// generator.
    ///
    /// For all other generators.
    case serial
}
