extension RandomStream.State: Codable {
    private static var format: String { "pikit-stream" }
    private static var version: Int { 0 }

    private enum CodingKeys: String, CodingKey {
        case format, version, generator, seed, substream, position, numbers, nextDraws, checksum
    }

    /// Reads a state.
    ///
    /// Throws `DecodingError` if the data do not have the form of a state. Throws ``PiKitError``
    /// with the code `state` if the state has another version or if its checksum is wrong, and with
    /// the code `generator` if the installed GSL has no such generator.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let format = try container.decode(String.self, forKey: .format)
        let version = try container.decode(Int.self, forKey: .version)
        guard format == Self.format, version == Self.version else {
            throw PiKitError.state(
                "this version of PiKit reads \(Self.format) version \(Self.version), "
                    + "not \(format) version \(version)")
        }
        generator = try container.decode(Generator.self, forKey: .generator)
        seed = try container.decode(UInt32.self, forKey: .seed)
        substream = try container.decodeIfPresent(Int.self, forKey: .substream)
        position = try container.decode(UInt64.self, forKey: .position)
        numbers = try container.decodeIfPresent([UInt64].self, forKey: .numbers)
        nextDraws = try container.decode([UInt64].self, forKey: .nextDraws)
        guard try container.decode(String.self, forKey: .checksum) == checksum else {
            throw PiKitError.state("its checksum should be \(checksum): it is damaged")
        }
        guard substream == nil || position <= RandomStream.substreamLength else {
            throw PiKitError.state("a substream has no draw \(position)")
        }
    }

    /// Writes the state.
    ///
    /// Keys without a value are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(Self.version, forKey: .version)
        try container.encode(generator, forKey: .generator)
        try container.encode(seed, forKey: .seed)
        try container.encodeIfPresent(substream, forKey: .substream)
        try container.encode(position, forKey: .position)
        try container.encodeIfPresent(numbers, forKey: .numbers)
        try container.encode(nextDraws, forKey: .nextDraws)
        try container.encode(checksum, forKey: .checksum)
    }

    /// The CRC-64 of all values, as 16 hexadecimal digits.
    ///
    /// It covers the format and its version as text, the generator's name, and then numbers of 64
    /// bits: the seed, the substream and one or 0, the position, and the two lists, each after its
    /// length and one, or 0 if there is none.
    private var checksum: String {
        var crc = CRC64()
        crc.add("\(Self.format) \(Self.version) \(generator.name)".utf8)
        crc.add(UInt64(seed))
        crc.add(substream.map { UInt64(bitPattern: Int64($0)) &+ 1 } ?? 0)
        crc.add(position)
        for list in [numbers, nextDraws] {
            crc.add(list.map { UInt64($0.count) + 1 } ?? 0)
            for number in list ?? [] { crc.add(number) }
        }
        return crc.value.hexadecimal
    }
}
