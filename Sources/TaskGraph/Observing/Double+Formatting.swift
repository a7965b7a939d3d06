extension Double {
    /// A duration in seconds, printed with a unit that keeps the number short.
    var asTime: String {
        switch magnitude {
        case 0: "0"
        case ..<1e-6: String(printf: "%.3g ns", self * 1e9)
        case ..<1e-3: String(printf: "%.3g µs", self * 1e6)
        case ..<1: String(printf: "%.3g ms", self * 1e3)
        case ..<600: String(printf: "%.3g s", self)
        default: String(printf: "%.4g min", self / 60)
        }
    }
}
