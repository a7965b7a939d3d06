extension Record {
    /// The record of the samples of all records, which are of one problem and plan.
    ///
    /// If the samples are those of the whole plan, the totals have the bits of an unsplit run, whatever
    /// the order of the records. The interval has the confidence level of the first record.
    ///
    /// Throws ``PiKitError`` with the code `record` if there is no record, if the records differ in
    /// their problem or plan, or if two have computed the same sample. Records of a simulation whose
    /// samples call the C library's mathematical functions should come from machines with the same
    /// ``Machine/mathLibrary``; ``notes`` says so if they do not. Takes O(n²) time for n records.
    public static func merging(_ records: [Record]) throws(PiKitError) -> Record {
        try merging(records, names: (0..<records.count).map { "record \($0 + 1)" })
    }

    /// Merges records, which errors call by these names.
    package static func merging(
        _ records: [Record], names: [String]
    ) throws(PiKitError) -> Record {
        guard let first = records.first else {
            throw PiKitError(.record, "there is no record to merge")
        }
        for (record, name) in zip(records, names).dropFirst() {
            try first.checkMergeable(with: record, names[0], name)
        }
        // The one with the most first samples shows most of the problem's identity.
        let best = records.indices.max {
            records[$0].problem.samples.count < records[$1].problem.samples.count
        }!
        for index in records.indices {
            let (a, b) = (min(index, best), max(index, best))
            try records[a].checkMergeable(with: records[b], names[a], names[b])
        }
        try checkDisjoint(records, names)
        let problem = records[best].problem
        var coverage = first.coverage
        for record in records.dropFirst() { coverage.merge(record.coverage) }
        return try Record(
            problem, first.plan, coverage, confidence: first.confidence,
            pilot: records.lazy.compactMap(\.pilot).first,
            runs: RunSummary.ordered(records.flatMap(\.runs)))
    }

    /// Throws unless another record is of the same problem and plan.
    private func checkMergeable(
        with other: Record, _ name: String, _ otherName: String
    ) throws(PiKitError) {
        let place = "\(name) and \(otherName) cannot be merged: "
        for (what, a, b) in [
            ("generator", "\(plan.generator)", "\(other.plan.generator)"),
            ("seed", "\(plan.seed)", "\(other.plan.seed)"),
            ("samples", "\(plan.samples)", "\(other.plan.samples)"),
            ("block size", "\(coverage.blockSize)", "\(other.coverage.blockSize)"),
        ] where a != b {
            throw PiKitError(
                .record, "\(place)their plans differ in the \(what): \(a) and \(b)")
        }
        if let difference = problem.difference(from: other.problem) {
            throw PiKitError(.record, place + "their problems differ in \(difference)")
        }
        do throws(PiKitError) {
            try total.check(alike: other.total)
        } catch {
            throw PiKitError(.record, place + error.description)
        }
    }

    /// Throws if two records have computed the same sample.
    private static func checkDisjoint(
        _ records: [Record], _ names: [String]
    ) throws(PiKitError) {
        let ranges = zip(records, names).flatMap { record, name in
            record.covered.map { (samples: $0, name: name) }
        }.sorted { $0.samples.lowerBound < $1.samples.lowerBound }
        // The range of those so far that ends last.
        var last = ranges[0]
        for next in ranges.dropFirst() {
            guard last.samples.upperBound <= next.samples.lowerBound else {
                let overlap = next.samples.clamped(to: last.samples)
                throw PiKitError(
                    .record,
                    "\(last.name) and \(next.name) overlap: both have the samples "
                        + "\(overlap.lowerBound)..\(overlap.upperBound)")
            }
            last = next
        }
    }
}

extension RunSummary {
    /// Runs in the order in which they began.
    static func ordered(_ runs: [RunSummary]) -> [RunSummary] {
        runs.sorted {
            ($0.began, $0.machine.host, $0.seconds, $0.samples)
                < ($1.began, $1.machine.host, $1.seconds, $1.samples)
        }
    }
}
