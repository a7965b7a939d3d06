import Foundation
import PiKit
import Testing

@Suite("A plan")
struct PlanTests {
    @Test(
        "has from 1 to 2^53 samples, where the generator's period allows", arguments: Generator.all)
    func samples(generator: Generator) throws {
        for samples in [1, 2, 1000, 1 << 53 - 1, 1 << 53] {
            let period = generator.period(seed: 7)
            let draws = 2 * UInt64(samples)
            if let period, let limit = period.draws, draws > limit {
                let error = #expect(throws: PiError.self) {
                    try Plan(samples: samples, seed: 7, generator: generator)
                }
                let text = try #require(error).description
                #expect(error?.code == .period)
                #expect(text.contains("needs \(draws) draws, and \(generator) repeats"))
                #expect(text.contains("after \(period): ask for at most \(limit / 2) samples"))
            } else {
                #expect(
                    try Plan(samples: samples, seed: 7, generator: generator).samples == samples)
            }
        }
    }

    @Test("has no other number of samples", arguments: [0, -1, .min, 1 << 53 + 1, .max])
    func badSamples(samples: Int) {
        let error = #expect(throws: PiError.self) { try Plan(samples: samples, seed: 1) }
        #expect(error?.code == .samples)
        #expect(error?.description.contains("from 1 to 9007199254740992, not \(samples)") == true)
    }

    @Test("may need exactly as many draws as the period has")
    func wholePeriod() throws {
        let slatec = try Generator(named: "slatec")
        #expect(try Plan(samples: 1 << 21, seed: 1, generator: slatec).samples == 1 << 21)
        #expect(throws: PiError.self) { try Plan(samples: 1 << 21 + 1, seed: 1, generator: slatec) }
    }

    @Test(
        "is refused if its seed gives a constant, or would make GSL abort",
        arguments: [
            ("ran0", 123_459_876), ("ran0", 2_024_023_771), ("ran0", 4_171_507_418),
            ("minstd", 2_147_483_647), ("minstd", 4_294_967_294), ("ran1", 2_147_483_647),
            ("fishman20", 2_147_483_648), ("fishman20", 4_294_967_295), ("randu", 2_147_483_648),
            ("borosh13", 2_147_483_648),
        ] as [(String, UInt32)])
    func degenerateSeeds(name: String, seed: UInt32) throws {
        let generator = try Generator(named: name)
        let error = #expect(throws: PiError.self) {
            try Plan(samples: 1, seed: seed, generator: generator)
        }
        #expect(error?.code == .period)
        #expect(
            error?.description
                == "the plan needs 2 draws, and \(name) with seed \(seed) repeats itself after 1: "
                + "choose another seed")
    }

    @Test("in blocks may have any seed: it seeds no generator itself")
    func seedsOfBlocks() throws {
        let ranlux = try Generator(named: "ranlux")
        #expect(ranlux.period(seed: 2_147_483_563)?.draws == 1)
        #expect(try Plan(samples: 10, seed: 2_147_483_563, generator: ranlux).samples == 10)
    }

    @Test("survives JSON, with how its streams are made")
    func json() throws {
        let plan = try Plan(samples: 1 << 53, seed: .max, generator: Generator(named: "ranlxd2"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(plan)
        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"generator":"ranlxd2","samples":9007199254740992,"seed":4294967295,"#
                + #""streams":"blocks"}"#)
        #expect(try JSONDecoder().decode(Plan.self, from: data) == plan)
    }

    @Test(
        "is not read if it says what this version cannot do",
        arguments: [
            (#"{"generator":"vax","samples":1,"seed":1,"streams":"blocks"}"#, PiError.Code.record),
            (#"{"generator":"mt19937","samples":1,"seed":1,"streams":"magic"}"#, .record),
            (#"{"generator":"mt19937","samples":1,"seed":1,"streams":"blocks"}"#, .record),
            (#"{"generator":"mt","samples":1,"seed":1,"streams":"exact"}"#, .generator),
            (#"{"generator":"mt19937","samples":0,"seed":1,"streams":"exact"}"#, .samples),
            (#"{"generator":"vax","samples":5000000000,"seed":1,"streams":"serial"}"#, .period),
        ])
    func badJSON(text: String, code: PiError.Code) {
        let error = #expect(throws: PiError.self) {
            try JSONDecoder().decode(Plan.self, from: Data(text.utf8))
        }
        #expect(error?.code == code)
    }

    @Test(
        "is not read if a number does not fit",
        arguments: [
            #"{"generator":"vax","samples":1.5,"seed":1,"streams":"serial"}"#,
            #"{"generator":"vax","samples":1,"seed":4294967296,"streams":"serial"}"#,
            #"{"generator":"vax","samples":1,"seed":-1,"streams":"serial"}"#,
            #"{"generator":"vax","samples":1,"streams":"serial"}"#,
        ])
    func badNumbers(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Plan.self, from: Data(text.utf8))
        }
    }
}
