import PiKit

/// The samples that records lack of their plan, and how to compute them.
struct MissingSamples {
    /// The ranges, ascending.
    let ranges: [Range<Int>]
    private let plan: Plan
    private let blocks: BlockGrid
    private let records: [NamedRecord]

    /// The most ranges and portions that are written out.
    static let most = 10

    /// What a record lacks.
    ///
    /// - Parameters:
    ///   - merged: The record.
    ///   - records: The records that it was merged from.
    init(of merged: PiRecord, from records: [NamedRecord]) {
        ranges = merged.missing
        plan = merged.plan
        blocks = merged.blocks
        self.records = records
    }

    /// The portions that new runs can compute.
    ///
    /// They are shards if the records have been cut as shards are, or ranges.
    var portions: [Portion] {
        // The end of a record that can be continued tells nothing of how the plan was cut.
        let covered = records.flatMap(\.record.covered).filter {
            isCut(at: $0.lowerBound) && isCut(at: $0.upperBound)
        }
        return Portion.portions(
            of: ranges.filter { isCut(at: $0.lowerBound) }, beside: covered, in: blocks)
    }

    /// The ranges that begin inside a block, where only the run that has come to there can go on, with
    /// the record of that run.
    var continuations: [(portion: Portion, record: NamedRecord)] {
        ranges.filter { !isCut(at: $0.lowerBound) }.compactMap { range in
            let record = records.first { input in
                input.record.covered.contains { $0.upperBound == range.lowerBound }
            }
            // A run may have a whole block though it has computed the beginning of it already.
            let start = blocks.samples(of: blocks.block(of: range.lowerBound)).lowerBound
            let portion = Portion.range(start..<range.upperBound)
            return record.map { (plan.layout == .serial ? .whole : portion, $0) }
        }
    }

    /// One sentence, without a full stop: the ranges, and the commands that compute them.
    var text: String {
        let named = ranges.prefix(Self.most).map { "\($0.lowerBound)..\($0.upperBound)" }
        let rest = ranges.count - named.count
        var sentences = [
            "the samples \(named.joined(separator: ", ")) "
                + (rest > 0 ? "and \(rest) more ranges are missing" : "are missing")
        ]
        let portions = portions
        if let first = portions.first {
            sentences.append("to compute them: \(command(first, record: "FILE"))")
            if portions.count > 1 {
                let others = Portion.options(Array(portions.dropFirst()), most: Self.most - 1)
                sentences.append("and the same with \(others), each with its own FILE")
            }
        }
        for (portion, record) in continuations.prefix(Self.most) {
            let command = command(portion, record: record.file ?? "FILE")
            sentences.append("to go on from \(record.name): \(command)")
        }
        return sentences.joined(separator: "; ")
    }

    private func command(_ portion: Portion, record: String) -> String {
        let extent = ["--samples", "\(plan.samples)"]
        return commandLine(
            for: plan, portion == .whole ? extent : extent + ["--\(portion)"], record: record)
    }

    /// Whether a run can begin or end at a sample.
    private func isCut(at sample: Int) -> Bool {
        guard plan.layout != .serial else { return sample == 0 || sample == plan.samples }
        return blocks.cutsAnywhere || sample == plan.samples
            || blocks.samples(of: blocks.block(of: sample)).lowerBound == sample
    }
}
