/// How many threads a computation can have.
package enum Workers {
    /// The numbers that can be asked for.
    package static let range = 1...128

    /// The number of a computation that is not told one: the processors that this process may use,
    /// by its affinity mask and by the CPU quota of its control group.
    package static var available: Int {
        min(ProcessorCount.available(), range.upperBound)
    }
}

extension Workers {
    /// A number that was asked for, if it is one that can be, or `available` if none was.
    static func checked(_ workers: Int?) throws(GraphError) -> Int {
        let workers = workers ?? available
        guard range.contains(workers) else {
            throw GraphError(
                .workers,
                "the number of workers must be from \(range.lowerBound) to \(range.upperBound), "
                    + "not \(workers)")
        }
        return workers
    }
}
