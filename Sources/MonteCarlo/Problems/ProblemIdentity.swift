/// What a problem is known by in records.
///
/// A record is of the problem that it claims if name, version, parameters, the number of draws a
/// sample, and the first samples agree. The samples show changes that the others do not, such as one of
/// a value that a simulation's closure captures.
public struct ProblemIdentity: Codable, Hashable, Sendable {
    /// The name.
    public let name: String

    /// The version.
    public let version: Int

    /// The parameters as JSON with sorted keys, or `nil` if there are none.
    public let parameters: String?

    /// The number of draws that each sample takes, or `nil` if it varies.
    public let drawsPerSample: Int?

    /// The values of samples 0 to 7 of the plan as text, or of fewer, see ``sampleCount``.
    ///
    /// The text of a `Double` is its bits in 16 hexadecimal digits, and that of a `Bool` is 1 or 0.
    public let samples: [String]

    /// The most samples that identify a problem: 8.
    ///
    /// There are fewer if the plan has fewer, from the first sample on that fails, and if samples are so
    /// slow that eight take more than about a second, or than an eighth of the run's time limit.
    public static var sampleCount: Int { 8 }

    init(_ problem: some Problem, samples: [String]) {
        name = problem.name
        version = problem.version
        parameters = problem.parameters
        drawsPerSample = problem.drawsPerSample
        self.samples = samples
    }

    /// Throws ``PiKitError`` with the code `record` unless this is a problem's identity, as far as its
    /// samples do not matter.
    package func check(isOf problem: some Problem) throws(PiKitError) {
        guard let difference = difference(from: ProblemIdentity(problem, samples: [])) else {
            return
        }
        throw PiKitError(.record, "the record is of another problem: they differ in \(difference)")
    }

    /// What first differs from another identity, with both values, or `nil` if the two can be of one
    /// problem.
    func difference(from other: ProblemIdentity) -> String? {
        for (what, a, b) in [
            ("the name", "'\(name)'", "'\(other.name)'"),
            ("the version", "\(version)", "\(other.version)"),
            ("the parameters", parameters ?? "none", other.parameters ?? "none"),
            (
                "the number of draws a sample", drawsPerSample.map(String.init) ?? "varying",
                other.drawsPerSample.map(String.init) ?? "varying"
            ),
        ] where a != b {
            return "\(what): \(a) and \(b)"
        }
        for (number, (a, b)) in zip(samples, other.samples).enumerated() where a != b {
            return
                "the value of sample \(number): \(a) and \(b) (the code or a value that it uses has "
                + "changed, or the C library rounds differently)"
        }
        return nil
    }

    /// Throws ``PiKitError`` with the code `record` unless a problem can have this identity.
    func check() throws(PiKitError) {
        guard (drawsPerSample ?? 1) >= 1 else {
            throw PiKitError(.record, "a sample takes at least 1 draw, not \(drawsPerSample ?? 0)")
        }
        guard samples.count <= Self.sampleCount else {
            throw PiKitError(
                .record,
                "a record has the first \(Self.sampleCount) samples, not \(samples.count)")
        }
    }
}
