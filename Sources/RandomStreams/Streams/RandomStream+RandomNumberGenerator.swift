extension RandomStream: RandomNumberGenerator {
    /// Returns 64 random bits, for `shuffle(using:)`, `Double.random(in:using:)` and the like.
    ///
    /// With k = ⌊log₂(max - min + 1)⌋, each draw less the generator's least value gives k bits.
    /// Values of 2^k and more are skipped. The bits of ⌈64/k⌉ draws are joined, most significant
    /// first, and surplus bits of the last draw are discarded. Swift's standard library decides how
    /// it uses the 64 bits, so `Double.random(in:using:)` differs from ``nextUniform()``, which is
    /// GSL's. Traps at the end of a substream.
    public func next() -> UInt64 {
        if drawsWords { return stream.get() << 32 | stream.get() }
        var result: UInt64 = 0
        var missing = UInt64.bitWidth
        while missing > 0 {
            let taken = min(bits, missing)
            result = result << taken | nextBits() >> (bits - taken)
            missing -= taken
        }
        return result
    }

    /// Returns the k bits of the next draw, or `nil` if the draw is skipped.
    package func nextDrawBits() -> UInt64? {
        let draw = stream.get() &- least
        return draw >> bits == 0 ? draw : nil
    }

    /// Returns the k bits of the next draw that is not skipped.
    private func nextBits() -> UInt64 {
        // Fewer than half of all draws are skipped.
        for _ in 0..<1000 {
            if let draw = nextDrawBits() { return draw }
        }
        fatalError("the seed of \(generator) gives no draw in its range")
    }
}
