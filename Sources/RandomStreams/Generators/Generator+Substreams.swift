extension Generator {
    /// The number of substreams of a seed, which are numbered from 0.
    ///
    /// It is 2⁴⁴ with the layout ``Layout/exact``, where substream k has the 2⁴⁰ draws of the
    /// sequence from draw k · 2⁴⁰ on. It is 2³¹ - 86 with ``Layout/blocks``, where each substream
    /// is the beginning of a sequence of its own; all seeds have the same sequences, in another
    /// order. It is 0 with ``Layout/serial``.
    public var substreamCount: Int {
        switch layout {
        case .exact: 1 << 44
        case .blocks: BlockSeeds.count
        case .serial: 0
        }
    }

    /// Throws ``PiKitError`` with the code `substream` if there is no such substream, and with the
    /// code `period` if the seed has so short a period that its substreams would overlap.
    package func check(substream: Int, of seed: UInt32) throws(PiKitError) {
        guard substreamCount > 0 else {
            throw PiKitError(
                .substream,
                "\(self) has no substreams; generators of the kinds 'exact' and 'blocks' have")
        }
        guard 0..<substreamCount ~= substream else {
            throw PiKitError(
                .substream,
                "\(self) has the substreams 0 to \(substreamCount - 1), not \(substream)")
        }
        guard layout == .exact, let period = period(seed: seed), let draws = period.draws else {
            return
        }
        let available = draws / RandomStream.substreamLength
        guard UInt64(substream) < available else {
            throw PiKitError(
                .period,
                "\(self) with seed \(seed) repeats itself after \(period), which is enough for "
                    + "\(available) substreams: choose another seed or a substream below "
                    + "\(available)")
        }
    }
}
