/// What a simulation makes its samples from.
@usableFromInline
enum SampleSource: Hashable, Sendable {
    /// The stream itself, from which each sample takes as many draws as it likes.
    case draws
    /// A fixed number of uniforms for each sample.
    case uniforms(Int)
    /// A fixed number of uniforms for each sample, given to the code as columns of many samples.
    case columns(Int)
    /// A fixed number of normals for each sample.
    case normals(Int)

    /// Whether the code gets columns.
    var isColumns: Bool {
        if case .columns = self { true } else { false }
    }

    /// The numbers that a sample uses.
    var dimensions: Int {
        switch self {
        case .draws: 0
        case .uniforms(let count), .columns(let count), .normals(let count): count
        }
    }

    /// The number of draws of each sample, or `nil` if it varies.
    var drawsPerSample: Int? {
        switch self {
        case .draws: nil
        case .uniforms(let count), .columns(let count): count
        // Normals are made in pairs, from two draws each.
        case .normals(let count): (count + 1) / 2 * 2
        }
    }
}
