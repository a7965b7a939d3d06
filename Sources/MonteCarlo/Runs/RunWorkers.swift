internal import TaskGraph

/// The number of threads of a run.
package enum RunWorkers {
    /// The valid numbers of workers, 1 to 128.
    package static let range = Workers.range

    /// The default number of workers: the number of processors that this process may use.
    package static var available: Int { Workers.available }

    /// Returns the number of workers, or ``available`` if it is `nil`.
    ///
    /// Throws ``PiKitError`` with the code `workers` if the number is not in ``range``.
    package static func checked(_ workers: Int?) throws(PiKitError) -> Int {
        do throws(GraphError) {
            return try Workers.checked(workers)
        } catch {
            throw PiKitError(.workers, error.description)
        }
    }
}
