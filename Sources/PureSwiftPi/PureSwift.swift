/// The rain in Swift alone: three ways to count drops, from the most obvious to the fastest.
///
/// Each function lets drops fall on the square [-1, 1)², and returns how many hit the unit circle.
/// So π ≈ 4 · hits / samples. For every seed, ``scalar(samples:seed:)`` and
/// ``simd(samples:seed:)`` return exactly the hits of the serial loop over the mt19937 of the GNU
/// Scientific Library (GSL). ``system(samples:)`` draws other numbers in every call.
///
///     let hits = PureSwift.simd(samples: 1_000_000_000, seed: 42)
///     print(4 * Double(hits) / 1e9)
///
/// All three run on the calling thread, return when they are done, and cannot be cancelled.
public enum PureSwift {}
