import Foundation

extension Process {
    /// Starts the program, which can receive all signals.
    ///
    /// A program inherits the signals that the calling thread blocks, and threads of Dispatch block
    /// nearly all.
    func runReceivingSignals() throws {
        var none = sigset_t()
        var usual = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &usual)
        defer { pthread_sigmask(SIG_SETMASK, &usual, nil) }
        try run()
    }
}
