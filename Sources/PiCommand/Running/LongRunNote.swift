import PiKit

/// The note that a run takes long, which is due once.
struct LongRunNote {
    /// A run that would take longer is worth the note, in seconds.
    private static let longest = 3600.0
    /// The time from which on a run's rate counts, in seconds.
    private static let start = 0.5

    /// The time that the run would take by the last snapshot, in seconds.
    private var last = 0.0
    /// The number of planned samples that have been found to take less.
    ///
    /// It is only the pilot's before a target error has fixed the number for the run.
    private var judged: Int?
    private var isDone = false

    /// The note, if this snapshot shows that it is due.
    ///
    /// Workers report one after another, so the first snapshots of many workers count too few
    /// samples. The rate counts once two snapshots in a row agree on the run's time to a tenth.
    mutating func text(for snapshot: Snapshot<Circle>) -> String? {
        guard !isDone, snapshot.plannedSamples != judged, snapshot.seconds >= Self.start else {
            return nil
        }
        // Samples of earlier runs take no time.
        let time = snapshot.seconds + snapshot.secondsLeft
        defer { last = time }
        guard abs(time - last) <= 0.1 * time else { return nil }
        judged = snapshot.plannedSamples
        guard time > Self.longest else { return nil }
        isDone = true
        return "this run takes some \(time.formattedRoughly) at "
            + "\(rateText(snapshot.samplesPerSecond)) samples a second"
    }
}
