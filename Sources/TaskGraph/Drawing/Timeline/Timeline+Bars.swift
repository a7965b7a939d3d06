extension Timeline {
    /// One task, or several that are too short to be seen.
    private struct Bar {
        var entries: [Trace.Entry]
        /// Whether each of the tasks is narrower than a pixel.
        let isShort: Bool
        /// The edges, in pixels from the left of the picture.
        let left: Double
        var right: Double
    }

    /// The lanes with their names and bars.
    var rows: [String] {
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

    /// The bars of one lane, where tasks narrower than a pixel are joined if they nearly touch.
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

    /// A bar with its text and hint.
    private func element(for bar: Bar, top: Double, middle: String) -> String {
        let names = Set(bar.entries.map(\.task.name))
        let name = names.count == 1 ? names.first : nil
        let colour =
            bar.entries.contains { $0.error != nil } ? "failed" : name.map(colour) ?? "other"
        let width = max(bar.right - bar.left, 0.75)
        let label = bar.entries.count == 1 ? name ?? "" : counted(bar.entries.count, "task")
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

    /// The text that pointing at a bar shows.
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
}
