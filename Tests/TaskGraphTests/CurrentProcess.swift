import Foundation

/// The process of an exit test, which may lose rights that other tests need.
enum CurrentProcess {
    /// Gives up the rights of root for good.
    static func dropPrivileges() {
        guard geteuid() == 0 else { return }
        let nobody: UInt32 = 65534
        precondition(setgroups(0, nil) == 0 && setgid(nobody) == 0 && setuid(nobody) == 0)
    }

    #if os(Linux)
        /// A system call that the kernel can refuse.
        enum Call {
            case flock, fsync

            var number: UInt32 {
                #if arch(x86_64)
                    self == .flock ? 73 : 74
                #else
                    self == .flock ? 32 : 82
                #endif
            }
        }

        /// Has the kernel answer this thread's calls with an error, by a seccomp filter.
        static func refuse(_ call: Call, with error: Int32) {
            // seccomp(2), linux/filter.h: load the call's number, compare it, return the error or
            // allow the call.
            let filter: [(code: UInt16, ifTrue: UInt8, ifFalse: UInt8, value: UInt32)] = [
                (0x20, 0, 0, 0), (0x15, 0, 1, call.number),
                (0x06, 0, 0, 0x0005_0000 | UInt32(error)), (0x06, 0, 0, 0x7FFF_0000),
            ]
            // Swift does not import functions with variable arguments.
            typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
            let prctl = unsafeBitCast(dlsym(nil, "prctl"), to: Control.self)
            filter.withUnsafeBufferPointer { instructions in
                var program = (UInt16(instructions.count), instructions.baseAddress)
                withUnsafePointer(to: &program) { program in
                    let (noNewPrivileges, setFilter, filterMode) = (Int32(38), Int32(22), UInt(2))
                    precondition(prctl(noNewPrivileges, 1, 0, 0, 0) == 0)
                    precondition(prctl(setFilter, filterMode, UInt(bitPattern: program), 0, 0) == 0)
                }
            }
        }
    #endif
}
