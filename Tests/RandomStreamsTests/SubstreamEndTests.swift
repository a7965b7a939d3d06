import CGSL
import RandomStreams
import Testing

/// A stream before the last draw of a substream.
private func atLastDraw(_ name: String = "mt19937") throws -> RandomStream {
    let stream = try RandomStream(generator: Generator(named: name), seed: 42, substream: 6)
    try stream.jump(to: RandomStream.substreamLength - 1)
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
        #expect(stream.position == RandomStream.substreamLength)
        try stream.jump(toSubstream: 7)
        #expect(stream.nextDraw() == whole.nextDraw())
    }

    @Test("is where a jump may lead, but no further", arguments: jumping)
    func jumps(name: String) throws {
        let stream = try atLastDraw(name)
        let error = #expect(throws: PiKitError.self) {
            try stream.jump(to: RandomStream.substreamLength + 1)
        }
        #expect(error?.code == .substream)
        #expect(error?.description.contains("from 0 to 1099511627776, its end") == true)
        #expect(stream.position == RandomStream.substreamLength - 1)
        try stream.jump(to: RandomStream.substreamLength)
        #expect(stream.position == RandomStream.substreamLength)
        try stream.jump(to: 0)
        #expect(stream.position == 0)
    }

    @Test("makes fill throw, without a draw, if it asks for more", arguments: jumping)
    func fills(name: String) throws {
        let stream = try atLastDraw(name)
        var uniforms = [Double](repeating: -1, count: 1000)
        let error = #expect(throws: PiKitError.self) { try stream.fill(&uniforms) }
        #expect(error?.code == .substream)
        #expect(error?.description.contains("1000 draws are needed") == true)
        #expect(stream.position == RandomStream.substreamLength - 1)
        #expect(uniforms.allSatisfy { $0 == -1 })
        let expected = stream.copy().nextUniform()
        try stream.fill(&uniforms, prefix: 1)
        #expect(uniforms[0] == expected && uniforms[1] == -1)
        #expect(throws: PiKitError.self) { try stream.fill(&uniforms, prefix: 1) }
        try stream.fill(&uniforms, prefix: 0)
    }

    @Test("is there too for generators that cannot jump", arguments: ["ranlxs0", "tt800"])
    func blocks(name: String) throws {
        let generator = try Generator(named: name)
        let start = try RandomStream(generator: generator, seed: 42, substream: 6).state
        // As if it had drawn all but two.
        let stream = try RandomStream(
            RandomStream.State(
                generator: generator, seed: 42, substream: 6,
                position: RandomStream.substreamLength - 2,
                nextDraws: Array(start.nextDraws.prefix(2)), numbers: start.numbers))
        var uniforms = [0.0, 0, 0]
        #expect(throws: PiKitError.self) { try stream.fill(&uniforms) }
        let limited = try GSLStream(generator, seed: 42, substream: 6, kernel: .plain)
        let isLoaded = limited.load(
            start.numbers ?? [], position: RandomStream.substreamLength - 2)
        #expect(isLoaded)
        #expect(throws: PiKitError.self) { try limited.check(draws: 3) }
        try stream.fill(&uniforms, prefix: 2)
        #expect(throws: PiKitError.self) { try stream.fill(&uniforms, prefix: 1) }
    }

    @Test("ends the process at a single draw of a generator that cannot jump")
    func blockDraw() async {
        let result = await #expect(processExitsWith: .trap, observing: [\.standardErrorContent]) {
            let generator = try Generator(named: "ranlxs0")
            let stream = try GSLStream(generator, seed: 42, substream: 6, kernel: .plain)
            let numbers = stream.stateNumbers ?? []
            let isLoaded = stream.load(numbers, position: RandomStream.substreamLength - 1)
            #expect(isLoaded)
            _ = stream.uniform()
            _ = stream.uniform()
        }
        #expect(Self.isAboutEnd(result))
    }

    /// Variables that PiKit makes itself, each of one draw or more.
    private static let variables: [@Sendable (RandomStream) -> Double] = [
        { $0.normal() }, { $0.exponential() }, { Double($0.uniformInteger(below: 6)) },
        { $0.gamma(shape: 2) }, { $0.bernoulli(probability: 0.5) ? 1 : 0 },
    ]

    @Test("ends the process within a variable", arguments: variables.indices)
    func variable(index: Int) async {
        let result = await #expect(
            processExitsWith: .trap, observing: [\.standardErrorContent]
        ) { [index] in
            let stream = try atLastDraw()
            _ = stream.nextDraw()
            _ = Self.variables[index](stream)
        }
        #expect(Self.isAboutEnd(result))
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
            processExitsWith: .trap, observing: [\.standardErrorContent]
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
            processExitsWith: .trap, observing: [\.standardErrorContent]
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
            processExitsWith: .trap, observing: [\.standardErrorContent]
        ) {
            _ = try atLastDraw().next()
        }
        #expect(Self.isAboutEnd(result))
    }

    @Test("ends the process within one of GSL's functions")
    func lent() async {
        let result = await #expect(
            processExitsWith: .trap, observing: [\.standardErrorContent]
        ) {
            let stream = try atLastDraw()
            stream.withUnsafeGSLGenerator { pointer in
                _ = gsl_ran_gaussian(pointer.assumingMemoryBound(to: gsl_rng.self), 1)
            }
        }
        #expect(Self.isAboutEnd(result))
    }
}
