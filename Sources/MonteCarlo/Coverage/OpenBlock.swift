/// A block that is done in part, or not at all.
struct OpenBlock<Total: Accumulator>: Sendable {
    /// The samples that are done.
    var samples: Range<Int>

    /// Their total.
    var total: Total

    /// The number of the next sample's first draw, unless that follows from the sample's number.
    var position: UInt64?

    /// The stream before the next sample, with the layout ``Layout/serial``.
    var stream: RandomStream.State?
}
