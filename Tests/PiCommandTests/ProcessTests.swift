import Foundation
import PiKit
import Testing

/// What the program makes of the process that it is started in.
@Suite("A process")
struct ProcessTests {
    #if os(Linux)
        /// Whether this process may make a mount namespace, and unmount /proc in it.
        private static let mayUnmount =
            (try? Command.shell("unshare -m umount -l /proc"))?.status == 0

        @Test(
            "has its command line where /proc is not mounted",
            .enabled(if: mayUnmount, "to unmount /proc takes the rights of root"),
            arguments: [
                ("--bogus", 64, "", "Unknown option '--bogus'"),
                ("--samples 0", 64, "", "from 1 to 9007199254740992"),
                ("stream --seed 4357 --from 999 --count 1", 0, "1186927261\n", ""),
                ("--samples 1000 --seed 1 --workers 1", 0, "mt19937, seed 1\n", ""),
            ])
        func noProc(arguments: String, status: Int32, output: String, errors: String) throws {
            let command = try Command.shell(
                "unshare -m sh -c 'umount -l /proc && exec pikit \(arguments)'")
            #expect(command.status == status)
            #expect(command.output.hasSuffix(output))
            #expect(command.output.isEmpty == output.isEmpty)
            #expect(errors.isEmpty ? command.errors.isEmpty : command.errors.contains(errors))
        }
    #endif
}
