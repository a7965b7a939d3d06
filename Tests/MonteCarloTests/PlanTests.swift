import Foundation
import MonteCarlo
import Testing

@Suite("A plan")
struct PlanTests {
    @Test("has from 1 to 2^53 samples", arguments: [1, 2, 1000, 1 << 53 - 1, 1 << 53])
    func samples(samples: Int) throws {
        #expect(try Plan(samples: samples, seed: 1).samples == samples)
    }

    @Test("has no other number of samples", arguments: [0, -1, .min, 1 << 53 + 1, .max])
    func badSamples(samples: Int) {
        let error = #expect(throws: PiKitError.self) { try Plan(samples: samples, seed: 1) }
        #expect(error?.code == .samples)
        #expect(error?.description.contains("from 1 to 9007199254740992, not \(samples)") == true)
    }

    @Test("is the same after a round trip through JSON, which holds its layout")
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
        "is not read if this version cannot run it",
        arguments: [
            (
                #"{"generator":"vax","samples":1,"seed":1,"streams":"blocks"}"#,
                PiKitError.Code.record
            ),
            (#"{"generator":"mt19937","samples":1,"seed":1,"streams":"magic"}"#, .record),
            (#"{"generator":"mt19937","samples":1,"seed":1,"streams":"blocks"}"#, .record),
            (#"{"generator":"mt","samples":1,"seed":1,"streams":"exact"}"#, .generator),
            (#"{"generator":"mt19937","samples":0,"seed":1,"streams":"exact"}"#, .samples),
        ])
    func badJSON(text: String, code: PiKitError.Code) {
        let error = #expect(throws: PiKitError.self) {
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
