import CGSL
import RandomStreams

extension Generator {
    /// A generator that draws its least and its largest value, and the middle, each in one of eight
    /// draws, and otherwise numbers of SplitMix64 (Steele, Lea, Flood 2014).
    ///
    /// So its uniform numbers are often 0 and 1/2. The largest draw gives 1 if it `reachesOne`, and
    /// else the largest uniform number of most generators, 1 - 2^-bits. The type is never freed.
    ///
    /// - Parameter bits: 24 or 32.
    static func extremes(bits: Int, reachesOne: Bool = true) -> Generator {
        typealias State = UnsafeMutableRawPointer?
        let get: @convention(c) (State) -> UInt =
            if bits == 32 { { nextExtreme($0, max: max32) } } else {
                { nextExtreme($0, max: max24) }
            }
        let uniform: @convention(c) (State) -> Double =
            switch (bits, reachesOne) {
            case (32, true): { upToOne(nextExtreme($0, max: max32), max: max32) }
            case (32, false): { Double(nextExtreme($0, max: max32)) / Double(max32 + 1) }
            case (_, true): { upToOne(nextExtreme($0, max: max24), max: max24) }
            case (_, false): { Double(nextExtreme($0, max: max24)) / Double(max24 + 1) }
            }
        let name = UnsafeRawPointer(("extremes" as StaticString).utf8Start)
        let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
        type.initialize(
            to: gsl_rng_type(
                name: name.assumingMemoryBound(to: CChar.self),
                max: bits == 32 ? max32 : max24, min: 0, size: 8,
                set: { $0?.storeBytes(of: $1, as: UInt.self) }, get: get, get_double: uniform))
        return Generator(unlisted: GSLGenerator(type: OpaquePointer(type)), layout: .serial)
    }
}

private let max32: UInt = 0xFFFF_FFFF
private let max24: UInt = 0xFF_FFFF

private func upToOne(_ draw: UInt, max: UInt) -> Double {
    draw == max ? 1 : Double(draw) / Double(max + 1)
}

private func nextExtreme(_ state: UnsafeMutableRawPointer?, max: UInt) -> UInt {
    let counter = state!.load(as: UInt.self) &+ 0x9E37_79B9_7F4A_7C15
    state!.storeBytes(of: counter, as: UInt.self)
    var z = counter
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    switch z >> 61 {
    case 0: return 0
    case 1: return max
    case 2: return max / 2 + 1
    default: return z & max
    }
}
