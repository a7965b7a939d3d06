import Foundation
import PiKit

extension Comparison: CustomStringConvertible {
    /// The table, for people to read.
    var description: String {
        let head = [
            "", "samples", "seconds", "ns a sample", "Msamples/s", "speed-up", "hits", "identical",
            "π",
        ]
        let cells = rows.map { row in
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
        }
        let lines =
            [
                "\(grouped(plan.samples)) samples of \(plan.generator), seed \(plan.seed); "
                    + "medians of \(Self.rounds) rounds",
                "kernel \(kernel), kernel-parallel with workers \(workers)",
            ]
            + (rows.contains { $0.samples < plan.samples }
                ? ["rows that are too slow for so many samples ran on fewer"] : [])
            + notes
        return lines.map { $0 + "\n" }.joined() + "\n"
            + table([head] + cells, right: [1, 2, 3, 4, 5, 6])
    }

    /// Whether a row's hits are the plain loop's.
    private func verdict(on row: Row) -> String {
        guard let identical = row.identical, let compared = row.compared else { return "-" }
        let answer = identical ? "yes" : "NO"
        return compared == row.samples ? answer : "\(answer), of \(grouped(compared))"
    }

    /// The rates as a picture.
    var chart: BarChart {
        BarChart(
            title:
                "Drops a second, in millions: \(plan.generator), \(grouped(plan.samples)) samples, "
                + "kernel \(kernel), workers \(workers)",
            bars: rows.map { ($0.contender.rawValue, $0.rate / 1e6) })
    }
}

extension Comparison: Encodable {
    private enum CodingKeys: String, CodingKey {
        case plan, workers, kernel, rounds, rows, notes
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(plan, forKey: .plan)
        try container.encode(workers, forKey: .workers)
        try container.encode(kernel.name, forKey: .kernel)
        try container.encode(Self.rounds, forKey: .rounds)
        try container.encode(rows, forKey: .rows)
        try container.encode(notes, forKey: .notes)
    }
}

extension Comparison.Row: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name, samples, seconds, nsPerSample, samplesPerSecond, speedup, hits, identical
        case comparedSamples, pi, standardError
    }

    /// What is not there is null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(contender, forKey: .name)
        try container.encode(samples, forKey: .samples)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(nanoseconds, forKey: .nsPerSample)
        try container.encode(rate, forKey: .samplesPerSecond)
        try container.encode(speedup, forKey: .speedup)
        try container.encode(estimate.tally.hits, forKey: .hits)
        try container.encode(identical, forKey: .identical)
        try container.encode(compared, forKey: .comparedSamples)
        try container.encode(estimate.pi, forKey: .pi)
        try container.encode(estimate.standardError, forKey: .standardError)
    }
}
