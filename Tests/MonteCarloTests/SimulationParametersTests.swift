import CReference
import MonteCarlo
import Testing

/// What a model depends on.
private struct Model: Codable, Sendable {
    var strike = 100.0
    var dates = [1, 2, 3]
    var name = "a/b"
}

@Suite("The parameters of a simulation")
struct SimulationParametersTests {
    @Test("are kept as JSON with sorted keys, and handed to each kind of sample")
    func handed() async throws {
        let model = Model()
        let plan = try Plan(samples: 500, seed: 3, blockSize: 64)
        let text = #"{"dates":[1,2,3],"name":"a/b","strike":100}"#
        let draws = try Simulation("draws", parameters: model) { draws, model in
            draws.nextUniform() * model.strike
        }
        let uniforms = try Simulation("uniforms", uniforms: 1, parameters: model) { u, model in
            u[0] * model.strike
        }
        let normals = try Simulation("normals", normals: 1, parameters: model) { z, model in
            z[0] * model.strike
        }
        let columns = try Simulation(
            "columns", uniforms: 1, parameters: model,
            batch: { points, values, model in
                for i in values.indices { values[i] = points[0][i] * model.strike }
            })
        let captured: [SampleKind: Simulation<Moments>] = [
            .draws: Simulation("draws") { draws in draws.nextUniform() * 100 },
            .uniforms: Simulation("uniforms", uniforms: 1) { u in u[0] * 100 },
            .normals: Simulation("normals", normals: 1) { z in z[0] * 100 },
            .columns: Simulation("uniforms", uniforms: 1) { u in u[0] * 100 },
        ]
        for (kind, simulation) in [
            SampleKind.draws: draws, .uniforms: uniforms, .normals: normals, .columns: columns,
        ] {
            #expect(simulation.parameters == text)
            let same = try #require(captured[kind])
            #expect(same.parameters == nil)
            #expect(try await simulation.run(plan).total == same.run(plan).total)
        }
    }

    @Test("can be a number alone")
    func number() throws {
        let simulation = try Simulation("scaled", parameters: 1.5) { draws, factor in
            factor * draws.nextUniform()
        }
        #expect(simulation.parameters == "1.5")
        #expect(simulation.version == 1 && simulation.name == "scaled")
    }

    @Test("must have a form as JSON", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(number: Double) {
        let error = #expect(throws: PiKitError.self) {
            try Simulation("scaled", parameters: Model(strike: number)) { draws, model in
                draws.nextUniform() * model.strike
            }
        }
        #expect(error?.code == .parameters)
        #expect(error?.description.contains("'scaled'") == true)
    }
}

@Suite("A simulation of a function in C")
struct SimulationFunctionTests {
    @Test(
        "gives the bits of the serial loop in C, with either signature, on any number of workers",
        arguments: ["mt19937", "taus2", "tt800", "minstd"])
    func sameBits(name: String) async throws {
        let parameter = UnsafeMutablePointer<Double>.allocate(capacity: 1)
        defer { parameter.deallocate() }
        parameter.initialize(to: 0.25)
        let plan = try Plan(
            samples: 30_011, seed: 8, generator: Generator(named: name), blockSize: 100)
        let closure = Simulation("quotient", uniforms: 3, into: Sum()) { u in
            u[0] * u[1] / (u[2] + 0.25)
        }
        let simulations = [
            Simulation(
                "quotient", uniforms: 3, into: Sum(), parameters: parameter, function: ref_quotient),
            Simulation(
                "quotient", uniforms: 3, into: Sum(), parameters: parameter,
                function: ref_quotient_for_gsl),
        ]
        let expected =
            plan.layout == .blocks
            ? try await closure.run(plan, workers: 1).total.sum
            : ref_simulation_sum(
                plan.generator.gsl.type, 8, UInt64(plan.samples), 3, 100, ref_quotient, parameter)
        for simulation in simulations + [closure] {
            for workers in [1, 2, 7] {
                let total = try await simulation.run(plan, workers: workers).total
                #expect(total.sum.bitPattern == expected.bitPattern)
            }
        }
        #expect(parameter.pointee == 0.25)
    }

    @Test("gets the number of uniforms, and no parameters by default")
    func count() async throws {
        let plan = try Plan(samples: 1000, seed: 8)
        let simulation = Simulation("last", uniforms: 5, into: Values(), function: ref_last)
        let closure = Simulation("last", uniforms: 5, into: Values()) { u in u[4] }
        #expect(try await simulation.run(plan).total == closure.run(plan).total)
        #expect(simulation.drawsPerSample == 5)
    }
}
