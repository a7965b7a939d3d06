import Foundation
import PiKit

/// A report on a record: one line with the estimate, and seven on how it came about.
func report(_ record: PiRecord, asked workers: Int) -> String {
    report(
        record.estimate, of: record.plan,
        [
            ("time", time(of: record.run)),
            ("workers", workersUsed(in: record, asked: workers)),
            ("kernel", record.run.kernel),
        ])
}

/// A report on an estimate: one line with its value, then lines on how it came about.
func report(_ estimate: Estimate, of plan: Plan, _ more: [(String, String)]) -> String {
    let lines =
        [
            ("interval", interval(of: estimate)),
            ("from π", distance(of: estimate)),
            ("samples", "\(samples(of: estimate, plan)), hits \(grouped(estimate.tally.hits))"),
        ] + more + [("generator", "\(plan.generator), seed \(plan.seed)")]
    return
        (["π ≈ \(estimate)"]
        + lines.map { "    " + $0.padding(toLength: 12, withPad: " ", startingAt: 0) + $1 })
        .joined(separator: "\n") + "\n"
}

private func interval(of estimate: Estimate) -> String {
    // Two more digits than the leading one of the interval's width.
    let width = estimate.interval.upperBound - estimate.interval.lowerBound
    let places = width > 0 ? min(15, max(2, 2 - Int(log10(width).rounded(.down)))) : 15
    let bounds = [estimate.interval.lowerBound, estimate.interval.upperBound]
        .map { String(format: "%.*f", Int32(places), $0) }
    return "\(bounds[0]) to \(bounds[1]), confidence \(estimate.confidence)"
}

private func distance(of estimate: Estimate) -> String {
    guard let distance = estimate.standardErrorsFromPi else {
        return "no standard error, as \(estimate.tally.hits == 0 ? "no drop" : "every drop") hit"
    }
    return String(format: "%+.2f standard errors", distance)
}

/// The number of samples, and of how many if they are not all of the plan's.
private func samples(of estimate: Estimate, _ plan: Plan) -> String {
    let done = grouped(estimate.tally.samples)
    return estimate.tally.samples < plan.samples ? "\(done) of \(grouped(plan.samples))" : done
}

private func time(of run: RunSummary) -> String {
    "\(run.seconds.formattedShortly) s, \(rateText(run.samplesPerSecond)) samples a second"
}

/// The number of workers that shared a run, with the reason if it is less than wanted.
func workersUsed(in record: PiRecord, asked wanted: Int) -> String {
    let used = record.run.workers
    guard used < wanted else { return "\(used)" }
    switch record.plan.layout {
    case .exact where record.run.jumpFallback != nil:
        return "\(used) of \(wanted): the streams cannot jump"
    case .exact: return "\(used) of \(wanted): the run has no more drops to share"
    case .serial: return "\(used) of \(wanted): \(record.plan.generator) runs as one stream"
    case .blocks: return "\(used) of \(wanted): the run has no more blocks"
    }
}
