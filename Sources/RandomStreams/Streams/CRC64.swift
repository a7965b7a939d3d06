/// A checksum of 64 bits, the CRC-64/XZ: polynomial 0x42F0E1EBA9EA3693, reflected, with all bits
/// inverted before and after (ECMA-182 1992).
///
/// It detects every burst error of at most 64 bits. Another error goes unnoticed with probability
/// 2⁻⁶⁴. It does not protect against intent.
package struct CRC64: Sendable {
    private var remainder = UInt64.max

    package init() {}

    /// The checksum of the bytes so far.
    package var value: UInt64 { ~remainder }

    /// Adds bytes.
    package mutating func add(_ bytes: some Sequence<UInt8>) {
        // An iterator of another module is called byte by byte, which takes ten times as long.
        if bytes.withContiguousStorageIfAvailable({ add(all: $0) }) != nil { return }
        Array(bytes).withUnsafeBufferPointer { add(all: $0) }
    }

    private mutating func add(all bytes: UnsafeBufferPointer<UInt8>) {
        let table = Self.table
        var remainder = remainder
        for byte in bytes {
            let index = Int(UInt8(truncatingIfNeeded: remainder) ^ byte)
            remainder = table[index] ^ remainder >> 8
        }
        self.remainder = remainder
    }

    /// Adds a number as eight bytes, the least significant first.
    package mutating func add(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { add($0) }
    }

    private static let table: [UInt64] = (0..<256).map { byte in
        (0..<8).reduce(UInt64(byte)) { remainder, _ in
            remainder >> 1 ^ (remainder & 1 == 0 ? 0 : 0xC96C_5795_D787_0F42)
        }
    }
}

extension UInt64 {
    /// The number as 16 lower-case hexadecimal digits.
    package var hexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The number that 16 lower-case hexadecimal digits stand for, or `nil` if the text is none.
    package init?(hexadecimal text: String) {
        guard let number = UInt64(text, radix: 16), number.hexadecimal == text else { return nil }
        self = number
    }
}
