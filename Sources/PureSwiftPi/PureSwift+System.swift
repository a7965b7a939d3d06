extension PureSwift {
    /// Lets drops fall as one writes it first: `Double.random` twice, with Swift's own generator.
    ///
    /// The hits are others each time, as nothing seeds the system's generator.
    ///
    /// O(samples), and slow. `SystemRandomNumberGenerator` is made for keys: it must be safe to use
    /// from all threads, and impossible to foretell. On Linux each draw is a call of the
    /// operating system, which takes hundreds of nanoseconds; the arithmetic takes one.
    ///
    /// - Precondition: `samples` is at least 0.
    public static func system(samples: Int) -> Int {
        precondition(samples >= 0, "drops are 0 or more, not \(samples)")
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
