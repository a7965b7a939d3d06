#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Threads of the system, which neither Dispatch nor Swift's tasks keep waiting.
package enum DetachedThread {
    /// Calls a function on a new thread, and returns whether there is one.
    ///
    /// The thread inherits the caller's signal mask.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let context = Unmanaged.passRetained(Body(call: body))
        let error = pthread_create(
            &thread, &attributes,
            { context in
                // The system's type is optional on some platforms only.
                let context: UnsafeMutableRawPointer? = context
                Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().call()
                return nil
            }, context.toOpaque())
        if error != 0 { context.release() }
        return error == 0
    }

    /// Blocks the calling thread, for at least this time if no signal wakes it.
    package static func sleep(_ time: Duration) {
        let (seconds, attoseconds) = time.components
        var request = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        nanosleep(&request, nil)
    }

    private final class Body: Sendable {
        let call: @Sendable () -> Void

        init(call: @escaping @Sendable () -> Void) {
            self.call = call
        }
    }
}
