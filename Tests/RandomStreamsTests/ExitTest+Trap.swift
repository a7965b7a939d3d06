import Foundation
import Testing

extension ExitTest.Condition {
    /// The signal of a trap, which no thrown error and no `abort()` raises.
    static var trap: Self {
        #if arch(x86_64)
            .signal(SIGILL)
        #else
            .signal(SIGTRAP)
        #endif
    }
}
