import Foundation
import MonteCarlo
import Testing

@Suite("The replay of a sample")
struct ReplayTests {
    static let generators = ["mt19937", "gfsr4", "taus2", "ranlxs0", "minstd"]

    @Test(
        "gives the value that the run has added", arguments: SampleKind.allCases, generators)
    func values(kind: SampleKind, name: String) async throws {
        let plan = try Plan(
            samples: 1500, seed: 4, generator: Generator(named: name), blockSize: 333)
        let simulation = kind.simulation(into: Values()) { 3 * $0 - 1 }
        let values = try await simulation.run(plan, workers: 3).total.values
        for sample in [0, 1, 2, 332, 333, 334, 665, 666, 999, 1040, 1332, 1499] {
            for kernel in Kernel.available {
                let value = try await simulation.replay(sample: sample, of: plan, kernel: kernel)
                #expect(value.bitPattern == values[sample].bitPattern)
            }
        }
    }

    @Test(
        "gives a value that is not finite too, and throws what the sample throws",
        arguments: SampleKind.allCases, generators)
    func failures(kind: SampleKind, name: String) async throws {
        let plan = try Plan(
            samples: 700, seed: 4, generator: Generator(named: name), blockSize: 100)
        let numbers = try await kind.numbers(plan)
        let (bad, thrown) = (numbers[250], numbers[431])
        let simulation = kind.simulation(into: Sum()) { number in
            if number == thrown { throw CocoaError(.featureUnsupported) }
            return number == bad ? .nan : number
        }
        let error = await #expect(throws: IncompleteRun<Simulation<Sum>>.self) {
            try await simulation.run(plan)
        }
        let sample = try #require(error?.sample)
        #expect(sample == 250)
        #expect(try await simulation.replay(sample: sample, of: plan).isNaN)
        #expect(try await simulation.replay(sample: 249, of: plan) == numbers[249])
        let replayed = try #require(
            await #expect(throws: IncompleteRun<Simulation<Sum>>.self) {
                try await simulation.replay(sample: 431, of: plan)
            })
        #expect(replayed.sample == 431 && replayed.record == nil)
        #expect((replayed.underlyingError as? CocoaError)?.code == .featureUnsupported)
    }

    @Test("refuses samples that the plan does not have", arguments: [-1, 10, Int.max, .min])
    func range(sample: Int) async throws {
        let plan = try Plan(samples: 10, seed: 1)
        let error = await #expect(throws: PiKitError.self) {
            try await Simulation("u", uniforms: 1) { u in u[0] }.replay(sample: sample, of: plan)
        }
        #expect(error?.code == .sample)
        #expect(error?.description.contains("0 to 9, not \(sample)") == true)
    }

    @Test("takes a jump with a fixed number of draws, also at the end of the largest plan")
    func far() async throws {
        let plan = try Plan(samples: 1 << 53, seed: 1)
        let value = try await Simulation("u", uniforms: 2) { u in u[1] }
            .replay(sample: 1 << 53 - 1, of: plan)
        let stream = try RandomStream(generator: .mt19937, seed: 1)
        try stream.jump(to: 1 << 54 - 1)
        #expect(value == stream.nextUniform())
    }
}
