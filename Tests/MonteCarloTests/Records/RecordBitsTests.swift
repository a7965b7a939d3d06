import Foundation
import MonteCarlo
import Testing

@Suite("The doubles of a record")
struct RecordBitsTests {
    private static let awkward = [
        0, -0.0, 0x1p-1074, -0x1p-1074, 0x1p-1022, (0x1p-1022).nextDown, 1e-308, 0.1, 0.1.nextUp,
        1 / 3.0, 2.0 / 3, 1e15 + 0.3, 9007199254740991, 1e16, 1.7e17, 1e21, 1e22,
        1e23, -1e23, 5e-5, 123456789012345.67, 4.35, 0.000001, 1e-7, 1e100, -1e153, .pi,
    ]

    /// An accumulator that keeps its values as they are.
    private struct Kept: Accumulator {
        var values: [Double] = []
        mutating func add(_ value: Double) { values.append(value) }
        mutating func merge(_ other: Kept) { values += other.values }
    }

    /// Reads what a record writes, and expects the same bits.
    private func expectSame<Total>(
        _ record: Record<Simulation<Total>>, _ bits: (Total) -> [Double]
    ) throws {
        let read = try Record<Simulation<Total>>(json: record.json())
        #expect(read == record)
        #expect(bits(read.total).map(\.bitPattern) == bits(record.total).map(\.bitPattern))
        #expect(try read.json() == record.json())
    }

    /// A simulation of which sample i has the i-th value, as far as there are so many.
    private func simulation<Total: Accumulator>(
        _ values: [Double], into empty: Total
    ) async throws -> (Simulation<Total>, Plan) where Total.Value == Double {
        let plan = try Plan(samples: values.count, seed: 1, blockSize: 20)
        let numbers = try await Simulation("u", uniforms: 1, into: Values()) { u in u[0] }
            .run(plan).total.values
        let places = Dictionary(uniqueKeysWithValues: zip(numbers, values))
        return (Simulation("values", uniforms: 1, into: empty) { u in places[u[0]]! }, plan)
    }

    @Test("have the same bits after they are written and read, whatever they are")
    func kept() async throws {
        let (simulation, plan) = try await simulation(Self.awkward, into: Kept())
        try expectSame(await simulation.run(plan)) { $0.values }
        let huge = [1e308, -1e308, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]
        let (large, short) = try await self.simulation(huge, into: Kept())
        try expectSame(await large.run(short)) { $0.values }
    }

    @Test("of moments have the same bits, with sums that are infinite too")
    func moments() async throws {
        for values in [
            Self.awkward, Self.awkward.reversed(), [1e308, -1e308, 1], [0, -0.0, -0.0],
            [0x1p-1074, -0x1p-1074, 0x1p-1030], Array(repeating: 0.1, count: 45),
        ] {
            let (simulation, plan) = try await simulation(values, into: Pair(Moments(), Kept()))
            let record = try await simulation.run(plan)
            try expectSame(record) { $0.second.values + [$0.first.mean, $0.first.variance] }
            #expect(try JSON.text(record.total).contains("Infinity") == false)
        }
    }

    @Test("of random bits have the same bits")
    func random() async throws {
        var random = try RandomStream(generator: .mt19937, seed: 44)
        for _ in 0..<20 {
            let values = (0..<100).map { _ in
                // Positive, as a sum of squares.
                let bits = UInt64.random(in: 0..<UInt64(0x7FE) << 52, using: &random)
                return Double(bitPattern: bits)
            }
            let (simulation, plan) = try await simulation(values, into: Kept())
            try expectSame(await simulation.run(plan)) { $0.values }
        }
    }

    @Test("go on from there as if they had not been written", arguments: ["mt19937", "minstd"])
    func goesOn(name: String) async throws {
        let simulation = Simulation("tail") { draws in
            exp(40 * (draws.nextUniform() - 0.5)) * (draws.nextUniform() < 0.5 ? -1e-300 : 1e-3)
        }
        for end in [1, 5, 16, 17, 63, 64, 65, 200] {
            let generator = try Generator(named: name)
            let short = try Plan(samples: end, seed: 9, generator: generator, blockSize: 64)
            let plan = try Plan(samples: 300, seed: 9, generator: generator, blockSize: 64)
            let record = try await simulation.run(short)
            let read = try Record<Simulation<Moments>>(json: record.json())
            let whole = try await simulation.run(plan)
            let later = try await simulation.run(plan, resuming: read)
            #expect(later.coverage == whole.coverage)
            #expect(try JSON.text(later.total) == JSON.text(whole.total))
        }
    }
}
