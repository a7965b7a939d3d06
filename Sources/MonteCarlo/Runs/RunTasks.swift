/// The number of tasks of a run's graph.
package enum RunTasks {
    /// The valid numbers of tasks, 1 to 1 000 000.
    package static let range = 1...1_000_000

    /// Throws ``PiKitError`` with the code `tasks` if the number is not in ``range``.
    package static func check(_ tasks: Int) throws(PiKitError) {
        guard range.contains(tasks) else {
            throw PiKitError(
                .tasks,
                "the number of tasks must be from \(range.lowerBound) to \(range.upperBound), "
                    + "not \(tasks)")
        }
    }
}
