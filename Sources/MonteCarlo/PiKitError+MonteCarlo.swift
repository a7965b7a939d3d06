extension PiKitError.Code {
    /// The number of samples is not from 1 to 2⁵³, or their draws number more than 2⁶⁴.
    public static let samples = PiKitError.Code("samples")
    /// The number of workers is not from 1 to 128.
    public static let workers = PiKitError.Code("workers")
    /// The confidence level is not between 0 and 1.
    public static let confidence = PiKitError.Code("confidence")
    /// A record contradicts itself, or has a format that this version cannot read.
    public static let record = PiKitError.Code("record")
}
