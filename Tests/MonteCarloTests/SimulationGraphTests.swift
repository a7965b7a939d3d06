import MonteCarlo
import TaskGraph
import Testing

@Suite("A simulation's graph")
struct SimulationGraphTests {
    @Test(
        "computes the estimate of the run, with any number of tasks, and again",
        arguments: SampleKind.allCases, ["mt19937", "taus2", "ranlxs0", "minstd"])
    func estimate(kind: SampleKind, name: String) async throws {
        let plan = try Plan(
            samples: 2000, seed: 6, generator: Generator(named: name), blockSize: 150)
        let simulation = kind.simulation(into: Sum()) { $0 }
        let expected = try await simulation.run(plan, workers: 1).estimate
        for tasks in [1, 2, 5, 1000] {
            let graph = try simulation.graph(plan, tasks: tasks)
            #expect(graph.taskCount <= min(tasks, 14) + 1)
            #expect(plan.layout != .serial || graph.taskCount == 2)
            for workers in [1, 3, 7] {
                #expect(try await graph.compute(workers: workers) == expected)
            }
        }
    }

    @Test("can be drawn, with the simulation's name at its tasks")
    func drawn() throws {
        let plan = try Plan(samples: 2000, seed: 6, blockSize: 500)
        let graph = try Simulation("wobble", uniforms: 1) { u in u[0] }.graph(plan, tasks: 4)
        #expect(graph.dot.split(separator: "wobble").count == 5)
        #expect(graph.dot.contains("gather"))
    }

    @Test("names the first sample that fails")
    func failure() async throws {
        let plan = try Plan(samples: 2000, seed: 6, blockSize: 100)
        let numbers = try await SampleKind.draws.numbers(plan)
        let bad: Set = [numbers[1234], numbers[1777], numbers[1301]]
        let simulation = SampleKind.draws.simulation(into: Moments()) {
            bad.contains($0) ? .nan : $0
        }
        let graph = try simulation.graph(plan, tasks: 10)
        for workers in [1, 2, 7] {
            let error = await #expect(throws: GraphError.self) {
                try await graph.compute(workers: workers)
            }
            let run = try #require(error?.underlying as? IncompleteRun<Simulation<Moments>>)
            #expect(run.sample == 1234 && run.record == nil && error?.task == "draws")
        }
    }

    @Test("has from 1 to 1 000 000 tasks", arguments: [0, -1, 1_000_001])
    func tasks(tasks: Int) throws {
        let simulation = Simulation("u", uniforms: 1) { u in u[0] }
        let plan = try Plan(samples: 10, seed: 1)
        let error = #expect(throws: PiKitError.self) { try simulation.graph(plan, tasks: tasks) }
        #expect(error?.code == .tasks)
        let level = #expect(throws: PiKitError.self) {
            try simulation.graph(plan, tasks: 1, confidence: 1)
        }
        #expect(level?.code == .confidence)
    }

    @Test("and its run let an observer see each part as a task with the simulation's name")
    func observed() async throws {
        let plan = try Plan(samples: 2000, seed: 6, blockSize: 100)
        let trace = Trace()
        let simulation = Simulation("wobble") { draws in draws.nextUniform() }
        _ = try await simulation.run(plan, workers: 2, observer: trace)
        let names = trace.entries.map(\.task.name)
        #expect(names.count { $0 == "wobble" } == 20)
        #expect(names.count { $0 == "gather" } == 1 && names.count == 21)
    }
}
