import Foundation
import MonteCarlo
import Testing

@Suite("Moments as JSON")
struct MomentsRecordTests {
    private static func text(_ moments: Moments) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(moments), as: UTF8.self)
    }

    private static func read(_ text: String) throws -> Moments {
        try JSONDecoder().decode(Moments.self, from: Data(text.utf8))
    }

    @Test("go on bit for bit after any number of samples, before and after a merging")
    func roundTrip() throws {
        let values = try MomentsTests.values(300)
        for head in [0, 1, 100] {
            for count in Array(0...40) {
                var moments = MomentsTests.moments(values[..<head])
                moments.merge(MomentsTests.moments(values[head..<head + head / 2]))
                moments.add(contentsOf: Array(values[150..<150 + count]).span)
                var copy = try Self.read(Self.text(moments))
                #expect(copy == moments)
                moments.add(contentsOf: Array(values[200...]).span)
                copy.add(contentsOf: Array(values[200...]).span)
                #expect(copy == moments)
                copy.merge(copy)
                moments.merge(moments)
                #expect(copy == moments && copy.mean.bitPattern == moments.mean.bitPattern)
            }
        }
    }

    @Test("have lanes only if there are samples in them")
    func lanes() throws {
        #expect(try Self.text(Moments()) == "{}")
        var moments = MomentsTests.moments([1, 2])
        #expect(
            try Self.text(moments)
                == #"{"lanes":{"count":2,"greatest":2,"least":1,"means":[0,1],"pivot":1,"#
                + #""squares":[0,0]}}"#)
        moments.merge(moments)
        #expect(
            try Self.text(moments)
                == #"{"merged":{"count":4,"greatest":2,"least":1,"mean":1.5,"meanLow":0,"#
                + #""squares":1}}"#)
    }

    @Test("have no infinite numbers, and are the same after a round trip")
    func infinite() throws {
        let huge = Double.greatestFiniteMagnitude
        for values in [[huge, -huge], [1e200] + Array(repeating: -1e200, count: 20)] {
            var moments = MomentsTests.moments(values)
            #expect(try Self.read(Self.text(moments)) == moments)
            moments.merge(moments)
            #expect(moments.variance == .infinity)
            #expect(try Self.read(Self.text(moments)) == moments)
        }
    }

    @Test(
        "are refused if they contradict themselves",
        arguments: [
            ("count\":3", "count\":0", "not 0"),
            ("count\":3", "count\":-3", "not -3"),
            ("count\":3", "count\":9007199254740993", "not 9007199254740993"),
            ("count\":3", "count\":4", "4 samples use 4 lanes"),
            ("count\":3", "count\":2", "2 samples use 2 lanes"),
            ("[0,0,0]", "[0,0]", "2 sums of squares"),
            ("[0,0,0]", "[0,-1,0]", "not -1.0"),
            ("least\":1", "least\":9", "least sample 9.0"),
            ("pivot\":1", "pivot\":0.5", "not 0.5"),
        ])
    func contradictions(part: String, wrong: String, message: String) throws {
        let text = try Self.text(MomentsTests.moments([1, 2, 4]))
        #expect(text.contains(part))
        let error = #expect(throws: PiKitError.self) {
            try Self.read(text.replacingOccurrences(of: part, with: wrong))
        }
        #expect(error?.code == .record)
        #expect(error?.description.contains(message) == true)
    }

    @Test(
        "are refused if merged totals contradict themselves",
        arguments: [
            ("count\":4", "count\":0", "not 0"),
            ("least\":1", "least\":2.5", "least sample 2.5"),
            ("squares\":1", "squares\":-1", "not -1.0"),
            ("meanLow\":0", "meanLow\":0.125", "1.5 and 0.125"),
        ])
    func mergedContradictions(part: String, wrong: String, message: String) throws {
        var moments = MomentsTests.moments([1, 2])
        moments.merge(moments)
        let text = try Self.text(moments)
        #expect(text.contains(part))
        let error = #expect(throws: PiKitError.self) {
            try Self.read(text.replacingOccurrences(of: part, with: wrong))
        }
        #expect(error?.code == .record)
        #expect(error?.description.contains(message) == true)
    }
}
