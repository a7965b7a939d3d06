extension PiKitError.Code {
    /// The number of samples is not from 1 to 2⁵³, or they need more than 2⁶⁴ draws, or more blocks
    /// than the generator has substreams.
    public static let samples = PiKitError.Code("samples")
    /// The number of samples in a block is not from 1 to 2⁴⁰, or they need more draws than a
    /// substream has.
    public static let blockSize = PiKitError.Code("blockSize")
    /// A sample's value is not a finite number.
    public static let notFinite = PiKitError.Code("notFinite")
    /// The parameters of a simulation cannot be encoded as JSON.
    public static let parameters = PiKitError.Code("parameters")
    /// The plan has no such sample.
    public static let sample = PiKitError.Code("sample")
    /// The number of workers is not from 1 to 128.
    public static let workers = PiKitError.Code("workers")
    /// The number of tasks is not from 1 to 1 000 000.
    public static let tasks = PiKitError.Code("tasks")
    /// The confidence level is not between 0 and 1.
    public static let confidence = PiKitError.Code("confidence")
    /// A record contradicts itself, or has a format that this version cannot read.
    public static let record = PiKitError.Code("record")
    /// The plan has no such shard or range of samples, or cannot be cut there.
    public static let portion = PiKitError.Code("portion")
    /// A record's file cannot be read or written, or another process uses it.
    public static let file = PiKitError.Code("file")
    /// The time limit is not greater than 0, or no sample was done within it.
    public static let time = PiKitError.Code("time")
    /// The target error cannot be predicted, or needs too many samples.
    public static let target = PiKitError.Code("target")
}
