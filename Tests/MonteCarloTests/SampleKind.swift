import MonteCarlo

/// What a sample is made from.
///
/// The value of a sample is a function of its first number alone, so a test can choose the samples
/// that shall fail by these numbers.
enum SampleKind: CaseIterable, Sendable {
    case draws, uniforms, normals, columns

    /// A simulation whose samples are `value` of their first number.
    func simulation<Total: Accumulator>(
        into empty: Total, _ value: @escaping @Sendable (Double) throws -> Double
    ) -> Simulation<Total> where Total.Value == Double {
        switch self {
        case .draws:
            Simulation("\(self)", into: empty) { draws in
                let first = draws.nextUniform()
                // Samples take one draw or three.
                if first < 0.3 { _ = draws.nextUniform() + draws.nextUniform() }
                return try value(first)
            }
        case .uniforms:
            Simulation("\(self)", uniforms: 2, into: empty) { u in try value(u[0]) }
        case .normals:
            Simulation("\(self)", normals: 3, into: empty) { z in try value(z[0]) }
        case .columns:
            Simulation(
                "\(self)", uniforms: 2, into: empty,
                batch: { points, values in
                    let first = points[0]
                    for i in values.indices { values[i] = try value(first[i]) }
                })
        }
    }

    /// The first numbers of a plan's samples.
    func numbers(_ plan: Plan) async throws -> [Double] {
        try await simulation(into: Values()) { $0 }.run(plan, workers: 1).total.values
    }
}
