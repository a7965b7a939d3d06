/// The same rain in Swift alone: three ways to count drops, from the first that comes to mind to the
/// fastest that the language has.
///
/// Each lets drops fall on the square [-1, 1)², and returns how many hit the unit circle, so that
/// π ≈ 4 · hits / samples. ``scalar(samples:seed:)`` and ``simd(samples:seed:)`` have exactly the
/// hits of the loop over the mt19937 of the GNU Scientific Library (GSL), for every seed.
/// ``system(samples:)`` draws other numbers each time.
///
///     let hits = PureSwift.simd(samples: 1_000_000_000, seed: 42)
///     print(4 * Double(hits) / 1e9)
///
/// They run on the calling thread until they are done.
public enum PureSwift {}
