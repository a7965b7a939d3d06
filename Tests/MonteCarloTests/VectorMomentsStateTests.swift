import Foundation
import MonteCarlo
import Testing

@Suite("The sums of moments of vectors")
struct VectorMomentsStateTests {
    /// The bits of all sums, as JSON holds each double exactly, and the sign of zero.
    private static func bits(_ total: VectorMoments) throws -> String { try JSON.text(total) }

    @Test("have the same bits however the same additions are made")
    func additions() throws {
        let vectors = try VectorMomentsTests.vectors(1000, mean: 1e5, seed: 5)
        let whole = VectorMomentsTests.total(vectors)
        for size in [1, 7, 999, 1000] {
            var total = VectorMoments(dimensions: 3)
            for start in stride(from: 0, to: 1000, by: size) {
                total.add(all: vectors[start..<min(start + size, 1000)])
            }
            #expect(try Self.bits(total) == Self.bits(whole))
        }
        #expect(!VectorMoments.isOrderFree)
    }

    @Test("have the same bits whenever the same totals merge in the same order")
    func merging() throws {
        let vectors = try VectorMomentsTests.vectors(1000, mean: 1e5, seed: 5)
        let merged = VectorMomentsTests.merged(vectors, block: 64)
        #expect(try Self.bits(VectorMomentsTests.merged(vectors, block: 64)) == Self.bits(merged))
        // The order is part of the bits, so the comparison can fail.
        #expect(try Self.bits(VectorMomentsTests.merged(vectors, block: 65)) != Self.bits(merged))
        var (left, right) = (VectorMoments(dimensions: 3), merged)
        left.merge(merged)
        right.merge(VectorMoments(dimensions: 3))
        #expect(try Self.bits(left) == Self.bits(merged))
        #expect(try Self.bits(right) == Self.bits(merged))
    }

    @Test("go on bit for bit after a round trip through JSON", arguments: [0, 1, 2, 500])
    func roundTrip(count: Int) throws {
        let vectors = try VectorMomentsTests.vectors(1000, mean: 1e9, seed: 6)
            .map { $0.map { $0 * 1.1 } }
        let part = VectorMomentsTests.total(vectors[..<count])
        var read = try JSON.value(JSON.text(part), as: VectorMoments.self)
        #expect(read == part && read.dimensions == 3 && read.count == count)
        read.add(all: vectors[count...])
        #expect(try Self.bits(read) == Self.bits(VectorMomentsTests.total(vectors)))
        #expect(throws: Never.self) { try read.check(samples: 1000) }
        #expect(throws: PiKitError.self) { try read.check(samples: 999) }
    }

    @Test("of a straight line and of tiny numbers are read, which rounding makes suspect")
    func rounding() throws {
        let line = VectorMomentsTests.total(
            (0..<5000).map { k in
                let x = Double(k * k % 977) / 3
                return [0.1 * x, 0.3 * x, -7.7 * x]
            })
        #expect(try JSON.value(JSON.text(line), as: VectorMoments.self) == line)
        let tiny = VectorMomentsTests.total(
            (0..<100).map { k in
                let x = Double(k)
                return [1e-170 * x, x, 1e-162 * x]
            })
        #expect(try JSON.value(JSON.text(tiny), as: VectorMoments.self) == tiny)
    }

    @Test(
        "are not read if no samples have them",
        arguments: [
            #""count":-1,"means":[0],"remainders":[0],"products":[0]"#,
            #""count":0,"means":[1],"remainders":[0],"products":[0]"#,
            #""count":0,"means":[0],"remainders":[0],"products":[1]"#,
            #""count":1,"means":[1],"remainders":[0],"products":[1]"#,
            #""count":1,"means":[1],"remainders":[1e-20],"products":[0]"#,
            #""count":2,"means":[1],"remainders":[1],"products":[0]"#,
            #""count":2,"means":[1],"remainders":[0],"products":[-1]"#,
            #""count":2,"means":[],"remainders":[],"products":[]"#,
            #""count":2,"means":[1],"remainders":[],"products":[0]"#,
            #""count":2,"means":[1],"remainders":[],"products":[0,0]"#,
            #""count":2,"means":[1],"remainders":[0],"products":[]"#,
            #""count":2,"means":[1,1],"remainders":[0,0],"products":[1,1]"#,
            #""count":2,"means":[1,1],"remainders":[0,0],"products":[1,2,1]"#,
            #""count":2,"means":[1,1],"remainders":[0,0],"products":[1,0,-1]"#,
        ])
    func nonsense(text: String) {
        let error = #expect(throws: PiKitError.self) {
            try JSON.value("{\(text)}", as: VectorMoments.self)
        }
        #expect(error?.code == .record)
        #expect(error?.description.contains("\n") == false)
    }

    @Test("trap on a vector of another length, other dimensions, and no samples")
    func misuse() async {
        await #expect(processExitsWith: .failure) { _ = VectorMoments(dimensions: 0) }
        await #expect(processExitsWith: .failure) { _ = VectorMoments(dimensions: 1025) }
        await #expect(processExitsWith: .success) { _ = VectorMoments(dimensions: 1024) }
        await #expect(processExitsWith: .failure) {
            var total = VectorMoments(dimensions: 2)
            total.add([1])
        }
        await #expect(processExitsWith: .failure) {
            var total = VectorMoments(dimensions: 2)
            total.add([1, 2, 3])
        }
        await #expect(processExitsWith: .failure) {
            var total = VectorMoments(dimensions: 2)
            total.merge(VectorMoments(dimensions: 3))
        }
        await #expect(processExitsWith: .failure) { _ = VectorMoments(dimensions: 2).mean }
        await #expect(processExitsWith: .failure) {
            _ = VectorMomentsTests.total([[1, 2, 3]]).covariance(0, 3)
        }
    }

    @Test("leave it to the run to find vectors that are not finite")
    func notFinite() {
        let vectors = [[1, 2], [1, .nan], [.infinity, 1]]
        #expect(VectorMoments.indexOfNonFinite(among: vectors) == 1)
        #expect(VectorMoments.indexOfNonFinite(among: vectors[..<1]) == nil)
    }
}
