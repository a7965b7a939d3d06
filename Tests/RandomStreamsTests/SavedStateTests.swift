import CReference
import RandomStreams
import Testing

/// A stream that macros can take.
private final class Cursor {
    private let stream: GSLStream

    init(_ generator: Generator) throws {
        stream = try GSLStream(generator, seed: 12, kernel: .plain)
    }

    var position: UInt64 { stream.position }
    var numbers: [UInt64]? { stream.stateNumbers }

    func load(_ numbers: [UInt64], position: UInt64) -> Bool {
        stream.load(numbers, position: position)
    }

    func uniforms(_ count: Int) -> [Double] {
        (0..<count).map { _ in stream.uniform() }
    }
}

@Suite("The numbers of a stream's state")
struct SavedStateTests {
    private static let jumping = Generator.all.filter { $0.layout == .exact }
    private static let others = Generator.all.filter { $0.layout != .exact }

    @Test("bring another stream to the same draw", arguments: others)
    func load(generator: Generator) throws {
        let origin = try Cursor(generator)
        _ = origin.uniforms(777)
        let numbers = try #require(origin.numbers)
        let loaded = try Cursor(generator)
        #expect(loaded.load(numbers, position: 777))
        #expect(loaded.position == 777)
        #expect(loaded.uniforms(3000) == origin.uniforms(3000))
    }

    @Test("are refused if there are too few or too many of them", arguments: others)
    func count(generator: Generator) throws {
        let stream = try Cursor(generator)
        let numbers = try #require(stream.numbers)
        for wrong in [[], numbers.dropLast(), numbers + [0], numbers + numbers] {
            #expect(!stream.load(Array(wrong), position: 5))
        }
        #expect(stream.position == 0)
        #expect(stream.numbers == numbers)
    }

    @Test("are refused if one is beyond its bounds", arguments: others)
    func bounds(generator: Generator) throws {
        let stream = try Cursor(generator)
        var numbers = try #require(stream.numbers)
        numbers[numbers.count - 1] = 1 << 53
        #expect(!stream.load(numbers, position: 5))
        #expect(stream.position == 0)
    }

    @Test("are not there for generators that can jump", arguments: jumping)
    func jumps(generator: Generator) throws {
        let stream = try Cursor(generator)
        #expect(stream.numbers == nil)
        #expect(!stream.load([], position: 5))
    }

    @Test("are not there for a generator whose state has another layout")
    func otherLayout() throws {
        for type in [ref_rearranged_ran3(), ref_secretive()] {
            let gsl = GSLGenerator(type: try #require(type))
            let stream = try Cursor(Generator(unlisted: gsl, layout: .serial))
            #expect(stream.numbers == nil)
        }
    }
}
