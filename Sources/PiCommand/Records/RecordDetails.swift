import PiKit
import TaskGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A report on a record with all that it holds: the plan, the samples that are done and those that are
/// missing, the pilot, and the runs.
func details(of input: NamedRecord) -> String {
    let record = input.record
    var lines = [("plan", plan(of: record)), ("covered", covered(by: record))]
    if !record.isComplete {
        let missing = MissingSamples(of: record, from: [input])
        let portions = missing.portions
        let options = portions.isEmpty ? [] : [Portion.options(portions, most: MissingSamples.most)]
        let rest =
            missing.continuations.isEmpty ? [] : ["what a run that goes on from here computes"]
        lines.append(("missing", (options + rest).joined(separator: ", and ")))
    }
    if let pilot = record.pilot {
        let error = pilot.standardError.formattedShortly
        lines.append(("pilot", "\(grouped(pilot.samples)) samples, standard error \(error)"))
    }
    return report(record) + reportLines(lines) + "\n" + runs(of: record)
}

private func plan(of record: PiRecord) -> String {
    let blocks = record.blocks
    let count = "\(grouped(blocks.count)) block\(blocks.count == 1 ? "" : "s")"
    return "\(grouped(record.plan.samples)) samples in \(count) of \(grouped(blocks.size)), layout "
        + record.plan.layout.rawValue
}

/// The share of the plan that is done, and which samples these are.
private func covered(by record: PiRecord) -> String {
    // Rounded down, as 100 % would say that all is done.
    let share = record.plan.samples.dividingFullWidth(
        record.coverage.samples.multipliedFullWidth(by: 10_000)
    ).quotient
    let ranges = record.covered.prefix(MissingSamples.most).map {
        "\($0.lowerBound)..\($0.upperBound)"
    }
    let rest = record.covered.count - ranges.count
    return String(printf: "%.*f", record.isComplete ? 0 : 2, Double(share) / 100) + " %: "
        + ranges.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}

/// A table of the runs that have computed the samples.
private func runs(of record: PiRecord) -> String {
    let table = Table(
        columns: [
            .init(title: "began"), .init(title: "program", rank: 5),
            .init(title: "version", rank: 6), .init(title: "host", rank: 3),
            .init(title: "kernel", rank: 4), .init(title: "workers", isRight: true, rank: 2),
            .init(title: "samples", isRight: true), .init(title: "seconds", isRight: true, rank: 1),
            .init(title: "ended by"),
        ],
        rows: record.runs.map { run in
            [
                run.began.formatted(.iso8601), run.program, run.version, run.machine.host,
                run.kernel, "\(run.workers)", grouped(run.samples), run.seconds.formattedShortly,
                "\(run.end)",
            ]
        })
    return table.text(fitting: TerminalWidth.ofOutput)
}
