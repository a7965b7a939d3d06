import MonteCarlo
import Testing

/// A problem with so many draws a sample that their numbers soon need more than 64 bits.
private struct Greedy: Problem {
    var name: String { "greedy" }
    var empty: Hits { Hits() }
    var drawsPerSample: Int? { 1 << 20 }
}

@Suite("The engine")
struct EngineTests {
    @Test("refuses plans whose draws have no numbers of 64 bits")
    func tooManyDraws() throws {
        let plan = try Plan(samples: 1 << 44, seed: 1)
        let error = #expect(throws: PiKitError.self) { try Greedy().check(plan) }
        #expect(error?.code == .samples)
        #expect(error?.description.contains("ask for at most 17592186044415 samples") == true)
        let fewer = try Plan(samples: 17_592_186_044_415, seed: 1)
        #expect(throws: Never.self) { try Greedy().check(fewer) }
    }
}
