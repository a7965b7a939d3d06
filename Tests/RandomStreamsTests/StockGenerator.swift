import CGSL
import RandomStreams

/// A stock `gsl_rng`.
final class StockGenerator {
    let rng: UnsafeMutablePointer<gsl_rng>

    /// A generator at draw 0.
    init(_ generator: Generator, seed: UInt32) {
        rng = gsl_rng_alloc(UnsafePointer<gsl_rng_type>(generator.gsl.type))
        gsl_rng_set(rng, UInt(seed))
    }

    deinit {
        gsl_rng_free(rng)
    }

    /// Makes draws and discards them.
    func skip(_ draws: Int) {
        for _ in 0..<draws { _ = gsl_rng_get(rng) }
    }
}
