import TaskGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A chart of horizontal bars on a logarithmic scale, as SVG that suits light and dark pages.
struct BarChart {
    let title: String
    /// The bars, with values greater than 0.
    let bars: [(name: String, value: Double)]

    private static let width = 800.0
    private static let left = 130.0
    private static let right = 80.0
    private static let top = 48.0
    private static let row = 30.0

    /// The chart as a standalone SVG document.
    var svg: String {
        let bottom = Self.top + Self.row * Double(bars.count)
        let height = Int(bottom) + 40
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(Self.width))" height="\(height)" \
            viewBox="0 0 \(Int(Self.width)) \(height)">
            <style>
            text{font:12px Helvetica,Arial,sans-serif;fill:#24292f}
            .title{font-weight:bold;font-size:13px}
            .page{fill:#ffffff}
            .grid{stroke:#d0d7de}
            .bar{fill:#3b78c3}
            @media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#14171c}
            .grid{stroke:#3b434b}.bar{fill:#6aa5ea}}
            </style>
            <rect class="page" width="100%" height="100%"/>
            <text class="title" x="12" y="24">\(title.escapedForXML)</text>
            \((axis(to: bottom) + rows).joined(separator: "\n"))
            </svg>

            """
    }

    /// The powers of ten that enclose the values.
    ///
    /// The lowest is smaller than every value, so that each bar is visible.
    private var decades: ClosedRange<Int> {
        let values = bars.map(\.value)
        let lower = Int(log10(values.min() ?? 1).rounded(.up)) - 1
        let upper = Int(log10(values.max() ?? 1).rounded(.up))
        return lower...max(lower + 1, upper)
    }

    private func x(_ value: Double) -> Double {
        let (lower, upper) = (Double(decades.lowerBound), Double(decades.upperBound))
        let share = (log10(value) - lower) / (upper - lower)
        return Self.left + share * (Self.width - Self.left - Self.right)
    }

    private func axis(to bottom: Double) -> [String] {
        decades.flatMap { power in
            let value = pow(10, Double(power))
            let x = String(printf: "%.1f", x(value))
            return [
                "<line class=\"grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.top - 6)\" y2=\"\(bottom)\"/>",
                "<text x=\"\(x)\" y=\"\(bottom + 18)\" text-anchor=\"middle\">"
                    + "\(String(printf: "%g", value))</text>",
            ]
        }
    }

    private var rows: [String] {
        bars.enumerated().flatMap { index, bar in
            let y = Self.top + Self.row * Double(index)
            let end = x(bar.value)
            return [
                "<text x=\"\(Self.left - 8)\" y=\"\(y + 16)\" text-anchor=\"end\">\(bar.name.escapedForXML)</text>",
                "<rect class=\"bar\" x=\"\(Self.left)\" y=\"\(y + 2)\" "
                    + "width=\"\(String(printf: "%.1f", end - Self.left))\" height=\"20\"/>",
                "<text x=\"\(String(printf: "%.1f", end + 6))\" y=\"\(y + 16)\">"
                    + "\(bar.value.formattedShortly)</text>",
            ]
        }
    }
}
