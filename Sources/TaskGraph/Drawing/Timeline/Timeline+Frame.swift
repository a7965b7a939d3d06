#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension Timeline {
    /// Vertical lines at round times, with their labels.
    func axis(bottom: Double) -> [String] {
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

    /// The names with their colours, in rows, and the bottom edge of the last row.
    func legend(below top: Double) -> (elements: [String], bottom: Double) {
        var items = names.prefix(Self.palette.count).map { ($0.shortened(to: 40), colour(of: $0)) }
        if names.count > items.count {
            items.append((counted(names.count - items.count, "other name"), "other"))
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
}
