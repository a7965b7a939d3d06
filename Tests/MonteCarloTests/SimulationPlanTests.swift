import Foundation
import MonteCarlo
import Testing

@Suite("A simulation's plan")
struct SimulationPlanTests {
    private let fixed = Simulation("fixed", uniforms: 3) { u in u[0] }
    private let varying = Simulation("varying") { draws in draws.nextUniform() }

    private func refusal(
        _ problem: some Problem, samples: Int, seed: UInt32 = 1, _ name: String, blockSize: Int?
    ) throws(PiKitError) -> PiKitError.Code? {
        let plan = try Plan(
            samples: samples, seed: seed, generator: Generator(named: name), blockSize: blockSize)
        do throws(PiKitError) {
            try problem.check(plan)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("keeps its block size through JSON, and may have none")
    func json() throws {
        let plan = try Plan(samples: 1000, seed: 42, blockSize: 1 << 40)
        let text = try JSON.text(plan)
        #expect(
            text == #"{"blockSize":1099511627776,"generator":"mt19937","samples":1000,"seed":42,"#
                + #""streams":"exact"}"#)
        #expect(try JSON.value(text, as: Plan.self) == plan)
        let other = try Plan(samples: 1000, seed: 42)
        #expect(other != plan && other.blockSize == nil)
        #expect(try JSON.value(JSON.text(other), as: Plan.self) == other)
    }

    @Test("has blocks of 1 to 2^40 samples", arguments: [0, -5, 1 << 40 + 1, Int.max])
    func range(blockSize: Int) throws {
        let error = #expect(throws: PiKitError.self) {
            try Plan(samples: 10, seed: 1, blockSize: blockSize)
        }
        #expect(error?.code == .blockSize)
        let text =
            #"{"blockSize":\#(blockSize),"generator":"mt19937","samples":1000,"seed":42,"#
            + #""streams":"exact"}"#
        let decoded = #expect(throws: PiKitError.self) { try JSON.value(text, as: Plan.self) }
        #expect(decoded?.code == .blockSize)
    }

    @Test("has at most as many blocks as there are substreams")
    func blocks() throws {
        let most = 1 << 44
        #expect(try refusal(varying, samples: most, "mt19937", blockSize: 1) == nil)
        #expect(try refusal(varying, samples: most + 1, "mt19937", blockSize: 1) == .samples)
        #expect(try refusal(varying, samples: most + 1, "mt19937", blockSize: 2) == nil)
        #expect(try refusal(fixed, samples: most + 1, "mt19937", blockSize: 1) == nil)
        let seeds = 2_147_483_562
        #expect(try refusal(varying, samples: seeds, "ranlxs0", blockSize: 1) == nil)
        #expect(try refusal(varying, samples: seeds + 1, "ranlxs0", blockSize: 1) == .samples)
        #expect(try refusal(fixed, samples: seeds + 1, "ranlxs0", blockSize: 1) == .samples)
        // The last block of counts may be longer.
        let counts = Simulation("counts", uniforms: 3, into: Hits()) { u in u[0] < u[1] }
        #expect(try refusal(counts, samples: seeds + 1, "ranlxs0", blockSize: 1) == nil)
        #expect(try refusal(varying, samples: 1 << 53, "minstd", blockSize: 1) == nil)
    }

    @Test("has blocks whose fixed draws a substream holds")
    func draws() throws {
        let most = Int(RandomStream.substreamLength) / 3
        #expect(try refusal(fixed, samples: 1 << 41, "ranlxs0", blockSize: most) == nil)
        #expect(try refusal(fixed, samples: 1 << 41, "ranlxs0", blockSize: most + 1) == .blockSize)
        #expect(try refusal(fixed, samples: 1 << 41, "mt19937", blockSize: most + 1) == nil)
    }

    @Test("has no more fixed draws than the period, and no seed that gives a constant")
    func period() throws {
        let most = (1 << 22) / 3
        #expect(try refusal(fixed, samples: most, "slatec", blockSize: nil) == nil)
        #expect(try refusal(fixed, samples: most + 1, "slatec", blockSize: nil) == .period)
        // Where draws vary, the run itself finds out.
        #expect(try refusal(varying, samples: 1 << 53, "slatec", blockSize: nil) == nil)
    }

    @Test("takes blocks of 2^16 samples if it does not say")
    func standard() async throws {
        let plan = {
            try Plan(samples: 70_000, seed: 1, generator: Generator(named: "taus2"), blockSize: $0)
        }
        let total = try await varying.run(plan(nil)).total
        #expect(try await varying.run(plan(1 << 16)).total == total)
        #expect(try await varying.run(plan(1 << 15)).total != total)
    }
}
