/// The drawing of a trace, with a lane for each worker and a bar for each task.
struct Timeline {
    let entries: [Trace.Entry]
    let lanes: [(lane: Int, name: String)]
    /// The names of tasks, in descending order of the time that they took in all.
    let names: [String]
    /// The CSS classes of bars, for the first of these names.
    let colours: [String: String]
    /// The end of the bars of running tasks.
    let now: Duration

    /// The first moment that is shown.
    let start: Duration
    /// The length of the time that is shown.
    let seconds: Double

    /// The space to the left of the bars, in pixels.
    let margin: Double
    /// The height of a lane, in pixels.
    let laneHeight: Double
    /// The width of the picture, in pixels.
    static let width = 960.0
    /// The space above the lanes, in pixels.
    static let top = 40.0
    /// The colours of bars, one for each of the first names.
    static let palette = [
        "#8fb8ec", "#f3b56b", "#93d19e", "#e79fb0", "#bfa9e6", "#d8c566", "#7fcfcf", "#c8b199",
    ]

    /// - Parameters:
    ///   - entries: The tasks.
    ///   - lanes: All lanes, in display order.
    ///   - now: The end of the bars of running tasks.
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

    /// The numbers of tasks, workers and failures, the time, and how busy the workers were.
    private var title: String {
        let busy = entries.reduce(0) { $0 + ((($1.end ?? now) - $1.start) / .seconds(1)) }
        let share = lanes.isEmpty ? 0 : 100 * busy / seconds / Double(lanes.count)
        let failed = entries.count { $0.error != nil }
        return [
            counted(entries.count, "task"), counted(lanes.count, "worker"),
            entries.isEmpty ? "" : seconds.asTime,
            entries.isEmpty ? "" : "busy \(Int(share.rounded())) %",
            failed == 0 ? "" : "\(failed) failed",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The horizontal position of a moment, in pixels.
    func x(_ moment: Duration) -> Double {
        margin + (moment - start) / .seconds(1) / seconds * (Self.width - margin - 24)
    }
    /// The CSS class of bars for tasks of this name.
    func colour(of name: String) -> String {
        colours[name] ?? "other"
    }

    /// A count with its noun, such as "1 task" or "2 tasks".
    func counted(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
