/// The number of threads of a computation.
package enum Workers {
    /// The numbers of workers that a caller may ask for.
    package static let range = 1...128

    /// The default number of workers.
    ///
    /// This is the number of processors that this process may use, by its affinity mask and the CPU
    /// quota of its control group, but at most 128.
    package static var available: Int {
        min(ProcessorCount.available(), range.upperBound)
    }
}

extension Workers {
    /// Returns the requested number of workers, or `available` if none is requested.
    ///
    /// Throws ``GraphError`` with the code `workers` if the number is out of range.
    package static func checked(_ workers: Int?) throws(GraphError) -> Int {
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
