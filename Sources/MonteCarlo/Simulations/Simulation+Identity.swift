#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension Simulation {
    /// 16 blocks.
    package var pilotBlocks: Int { 16 }

    package func texts(
        of samples: Range<Int>, from draws: RandomStream,
        scratch: SimulationScratch<Total.Value>, until stop: StopSignal
    ) -> [String] {
        let made = make(samples, from: draws, scratch: scratch, until: stop)
        let values = scratch.values
        defer { values.deinitialize(count: made.count) }
        let span = Span(_unsafeStart: values, count: made.count)
        let count = Total.indexOfNonFinite(in: span) ?? made.count
        return (0..<count).map { text(of: values[$0]) }
    }

    /// A value as text: the bits of numbers, and JSON with sorted keys for anything else.
    private func text(of value: Total.Value) -> String {
        switch value {
        case let number as Double: return number.bitPattern.hexadecimal
        case let isHit as Bool: return isHit ? "1" : "0"
        case let vector as [Double]:
            return vector.map(\.bitPattern.hexadecimal).joined(separator: " ")
        case let other as any Encodable: return Self.json(other)
        default:
            // A value that cannot be written is known by what it adds up to.
            var total = empty
            total.add(value)
            return Self.json(total)
        }
    }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        // What cannot be written says nothing.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
    }
}
