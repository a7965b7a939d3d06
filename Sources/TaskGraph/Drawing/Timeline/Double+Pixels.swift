extension Double {
    /// A length in pixels, to a hundredth.
    var inPixels: String { String(printf: "%.2f", self) }
}
