/// The lanes that a trace gives to the workers of computations.
///
/// Computations that follow each other share lanes. Computations that overlap in time do not.
struct Lanes {
    /// Sets of lanes, each of which belongs to at most one computation at a time.
    ///
    /// The index in a set is the number of the worker.
    private var sets: [[Int]] = []
    /// For each computation that has not ended, the index of its set.
    private var setOf: [GraphComputation: Int] = [:]
    private var count = 0

    /// Gives a computation a free set of lanes, with as many lanes as it has workers.
    mutating func open(for computation: GraphComputation) {
        let set = sets.indices.first { !setOf.values.contains($0) } ?? sets.count
        if set == sets.count { sets.append([]) }
        while sets[set].count < computation.workers {
            sets[set].append(count)
            count += 1
        }
        setOf[computation] = set
    }

    /// Frees the lanes of a computation.
    mutating func close(for computation: GraphComputation) {
        setOf[computation] = nil
    }

    /// The lane of a worker.
    func lane(of worker: Int, in computation: GraphComputation) -> Int {
        guard let set = setOf[computation] else {
            preconditionFailure("a trace was told of a task before its computation")
        }
        return sets[set][worker]
    }

    /// All lanes with their names, in display order.
    var named: [(lane: Int, name: String)] {
        sets.enumerated().flatMap { set, lanes in
            lanes.enumerated().map { worker, lane in
                (lane, "worker \(worker)" + (set == 0 ? "" : " (\(set + 1))"))
            }
        }
    }
}
