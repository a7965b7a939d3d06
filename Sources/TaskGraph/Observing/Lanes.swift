/// Which lanes the workers of computations have.
///
/// Computations that follow each other share lanes; those that overlap in time have lanes of their
/// own.
struct Lanes {
    /// For each set of lanes those of its workers.
    private var sets: [[Int]] = []
    /// The set of each computation that has not ended.
    private var setOf: [GraphComputation: Int] = [:]
    private var count = 0

    mutating func open(for computation: GraphComputation) {
        let set = sets.indices.first { !setOf.values.contains($0) } ?? sets.count
        if set == sets.count { sets.append([]) }
        while sets[set].count < computation.workers {
            sets[set].append(count)
            count += 1
        }
        setOf[computation] = set
    }

    mutating func close(for computation: GraphComputation) {
        setOf[computation] = nil
    }

    /// The lane of a worker.
    func lane(of worker: Int, in computation: GraphComputation) -> Int {
        guard let set = setOf[computation] else {
            preconditionFailure("a trace is told of a computation before its tasks")
        }
        return sets[set][worker]
    }

    /// All lanes with their names, in the order in which to show them.
    var named: [(lane: Int, name: String)] {
        sets.enumerated().flatMap { set, lanes in
            lanes.enumerated().map { worker, lane in
                (lane, "worker \(worker)" + (set == 0 ? "" : " (\(set + 1))"))
            }
        }
    }
}
