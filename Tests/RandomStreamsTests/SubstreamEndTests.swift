import CGSL
import RandomStreams
import Testing

/// A stream before the last draw of a substream.
private func atLastDraw(_ name: String = "mt19937") throws -> RandomStream {
    let stream = try RandomStream(generator: Generator(named: name), seed: 42, substream: 6)
    try stream.jump(to: RandomStream.substreamDraws - 1)
    return stream
}

@Suite("The end of a substream")
struct SubstreamEndTests {
    private static let jumping = Generator.all.filter { $0.layout == .exact }.map(\.name)

    @Test("comes after its last draw, which the next one's first draw follows", arguments: jumping)
    func last(name: String) throws {
        let stream = try atLastDraw(name)
        let whole = try RandomStream(generator: stream.generator, seed: 42)
        try whole.jump(to: 7 << 40 - 1)
        #expect(stream.nextDraw() == whole.nextDraw())
        #expect(stream.position == RandomStream.substreamDraws)
        try stream.jump(toSubstream: 7)
        #expect(stream.nextDraw() == whole.nextDraw())
    }

    @Test("is where a jump may lead, but no further", arguments: jumping)
    func jumps(name: String) throws {
        let stream = try atLastDraw(name)
        let error = #expect(throws: PiKitError.self) {
            try stream.jump(to: RandomStream.substreamDraws + 1)
        }
        #expect(error?.code == .substream)
        #expect(error?.description.contains("from 0 to 1099511627776, its end") == true)
        #expect(stream.position == RandomStream.substreamDraws - 1)
        try stream.jump(to: RandomStream.substreamDraws)
        #expect(stream.position == RandomStream.substreamDraws)
        try stream.jump(to: 0)
        #expect(stream.position == 0)
    }

    @Test("makes fill throw, without a draw, if it asks for more", arguments: jumping)
    func fills(name: String) throws {
        let stream = try atLastDraw(name)
        var uniforms = [Double](repeating: -1, count: 1000)
        let error = #expect(throws: PiKitError.self) { try stream.fill(&uniforms) }
        #expect(error?.code == .substream)
        #expect(error?.description.contains("has 1 draws left, not 1000") == true)
        #expect(stream.position == RandomStream.substreamDraws - 1)
        #expect(uniforms.allSatisfy { $0 == -1 })
        let expected = stream.copy().nextUniform()
        try stream.fill(&uniforms, prefix: 1)
        #expect(uniforms[0] == expected && uniforms[1] == -1)
        #expect(throws: PiKitError.self) { try stream.fill(&uniforms, prefix: 1) }
        try stream.fill(&uniforms, prefix: 0)
    }

    /// The message of a process that draws past the end.
    private static func isAboutEnd(_ result: ExitTest.Result?) -> Bool {
        guard let result else { return false }
        return String(decoding: result.standardErrorContent, as: UTF8.self)
            .contains("the substream's 1099511627776 draws are used up")
    }

    @Test("ends the process at a single draw")
    func draw() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let stream = try atLastDraw()
            _ = stream.nextDraw()
            _ = stream.nextDraw()
        }
        #expect(Self.isAboutEnd(result))
    }

    @Test("ends the process at a single uniform")
    func uniform() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let stream = try atLastDraw("taus2")
            _ = stream.nextUniform()
            _ = stream.nextUniform()
        }
        #expect(Self.isAboutEnd(result))
    }

    @Test("ends the process within the 64 bits of one number")
    func bits() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            _ = try atLastDraw().next()
        }
        #expect(Self.isAboutEnd(result))
    }

    @Test("ends the process within one of GSL's functions")
    func lent() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let stream = try atLastDraw()
            stream.withUnsafeGSLGenerator { pointer in
                _ = gsl_ran_gaussian(pointer.assumingMemoryBound(to: gsl_rng.self), 1)
            }
        }
        #expect(Self.isAboutEnd(result))
    }
}
