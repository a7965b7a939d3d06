extension PureSwift {
    /// Counts the hits of drops in the obvious way, with Swift's own generator.
    ///
    /// - Parameter samples: The number of drops.
    ///
    /// Each drop takes two calls of `Double.random`. The hits differ from call to call, because the
    /// system's generator cannot be seeded.
    ///
    /// O(samples), and slow. `SystemRandomNumberGenerator` is made for cryptographic keys: it must
    /// be unpredictable, and safe to use from all threads. On Linux each draw is a system call,
    /// which takes hundreds of nanoseconds; the arithmetic takes one.
    ///
    /// - Precondition: `samples` is at least 0.
    public static func system(samples: Int) -> Int {
        precondition(samples >= 0, "the number of drops is at least 0, not \(samples)")
        var hits = 0
        for _ in 0..<samples {
            let x = Double.random(in: -1...1)
            let y = Double.random(in: -1...1)
            if x * x + y * y < 1 {
                hits += 1
            }
        }
        return hits
    }
}
