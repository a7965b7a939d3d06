import PiKit

extension Comparison {
    /// The comparison as a table for people to read.
    ///
    /// - Parameter width: The width of the reader's terminal, or `nil` for whole lines.
    func report(fitting width: Int?) -> String {
        let lines =
            [
                "\(grouped(plan.samples)) sample\(plan.samples == 1 ? "" : "s") of "
                    + "\(plan.generator), seed \(plan.seed); "
                    + "medians of \(Self.rounds) rounds",
                "kernel \(kernel), kernel-parallel with workers \(workers)",
            ]
            + (rows.contains { $0.samples < plan.samples }
                ? ["rows that are too slow for so many samples ran on fewer"] : [])
            + notes
        let wrapped = lines.flatMap { line in width.map(line.wrapped) ?? [line] }
        return wrapped.map { $0 + "\n" }.joined() + "\n" + table.text(fitting: width)
    }

    private var table: Table {
        Table(
            columns: [
                .init(title: ""), .init(title: "samples", isRight: true, rank: 3),
                .init(title: "seconds", isRight: true, rank: 5),
                .init(title: "ns a sample", isRight: true, rank: 4),
                .init(title: "Msamples/s", isRight: true),
                .init(title: "speed-up", isRight: true),
                .init(title: "hits", isRight: true, rank: 1), .init(title: "identical"),
                .init(title: "π", rank: 2),
            ],
            rows: rows.map { row in
                [
                    row.contender.rawValue,
                    grouped(row.samples),
                    row.seconds.formattedShortly,
                    row.nanoseconds.formattedShortly,
                    (row.rate / 1e6).formattedShortly,
                    row.speedup.formattedShortly,
                    grouped(row.estimate.tally.hits),
                    verdict(on: row),
                    row.estimate.description,
                ]
            })
    }

    /// Says whether a row's hits are those of the plain loop.
    private func verdict(on row: Row) -> String {
        guard let identical = row.identical, let compared = row.compared else { return "-" }
        let answer = identical ? "yes" : "NO"
        return compared == row.samples ? answer : "\(answer), of \(grouped(compared))"
    }

    /// The rates as a bar chart.
    var chart: BarChart {
        BarChart(
            title:
                "Drops a second, in millions: \(plan.generator), kernel \(kernel), workers \(workers)",
            bars: rows.map { ($0.contender.rawValue, $0.rate / 1e6) })
    }
}

extension Comparison: Encodable {
    private enum CodingKeys: String, CodingKey {
        case format, version, plan, workers, kernel, rounds, rows, notes
    }

    /// Encodes the comparison as `Documentation/schemas/comparison.schema.json` describes it.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("pikit-comparison", forKey: .format)
        try container.encode(1, forKey: .version)
        try container.encode(plan, forKey: .plan)
        try container.encode(workers, forKey: .workers)
        try container.encode(kernel, forKey: .kernel)
        try container.encode(Self.rounds, forKey: .rounds)
        try container.encode(rows, forKey: .rows)
        try container.encode(notes, forKey: .notes)
    }
}
