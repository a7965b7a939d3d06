import Foundation

/// Whether tests use larger numbers, for a machine that has time.
enum LongTests {
    static let areWanted = ProcessInfo.processInfo.environment["PIKIT_LONG_TESTS"] == "1"
}
