internal import TaskGraph

extension PiKitError {
    /// Returns what a function on files returns, and turns its error into one with the code `file`.
    static func onFile<Result>(
        _ body: () throws(GraphError) -> Result
    ) throws(PiKitError) -> Result {
        do throws(GraphError) {
            return try body()
        } catch {
            throw PiKitError(.file, error.description)
        }
    }
}
