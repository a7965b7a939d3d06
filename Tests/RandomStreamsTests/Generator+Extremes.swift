import CGSL
import RandomStreams

extension Generator {
    /// A generator that draws its least and its largest value, and the middle, each in one of eight
    /// draws, and otherwise numbers of SplitMix64 (Steele, Lea, Flood 2014).
    ///
    /// Its uniform numbers are exactly 0, 1 and 1/2 as often. Its type is never freed.
    static func extremes(bits: Int) -> Generator {
        let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
        type.initialize(to: bits == 32 ? extremes32() : extremes24())
        return Generator(unlisted: GSLGenerator(type: OpaquePointer(type)), layout: .serial)
    }
}

/// A constant that is never freed.
private var extremesName: UnsafePointer<CChar> {
    UnsafeRawPointer(("extremes" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
}

private func extremes32() -> gsl_rng_type {
    gsl_rng_type(
        name: extremesName, max: 0xFFFF_FFFF, min: 0, size: 8,
        set: { $0?.storeBytes(of: $1, as: UInt.self) },
        get: { nextExtreme($0, max: 0xFFFF_FFFF) },
        get_double: { uniform(nextExtreme($0, max: 0xFFFF_FFFF), max: 0xFFFF_FFFF) })
}

private func extremes24() -> gsl_rng_type {
    gsl_rng_type(
        name: extremesName, max: 0xFF_FFFF, min: 0, size: 8,
        set: { $0?.storeBytes(of: $1, as: UInt.self) },
        get: { nextExtreme($0, max: 0xFF_FFFF) },
        get_double: { uniform(nextExtreme($0, max: 0xFF_FFFF), max: 0xFF_FFFF) })
}

private func uniform(_ draw: UInt, max: UInt) -> Double {
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
