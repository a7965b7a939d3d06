/// What has been computed of a plan: the problem, the plan, the samples done so far, their totals, and
/// how they were computed.
///
/// The properties of the estimate are properties of the record too:
///
///     let price = try await Simulation("asian call") { draws in … }.run(plan)
///     print(price)                    // 6.156 3(9), the standard error in brackets
///     print(price.mean, price.standardError, price.interval)
///
/// A record can be written to a file and read again, by ``json()`` and ``init(json:)`` or by a
/// ``RecordStore``. A run can go on from it, on any machine. Records of disjoint samples of a plan can
/// be merged. In each case the totals have the bits of a run of the whole plan at once.
@dynamicMemberLookup
public struct Record<P: Problem>: Hashable, Sendable {
    /// What the problem is known by.
    public let problem: ProblemIdentity

    /// The plan that is computed, with its block size.
    public let plan: Plan

    /// The samples computed so far, with their totals.
    public let coverage: Coverage<P.Total>

    /// The total of the samples computed so far.
    public let total: P.Total

    /// What is read off the total.
    public let estimate: P.Estimate

    /// The confidence level of the estimate's interval.
    public let confidence: Double

    /// The pilot that fixed the number of samples, if a target error was given.
    public let pilot: Pilot?

    /// How the samples were computed: at least one run.
    ///
    /// A run that goes on from a record comes after those of the record. Merging puts runs in the order
    /// in which they began. Their numbers of samples add up to those that are covered.
    public let runs: [RunSummary]

    /// The last of the runs.
    public var run: RunSummary { runs[runs.count - 1] }

    /// The samples computed so far, as ascending ranges that neither overlap nor touch.
    public var covered: [Range<Int>] { coverage.ranges }

    /// The ranges of the plan's samples that are not done, ascending.
    public var missing: [Range<Int>] { coverage.missing(in: 0..<plan.samples) }

    /// Whether all samples of the plan are done.
    public var isComplete: Bool { coverage.ranges == [0..<plan.samples] }

    /// A property of the estimate, such as its mean.
    public subscript<Value>(dynamicMember property: KeyPath<P.Estimate, Value>) -> Value {
        estimate[keyPath: property]
    }

    /// A record of samples, at least one.
    ///
    /// - Precondition: There is a run.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is not between 0 and 1.
    init(
        _ problem: ProblemIdentity, _ plan: Plan, _ coverage: Coverage<P.Total>,
        confidence: Double, pilot: Pilot?, runs: [RunSummary]
    ) throws(PiKitError) {
        precondition(!runs.isEmpty, "a record is of some run")
        self.problem = problem
        self.plan = plan.with(blockSize: coverage.blockSize)
        self.coverage = coverage
        total = coverage.total
        estimate = try P.estimate(from: total, confidence: confidence)
        self.confidence = confidence
        self.pilot = pilot
        self.runs = runs
    }

    /// The same record, with an interval of this confidence level.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is not between 0 and 1.
    package func with(confidence: Double) throws(PiKitError) -> Record {
        try Record(problem, plan, coverage, confidence: confidence, pilot: pilot, runs: runs)
    }

    /// The blocks of the plan.
    package var blocks: BlockGrid {
        BlockGrid(
            plan, size: coverage.blockSize, drawsPerSample: problem.drawsPerSample,
            isOrderFree: P.Total.isOrderFree)
    }

    /// What readers of the record should know: a computation that fell back to slower code, and C
    /// libraries whose mathematical functions differ.
    public var notes: [String] {
        var notes: [String] = []
        for reason in runs.flatMap(\.fallbacks) where !notes.contains(reason) {
            notes.append(reason)
        }
        let libraries = Set(runs.map(\.machine.mathLibrary))
        if P.usesMathLibrary && libraries.count > 1 {
            let hosts = Set(runs.map(\.machine.host)).sorted().joined(separator: ", ")
            notes.append(
                "the mathematical functions of the C libraries of \(hosts) differ, so samples that use "
                    + "them may differ in their last bits")
        }
        return notes
    }
}

extension Record: CustomStringConvertible {
    /// The estimate as text.
    public var description: String { String(describing: estimate) }
}
