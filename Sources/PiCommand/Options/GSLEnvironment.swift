import ArgumentParser
import PiKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The environment variables that select GSL's generator and seed.
///
/// `GSL_RNG_TYPE` is a name. `GSL_RNG_SEED` is a number in C's notation, so 0x2a and 052 are 42
/// too.
enum GSLEnvironment {
    /// The generator that `GSL_RNG_TYPE` names, or `nil` if it is not set.
    static func generator() throws -> Generator? {
        guard let name = getenv("GSL_RNG_TYPE").map({ String(cString: $0) }) else { return nil }
        do {
            return try parseGenerator(name)
        } catch {
            throw ValidationError("GSL_RNG_TYPE is set to '\(name)', but \(error)")
        }
    }

    /// The seed in `GSL_RNG_SEED`, or `nil` if it is not set.
    ///
    /// This reads the number as `strtoul` with base 0 does. GSL itself takes what it can of the
    /// text; here the whole text must be a number in range.
    static func seed() throws -> UInt32? {
        guard let text = getenv("GSL_RNG_SEED").map({ String(cString: $0) }) else { return nil }
        let value = text.withCString { start -> UInt? in
            var end: UnsafeMutablePointer<CChar>?
            errno = 0
            let value = strtoul(start, &end, 0)
            let wasRead = errno == 0 && end.map { $0 > start && $0.pointee == 0 } ?? false
            return wasRead ? value : nil
        }
        // strtoul accepts negative numbers and wraps them around.
        guard let value, let seed = UInt32(exactly: value), !text.contains("-") else {
            throw ValidationError(
                "GSL_RNG_SEED is set to '\(text)'; it must be a whole number from 0 to "
                    + "\(UInt32.max), such as 42 or 0x2a")
        }
        return seed
    }
}
