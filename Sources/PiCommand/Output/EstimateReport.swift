import PiKit
import TaskGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A report on the record of a run: one line with the estimate, and seven or more on how it came
/// about.
///
/// - Parameters:
///   - run: The run that this process has ended, or `nil` if the record is of others only.
///   - workers: The number of workers that it was asked to have.
///   - portion: The samples of the plan that were asked for.
///   - targetError: The standard error that was asked for.
func report(
    _ record: PiRecord, of run: RunSummary? = nil, asked workers: Int? = nil,
    portion: Portion = .whole, targetError: Double? = nil
) -> String {
    // The run that the lines are about, if they are about one.
    let single = run ?? (record.runs.count == 1 ? record.run : nil)
    var lines: [(String, String)] = []
    if portion != .whole && !record.isComplete, let part = part(portion, of: record) {
        lines.append(("part", part))
    }
    if let targetError {
        let achieved = record.estimate.standardError?.formattedShortly ?? "none"
        lines.append(("target", "standard error \(targetError), achieved \(achieved)"))
    }
    lines.append(("time", time(of: run, in: record)))
    if let single, single.end != .samples { lines.append(("ended by", "\(single.end)")) }
    if let run, let workers {
        lines.append(("workers", workersUsed(by: run, of: record.plan, asked: workers)))
    } else {
        lines.append(("workers", listed(Set(record.runs.map(\.workers)).sorted())))
    }
    let kernels = single.map { [$0.kernel] } ?? Set(record.runs.map(\.kernel)).sorted()
    lines.append(("kernel", listed(kernels)))
    return report(record.estimate, of: record.plan, lines)
}

/// A report on an estimate: one line with its value, then lines on how it came about.
func report(_ estimate: Estimate, of plan: Plan, _ more: [(String, String)]) -> String {
    let lines =
        [
            ("interval", interval(of: estimate)),
            ("from π", distance(of: estimate)),
            ("samples", "\(samples(of: estimate, plan)), hits \(grouped(estimate.tally.hits))"),
        ] + more + [("generator", "\(plan.generator), seed \(plan.seed)")]
    return "π ≈ \(estimate)\n" + reportLines(lines)
}

/// Lines of a report, each with a name and what it says.
func reportLines(_ lines: [(String, String)]) -> String {
    lines.map { name, text in
        "    " + name + String(repeating: " ", count: max(0, 12 - name.count)) + text + "\n"
    }.joined()
}

private func interval(of estimate: Estimate) -> String {
    // Two more digits than the leading one of the interval's width.
    let width = estimate.interval.upperBound - estimate.interval.lowerBound
    let places = width > 0 ? min(15, max(2, 2 - Int(log10(width).rounded(.down)))) : 15
    let bounds = [estimate.interval.lowerBound, estimate.interval.upperBound]
        .map { String(printf: "%.*f", Int32(places), $0) }
    return "\(bounds[0]) to \(bounds[1]), confidence \(estimate.confidence)"
}

private func distance(of estimate: Estimate) -> String {
    guard let distance = estimate.standardErrorsFromPi else {
        return "no standard error, as \(estimate.tally.hits == 0 ? "no drop" : "every drop") hit"
    }
    return String(printf: "%+.2f standard errors", distance)
}

/// The number of samples, and of how many if they are not all of the plan's.
private func samples(of estimate: Estimate, _ plan: Plan) -> String {
    let done = grouped(estimate.tally.samples)
    return estimate.tally.samples < plan.samples ? "\(done) of \(grouped(plan.samples))" : done
}

/// The part of the plan that was asked for, and its samples.
private func part(_ portion: Portion, of record: PiRecord) -> String? {
    guard let samples = try? portion.samples(of: record.blocks) else { return nil }
    return
        "\(portion), samples \(grouped(samples.lowerBound)) to \(grouped(samples.upperBound - 1))"
}

/// The time of a run, and of all runs if there are more.
private func time(of run: RunSummary?, in record: PiRecord) -> String {
    let shown = run ?? record.run
    let time =
        "\(shown.seconds.formattedShortly) s, \(rateText(shown.samplesPerSecond)) samples a second"
    guard record.runs.count > 1 else { return time }
    let seconds = record.runs.reduce(0) { $0 + $1.seconds }
    let all = "\(seconds.formattedShortly) s in \(record.runs.count) runs"
    return run == nil ? all : "\(time); \(all)"
}

private func listed(_ values: [some CustomStringConvertible]) -> String {
    values.map(\.description).joined(separator: ", ")
}

/// The number of workers that shared a run, with the reason if it is less than wanted.
func workersUsed(by run: RunSummary, of plan: Plan, asked wanted: Int) -> String {
    let used = run.workers
    guard used < wanted else { return "\(used)" }
    switch plan.layout {
    case .exact where run.jumpFallback != nil:
        return "\(used) of \(wanted): the streams cannot jump"
    case .exact: return "\(used) of \(wanted): the run has no more drops to share"
    case .serial: return "\(used) of \(wanted): \(plan.generator) runs as one stream"
    case .blocks: return "\(used) of \(wanted): the run has no more blocks"
    }
}
