import Foundation
import MonteCarlo
import Testing

@Suite("A histogram in JSON")
struct HistogramJSONTests {
    @Test("has its bins as a range or as edges, and reads back the same")
    func roundTrip() throws {
        var uniform = Histogram(bins: 2, in: -0.0...0.1)
        for value in [-1, 0, 0.06, 0.1, 0.2, 0.3] { uniform.add(value) }
        let text = try JSON.text(uniform)
        #expect(text == #"{"bins":2,"counts":[1,2],"overflow":2,"range":[0,0.1],"underflow":1}"#)
        #expect(try JSON.value(text, as: Histogram.self) == uniform)
        var given = Histogram(edges: [-1e-300, 0, 3])
        given.add(all: [0, 1, 4])
        let other = try JSON.text(given)
        #expect(other == #"{"counts":[0,2],"edges":[-1e-300,0,3],"overflow":1,"underflow":0}"#)
        var read = try JSON.value(other, as: Histogram.self)
        #expect(read == given && read.samples == 3)
        read.merge(given)
        #expect(read.counts == [0, 4])
    }

    @Test(
        "is not read if there are no such bins or counts",
        arguments: [
            #""bins":0,"range":[0,1],"counts":[]"#, #""bins":-1,"range":[0,1],"counts":[]"#,
            #""bins":2,"range":[0,1],"counts":[1]"#, #""bins":2,"range":[0,1],"counts":[1,1,1]"#,
            #""bins":2,"range":[0],"counts":[1,1]"#, #""bins":2,"range":[1,0],"counts":[1,1]"#,
            #""bins":2,"range":[0,0],"counts":[1,1]"#, #""bins":2,"range":[0,1,2],"counts":[1,1]"#,
            #""bins":5,"range":[1,1.0000000000000004],"counts":[1,1,1,1,1]"#,
            #""bins":16777217,"range":[0,1],"counts":[1]"#,
            #""bins":2,"range":[0,1],"edges":[0,1],"counts":[1,1]"#,
            #""edges":[0,-5,1],"counts":[1,1]"#, #""edges":[0],"counts":[]"#,
            #""edges":[],"counts":[]"#,
            #""edges":[0,1,1],"counts":[1,1]"#, #""edges":[0,2,1],"counts":[1,1]"#,
            #""edges":[0,1,2],"counts":[1]"#, #""edges":[0,1,2],"counts":[1,-1]"#,
            #""edges":[0,1],"counts":[9223372036854775806]"#,
            #""edges":[-1e308,1e308],"counts":[1]"#,
        ])
    func nonsense(text: String) {
        let error = #expect(throws: PiKitError.self) {
            try JSON.value("{\(text),\"underflow\":1,\"overflow\":1}", as: Histogram.self)
        }
        #expect(error?.code == .record)
        #expect(error?.description.contains("\n") == false)
    }

    @Test(
        "is not read if an outer count is negative or missing",
        arguments: [
            #""underflow":-1,"overflow":1"#, #""underflow":1,"overflow":-1"#, #""underflow":1"#,
        ])
    func outside(text: String) {
        #expect(throws: (any Error).self) {
            try JSON.value(
                "{\"bins\":1,\"range\":[0,1],\"counts\":[0],\(text)}", as: Histogram.self)
        }
    }
}
