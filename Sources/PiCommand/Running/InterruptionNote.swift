import PiKit

/// The line on a run that a signal ended: how far it got, and what lets it go on.
struct InterruptionNote {
    /// How to go on.
    enum Continuation {
        /// A command goes on from the record in its file.
        case command(String)
        /// The record was printed.
        case printedRecord
        /// The samples are lost.
        case none
    }

    let signal: EndingSignal
    /// The number of samples that are done.
    let done: Int
    /// The number of samples that the run was to compute, if that was known.
    let planned: Int?
    /// The part of the plan that the run was to compute.
    let portion: Portion
    let continuation: Continuation

    /// The text, without a full stop.
    var text: String {
        var samples = planned.map { "\(done) of \($0) samples" } ?? "\(done) samples"
        if portion != .whole { samples += " of the \(portion)" }
        let rest =
            switch continuation {
            case .command(let command): "to go on: \(command)"
            case .printedRecord: "to go on, save the printed record and name its file with --record"
            case .none: "with --record FILE a run keeps them and can go on"
            }
        return "interrupted by \(signal.name); \(samples) are done; \(rest)"
    }
}
