/// The line on a run that a signal ended: how far it got, and what lets such a run go on.
func interruptionNote(_ signal: EndingSignal, done: Int, of planned: Int) -> String {
    "interrupted by \(signal.name); \(done) of \(planned) samples are done; "
        + "with --record FILE a run keeps them and can go on"
}
