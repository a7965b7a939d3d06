internal import RandomStreams

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The machine that computed samples, so that a faulty one can be found.
public struct Machine: Codable, Hashable, Sendable {
    /// Its name on the network.
    public let host: String

    /// The operating system and its version, such as "Linux 6.1.0".
    public let system: String

    /// The processor's architecture, such as "x86_64".
    public let architecture: String

    /// A fingerprint of the C library's mathematical functions: 16 hexadecimal digits.
    ///
    /// These functions may round differently in other versions of the library and on other processors.
    /// Where fingerprints differ, so may the last bits of samples that use them.
    public let mathLibrary: String

    /// This machine.
    package static let current: Machine = {
        var names = utsname()
        _ = uname(&names)
        return Machine(
            host: text(of: names.nodename),
            system: "\(text(of: names.sysname)) \(text(of: names.release))",
            architecture: text(of: names.machine),
            mathLibrary: mathLibraryFingerprint.hexadecimal)
    }()

    /// The text in a field of fixed size.
    private static func text<Field>(of field: Field) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// A checksum of the bits of functions at arguments of many sizes.
    private static var mathLibraryFingerprint: UInt64 {
        let functions: [(Double) -> Double] = [
            { exp($0) }, { log($0) }, { sin($0) }, { cos($0) }, { tan($0) }, { atan($0) },
            { tanh($0) },
            { cbrt($0) }, { erf($0) }, { tgamma($0) }, { pow($0, 0.7) }, { pow(0.7, $0) },
        ]
        var checksum = CRC64()
        var argument = 1e-3
        while argument < 150 {
            for function in functions { checksum.add(function(argument).bitPattern) }
            argument *= 1.07
        }
        return checksum.value
    }

    /// Throws ``PiKitError`` with the code `record` unless this can be a machine.
    func check() throws(PiKitError) {
        guard UInt64(hexadecimal: mathLibrary) != nil else {
            throw PiKitError(
                .record, "a fingerprint has 16 hexadecimal digits, and is not '\(mathLibrary)'")
        }
    }
}
