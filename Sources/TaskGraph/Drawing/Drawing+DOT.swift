extension Drawing {
    /// The drawing in Graphviz's language.
    ///
    /// - Parameters:
    ///   - direction: The direction in which results flow.
    ///   - trace: The records of tasks by their nodes, or `nil` to draw without colours for them.
    func dot(_ direction: GraphDirection, _ trace: [ObjectIdentifier: Trace.Entry]?) -> String {
        var lines = [
            "digraph {",
            "  graph [rankdir=\(direction.rank) ordering=in bgcolor=\"#ffffff\" "
                + "ranksep=0.35 nodesep=0.25]",
            "  node [fontname=\"Helvetica,Arial,sans-serif\" fontsize=12 style=filled "
                + "color=\"#57606a\" fillcolor=\"#eaf2fc\"]",
            "  edge [color=\"#57606a\" arrowsize=0.7]",
        ]
        let slowest = trace?.values.compactMap(\.seconds).max() ?? 0
        var names: [ObjectIdentifier: String] = [:]
        var count = 0
        func draw(_ data: Data, into item: String?) {
            let known = data.identity.flatMap { names[$0] }
            let name = known ?? "d\(count)"
            if known == nil {
                count += 1
                if let identity = data.identity { names[identity] = name }
                lines.append("  \(name) [label=\(quoted(data.label)) \(Data.attributes)]")
            }
            if let item { lines.append("  \(name) -> \(item)") }
        }
        if let target = target.constant {
            draw(Data(target), into: nil)
        }
        for (index, item) in items.enumerated() {
            let entries = trace.map { trace in
                item.tasks.map { trace[ObjectIdentifier(schedule.node($0))] }
            }
            lines.append("  t\(index) [\(attributes(of: item, entries, slowest))]")
            for argument in arguments(of: item) {
                switch argument {
                case .data(let data): draw(data, into: "t\(index)")
                case .item(let input): lines.append("  t\(input) -> t\(index)")
                }
            }
        }
        return (lines + ["}", ""]).joined(separator: "\n")
    }

    /// The attributes of an item's ellipse.
    ///
    /// - Parameters:
    ///   - item: The item.
    ///   - entries: The records of its tasks, `nil` for those that have not started.
    ///   - slowest: The longest time of any task, in seconds.
    private func attributes(
        of item: Item, _ entries: [Trace.Entry?]?, _ slowest: Double
    ) -> String {
        var label = item.name.wrapped
        let siblings = item.tasks.count / item.inARow
        if siblings > 1 { label += " ×\(siblings)" }
        if item.inARow > 1 { label += "\n\(item.inARow) in a row" }
        var look = "class=\"function plain\""
        if let entries {
            let ended = entries.compactMap(\.?.seconds)
            let isFailed = entries.contains { $0?.error != nil }
            if isFailed {
                label += "\nfailed"
                look = "class=\"function failed\" fillcolor=\"#ff8a80\" color=\"#c62828\""
            } else if ended.isEmpty {
                label += "\nnot run"
                look = "class=\"function idle\" style=\"filled,dashed\" fillcolor=\"#ffffff\""
            } else {
                let mean = ended.reduce(0, +) / Double(ended.count)
                label += "\n" + (ended.count == 1 ? mean.asTime : "\(mean.asTime) each")
                let share = slowest > 0 ? mean / slowest : 0
                look = "class=\"function timed\" fillcolor=\"\(warmth(share))\""
            }
            if !ended.isEmpty && ended.count < entries.count {
                label += ", \(ended.count) of \(entries.count) run"
            }
        }
        let outline = item.tasks.count > 1 ? " peripheries=2" : ""
        return "label=\(quoted(label)) shape=ellipse \(look)\(outline)"
    }

    /// A colour between pale (0) and orange (1).
    private func warmth(_ share: Double) -> String {
        let channels = zip([255, 244, 220], [245, 155, 66]).map { pale, orange in
            let channel = Double(pale) + (Double(orange) - Double(pale)) * min(max(share, 0), 1)
            let digits = String(Int(channel), radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "#" + channels.joined()
    }
}

extension Trace.Entry {
    /// The time that the task took, if it has ended.
    fileprivate var seconds: Double? { end.map { ($0 - start) / .seconds(1) } }
}

extension String {
    /// The text, shortened to 90 characters, in lines of about 24.
    fileprivate var wrapped: String {
        var lines: [String] = []
        for word in shortened(to: 90).split(separator: " ") {
            if let last = lines.last, last.count + word.count < 24 {
                lines[lines.count - 1] += " " + word
            } else {
                var rest = word[...]
                while rest.count > 30 {
                    lines.append(String(rest.prefix(24)))
                    rest = rest.dropFirst(24)
                }
                lines.append(String(rest))
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// A text as a quoted string of Graphviz's language, which reads entities as HTML does.
private func quoted(_ text: String) -> String {
    "\"" + text.escaped(["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "&": "&amp;"]) + "\""
}
