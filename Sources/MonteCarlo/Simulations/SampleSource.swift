/// What a simulation makes its samples from.
@usableFromInline
enum SampleSource: Hashable, Sendable {
    /// The stream itself, of which each sample takes as many draws as it likes.
    case draws
    /// A number of uniforms for each sample.
    case uniforms(Int)
    /// A number of uniforms for each sample, of which the code gets many as columns.
    case columns(Int)
    /// A number of normals for each sample.
    case normals(Int)

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
