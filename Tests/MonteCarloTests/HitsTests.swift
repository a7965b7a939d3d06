import Foundation
import MonteCarlo
import Testing

@Suite("A tally")
struct HitsTests {
    @Test("can be added in any order, with zero as the neutral element")
    func sum() {
        let tallies = [(3, 2), (0, 0), (10, 10), (7, 0)].map { Hits(samples: $0.0, hits: $0.1) }
        #expect(tallies.reduce(Hits(), +) == Hits(samples: 20, hits: 12))
        #expect(tallies.reversed().reduce(Hits(), +) == Hits(samples: 20, hits: 12))
        var sum = Hits()
        sum += tallies[0]
        #expect(sum == tallies[0])
    }

    @Test("is the same after a round trip through JSON, unless it is impossible")
    func json() throws {
        let tally = Hits(samples: 1 << 53, hits: 7_074_237_752_028_440)
        let data = try JSONEncoder().encode(tally)
        #expect(try JSONDecoder().decode(Hits.self, from: data) == tally)
        for bad in [#"{"samples":1,"hits":2}"#, #"{"samples":1,"hits":-1}"#] {
            let error = #expect(throws: PiKitError.self) {
                try JSONDecoder().decode(Hits.self, from: Data(bad.utf8))
            }
            #expect(error?.code == .record)
        }
    }

    @Test("traps on more hits than samples and on negative hits")
    func impossible() async {
        await #expect(processExitsWith: .failure) { _ = Hits(samples: 1, hits: 2) }
        await #expect(processExitsWith: .failure) { _ = Hits(samples: 1, hits: -1) }
    }
}
