import PiKit

/// Shows on standard error how a run goes: a line of progress, and a note if the run takes long.
struct RunDisplay: Sendable {
    /// When to show the line.
    let mode: ProgressMode
    /// Whether to show nothing at all.
    let isQuiet: Bool

    /// The time from which on progress is shown, in seconds: a line that is gone at once disturbs.
    private static let firstShown = 0.2
    /// The time between two updates of the line, in seconds.
    private static let interval = 0.1

    /// Runs an operation that reports progress, and shows it until the operation ends.
    ///
    /// When this returns or throws, the line is gone.
    func showing<Result>(
        _ operation: (_ reporter: ProgressReporter<Circle>?) async throws -> Result
    ) async throws -> Result {
        if isQuiet { return try await operation(nil) }
        let reporter = ProgressReporter<Circle>()
        // The end of this scope cancels the child task, and waits until it has cleared the line.
        async let _ = show(reporter.snapshots)
        return try await operation(reporter)
    }

    private func show(_ snapshots: AsyncStream<Snapshot<Circle>>) async {
        var line = ProgressLine(mode)
        defer { line.clear() }
        var shown = Self.firstShown - Self.interval
        var note = LongRunNote()
        for await snapshot in snapshots where snapshot.samples < snapshot.plannedSamples {
            if let text = note.text(for: snapshot) {
                line.clear()
                warn(text)
            }
            guard snapshot.seconds >= shown + Self.interval else { continue }
            shown = snapshot.seconds
            line.show(progressText(snapshot))
        }
    }
}

/// A snapshot as one line.
func progressText(_ snapshot: Snapshot<Circle>) -> String {
    // Rounded down, as 100 % would say that the run is done.
    let thousandths = Int(
        1000 * Double(snapshot.samples) / Double(snapshot.plannedSamples))
    return [
        "\(thousandths / 10).\(thousandths % 10) %", "π ≈ \(snapshot.estimate)",
        "\(rateText(snapshot.samplesPerSecond)) samples a second",
        "\(snapshot.secondsLeft.formattedAsTime) left",
    ].joined(separator: ", ")
}
