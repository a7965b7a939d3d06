import Foundation
import PiKit
import Testing

/// Whether a plan's generator has enough draws for its points.
@Suite("A plan for the circle")
struct CirclePlanTests {
    @Test(
        "may have from 1 to 2^53 samples, if the generator's period is long enough",
        arguments: Generator.all)
    func samples(generator: Generator) throws {
        for samples in [1, 2, 1000, 1 << 53 - 1, 1 << 53] {
            let period = generator.period(seed: 7)
            let draws = 2 * UInt64(samples)
            if let period, let limit = period.draws, draws > limit {
                let error = #expect(throws: PiError.self) {
                    try Circle().check(Plan(samples: samples, seed: 7, generator: generator))
                }
                let text = try #require(error).description
                #expect(error?.code == .period)
                #expect(text.contains("needs \(draws) draws, and \(generator) repeats"))
                #expect(text.contains("after \(period): ask for at most \(limit / 2) samples"))
            } else {
                let plan = try Plan(samples: samples, seed: 7, generator: generator)
                #expect(throws: Never.self) { try Circle().check(plan) }
            }
        }
    }

    @Test("may take all draws of the period, but no more")
    func wholePeriod() throws {
        let slatec = try Generator(named: "slatec")
        let whole = try Plan(samples: 1 << 21, seed: 1, generator: slatec)
        #expect(throws: Never.self) { try Circle().check(whole) }
        let more = try Plan(samples: 1 << 21 + 1, seed: 1, generator: slatec)
        #expect(throws: PiError.self) { try Circle().check(more) }
    }

    @Test(
        "is refused if its seed gives a constant or would make GSL abort",
        arguments: [
            ("ran0", 123_459_876), ("ran0", 2_024_023_771), ("ran0", 4_171_507_418),
            ("minstd", 2_147_483_647), ("minstd", 4_294_967_294), ("ran1", 2_147_483_647),
            ("fishman20", 2_147_483_648), ("fishman20", 4_294_967_295), ("randu", 2_147_483_648),
            ("borosh13", 2_147_483_648),
        ] as [(String, UInt32)])
    func degenerateSeeds(name: String, seed: UInt32) throws {
        let generator = try Generator(named: name)
        let error = #expect(throws: PiError.self) {
            try Circle().check(Plan(samples: 1, seed: seed, generator: generator))
        }
        #expect(error?.code == .period)
        #expect(
            error?.description
                == "the plan needs 2 draws, and \(name) with seed \(seed) repeats itself after 1: "
                + "choose another seed")
    }

    @Test("of the layout blocks may have any seed, as only block seeds reach generators")
    func seedsOfBlocks() throws {
        let ranlux = try Generator(named: "ranlux")
        #expect(ranlux.period(seed: 2_147_483_563)?.draws == 1)
        let plan = try Plan(samples: 10, seed: 2_147_483_563, generator: ranlux)
        #expect(throws: Never.self) { try Circle().check(plan) }
    }

    @Test("that is too long is refused by every way to run it, and in a record")
    func refused() async throws {
        let vax = try Generator(named: "vax")
        let estimator = PiEstimator(try Plan(samples: 5_000_000_000, seed: 1, generator: vax))
        var errors: [PiError?] = []
        errors.append(await #expect(throws: PiError.self) { try await estimator.run() })
        errors.append(await #expect(throws: PiError.self) { try await estimator.record() })
        errors.append(#expect(throws: PiError.self) { try estimator.graph(tasks: 2) })
        let record = """
            {"format": "pikit-record", "version": 1,
             "problem": {"name": "circle", "version": 1, "drawsPerSample": 2, "samples": []},
             "plan": {"generator":"vax","samples":5000000000,"seed":1,"streams":"serial",
                      "blockSize":4194304}}
            """
        errors.append(
            #expect(throws: PiError.self) {
                try JSONDecoder().decode(PiRecord.self, from: Data(record.utf8))
            })
        #expect(errors.map { $0?.code } == Array(repeating: .period, count: 4))
    }
}
