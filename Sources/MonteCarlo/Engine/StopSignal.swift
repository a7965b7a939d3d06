public import Synchronization

/// A request to stop, for Swift code and for kernels.
@usableFromInline
package final class StopSignal: Sendable {
    /// Whether to stop, for Swift code, which inlines the read.
    @usableFromInline let raised: Atomic<Bool> = Atomic(false)

    /// The flag for kernels.
    package let flag: StopFlag

    /// A signal that is not raised.
    ///
    /// Throws ``PiKitError`` with the code `memory` if there is none.
    package init() throws(PiKitError) {
        flag = try StopFlag()
    }

    /// Whether it has been raised.
    @inlinable package var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Raises it.
    package func raise() {
        raised.store(true, ordering: .relaxed)
        flag.raise()
    }
}
