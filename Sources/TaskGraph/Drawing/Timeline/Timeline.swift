internal import Foundation

/// The drawing of a trace: a lane a worker, and on it a bar a task.
struct Timeline {
    /// One task, or several that are too short to be seen one by one.
    private struct Bar {
        var entries: [Trace.Entry]
        let isShort: Bool
        /// In pixels from the left.
        let left: Double
        var right: Double
    }

    private let entries: [Trace.Entry]
    private let lanes: [(lane: Int, name: String)]
    /// The names of tasks, those that took most time first.
    private let names: [String]
    /// The classes of bars with the first of these names.
    private let colours: [String: String]
    private let now: Duration

    /// The first moment that is shown, and for how many seconds the picture goes on.
    private let start: Duration
    private let seconds: Double

    private let margin: Double
    private let laneHeight: Double
    private static let width = 960.0
    private static let top = 40.0
    /// So many names have colours of their own.
    private static let palette = [
        "#8fb8ec", "#f3b56b", "#93d19e", "#e79fb0", "#bfa9e6", "#d8c566", "#7fcfcf", "#c8b199",
    ]

    /// - Parameters:
    ///   - entries: The tasks.
    ///   - lanes: All lanes, in the order in which to show them.
    ///   - now: Up to when tasks that still run are shown.
    init(_ entries: [Trace.Entry], lanes: [(lane: Int, name: String)], until now: Duration) {
        self.entries = entries
        self.lanes = lanes
        self.now = now
        start = entries.map(\.start).min() ?? .zero
        let end = entries.map { $0.end ?? now }.max() ?? .zero
        seconds = max((end - start) / .seconds(1), 1e-9)
        var times: [String: Duration] = [:]
        for entry in entries {
            times[entry.task.name, default: .zero] += (entry.end ?? now) - entry.start
        }
        names = times.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        colours = Dictionary(
            uniqueKeysWithValues: names.prefix(Self.palette.count).enumerated().map {
                ($1, "c\($0)")
            })
        margin = 20 + 7 * Double(lanes.map(\.name.count).max() ?? 0)
        laneHeight = lanes.count <= 16 ? 28 : 18
    }

    /// The picture.
    var svg: String {
        let bottom = Self.top + laneHeight * Double(lanes.count)
        let legend = legend(below: bottom + 36)
        let colours = Self.palette.enumerated().map { ".c\($0){fill:\($1)}" }
        let style = (colours + Self.style).joined(separator: "\n")
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(Self.width))" \
            height="\(Int(legend.bottom))" viewBox="0 0 \(Int(Self.width)) \(Int(legend.bottom))">
            <style>
            \(style)
            </style>
            <rect class="page" width="100%" height="100%"/>
            <text class="title" x="12" y="24">\(title.escapedForXML)</text>
            \((axis(bottom: bottom) + rows + legend.elements).joined(separator: "\n"))
            </svg>

            """
    }

    private static let style = [
        "text{font:12px Helvetica,Arial,sans-serif;fill:#24292f}",
        ".title{font-weight:bold;font-size:13px}",
        ".page{fill:#ffffff}",
        ".lane{fill:#eef1f4}",
        ".grid{stroke:#d0d7de}",
        ".bar{stroke:#24292f;stroke-opacity:.35;stroke-width:.5}",
        ".other{fill:#b9c0c8}",
        ".failed{fill:#ff8a80;stroke:#c62828;stroke-opacity:1;stroke-width:1.5}",
        ".bars text{fill:#14171c;font-size:11px;pointer-events:none}",
        "@media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#14171c}",
        ".lane{fill:#22272e}.grid{stroke:#3b434b}.bars text{fill:#14171c}}",
    ]

    private var title: String {
        let busy = entries.reduce(0) { $0 + ((($1.end ?? now) - $1.start) / .seconds(1)) }
        let share = lanes.isEmpty ? 0 : 100 * busy / seconds / Double(lanes.count)
        let failed = entries.count { $0.error != nil }
        return [
            count(entries.count, "task"), count(lanes.count, "worker"),
            entries.isEmpty ? "" : seconds.asTime,
            entries.isEmpty ? "" : "busy \(Int(share.rounded())) %",
            failed == 0 ? "" : "\(failed) failed",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func x(_ moment: Duration) -> Double {
        margin + (moment - start) / .seconds(1) / seconds * (Self.width - margin - 24)
    }
}

extension Timeline {
    /// Lines at round times, with the times.
    private func axis(bottom: Double) -> [String] {
        guard !entries.isEmpty else { return [] }
        let rough = seconds / 8
        let power = pow(10, log10(rough).rounded(.down))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? rough
        return stride(from: 0, through: seconds, by: step).flatMap { time in
            let x = x(start + .seconds(time)).inPixels
            return [
                "<line class=\"grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.top.inPixels)\" "
                    + "y2=\"\((bottom + 4).inPixels)\"/>",
                "<text x=\"\(x)\" y=\"\((bottom + 18).inPixels)\" text-anchor=\"middle\">"
                    + "\(time.asTime)</text>",
            ]
        }
    }

    /// The lanes, with what is on them.
    private var rows: [String] {
        let entriesOfLane = Dictionary(grouping: entries, by: \.lane)
        return lanes.enumerated().flatMap { row, lane in
            let top = Self.top + laneHeight * Double(row)
            let middle = (top + laneHeight / 2 + 4).inPixels
            let bars = bars(of: entriesOfLane[lane.lane] ?? [])
            return [
                "<text x=\"12\" y=\"\(middle)\">\(lane.name.escapedForXML)</text>",
                "<rect class=\"lane\" x=\"\(margin.inPixels)\" y=\"\((top + 2).inPixels)\" "
                    + "width=\"\((Self.width - margin - 24).inPixels)\" "
                    + "height=\"\((laneHeight - 4).inPixels)\" fill-opacity=\".6\"/>",
                "<g class=\"bars\">",
            ] + bars.map { element(for: $0, top: top, middle: middle) } + ["</g>"]
        }
    }

    /// The bars of one lane: tasks that are narrower than a pixel are joined to others such that
    /// they touch.
    private func bars(of entries: [Trace.Entry]) -> [Bar] {
        var bars: [Bar] = []
        for entry in entries.sorted(by: { $0.start < $1.start }) {
            let (left, right) = (x(entry.start), x(entry.end ?? now))
            let isShort = right - left < 1
            let last = bars.count - 1
            if isShort, last >= 0, bars[last].isShort, left - bars[last].right < 0.5 {
                bars[last].entries.append(entry)
                bars[last].right = max(right, bars[last].right)
            } else {
                bars.append(Bar(entries: [entry], isShort: isShort, left: left, right: right))
            }
        }
        return bars
    }

    private func element(for bar: Bar, top: Double, middle: String) -> String {
        let names = Set(bar.entries.map(\.task.name))
        let name = names.count == 1 ? names.first : nil
        let colour =
            bar.entries.contains { $0.error != nil } ? "failed" : name.map(colour) ?? "other"
        let width = max(bar.right - bar.left, 0.75)
        let label = bar.entries.count == 1 ? name ?? "" : count(bar.entries.count, "task")
        let room = Int((width - 8) / 6.2)
        let text =
            room < min(label.count, 8)
            ? ""
            : "<text x=\"\((bar.left + 4).inPixels)\" y=\"\(middle)\">"
                + "\(label.shortened(to: room).escapedForXML)</text>"
        return "<g><title>\(hint(for: bar).escapedForXML)</title>"
            + "<rect class=\"bar \(colour)\" x=\"\(bar.left.inPixels)\" "
            + "y=\"\((top + 2).inPixels)\" width=\"\(width.inPixels)\" "
            + "height=\"\((laneHeight - 4).inPixels)\"/>\(text)</g>"
    }

    /// What is to be read when somebody points at a bar.
    private func hint(for bar: Bar) -> String {
        guard bar.entries.count == 1, let entry = bar.entries.first else {
            let names = Dictionary(grouping: bar.entries, by: \.task.name)
            return names.sorted { $0.key < $1.key }.prefix(10)
                .map { "\($0.value.count) × \($0.key)" }.joined(separator: "\n")
        }
        let constants = entry.task.constants.joined(separator: ", ")
        return [
            constants.isEmpty ? entry.task.name : "\(entry.task.name)(\(constants))",
            entry.end.map { (($0 - entry.start) / .seconds(1)).asTime } ?? "still running",
            "from \(((entry.start - start) / .seconds(1)).asTime)",
            entry.error.map { "failed: \("\($0)".shortened(to: 200))" } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The names with their colours, in rows.
    private func legend(below top: Double) -> (elements: [String], bottom: Double) {
        var items = names.prefix(Self.palette.count).map { ($0.shortened(to: 40), colour(of: $0)) }
        if names.count > items.count {
            items.append((count(names.count - items.count, "other name"), "other"))
        }
        if entries.contains(where: { $0.error != nil }) { items.append(("failed", "failed")) }
        var (x, y) = (12.0, top)
        let elements = items.flatMap { name, colour in
            let width = 30 + 7 * Double(name.count)
            if x + width > Self.width - 12 { (x, y) = (12, y + 20) }
            defer { x += width }
            return [
                "<rect class=\"bar \(colour)\" x=\"\(x.inPixels)\" y=\"\(y.inPixels)\" "
                    + "width=\"12\" height=\"12\"/>",
                "<text x=\"\((x + 17).inPixels)\" y=\"\((y + 10).inPixels)\">"
                    + "\(name.escapedForXML)</text>",
            ]
        }
        return (elements, y + 24)
    }

    private func colour(of name: String) -> String {
        colours[name] ?? "other"
    }
}

private func count(_ count: Int, _ thing: String) -> String {
    count == 1 ? "1 \(thing)" : "\(count) \(thing)s"
}

extension Double {
    fileprivate var inPixels: String { String(format: "%.2f", self) }

    /// A time in seconds, with a unit that leaves few digits.
    var asTime: String {
        switch self {
        case 0: "0"
        case ..<1e-6: String(format: "%.3g ns", self * 1e9)
        case ..<1e-3: String(format: "%.3g µs", self * 1e6)
        case ..<1: String(format: "%.3g ms", self * 1e3)
        case ..<600: String(format: "%.3g s", self)
        default: String(format: "%.4g min", self / 60)
        }
    }
}
