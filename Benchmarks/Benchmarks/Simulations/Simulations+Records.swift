import Foundation
import Measuring
import PiKit

extension Simulations {
    /// Measures runs that keep records and runs that are followed, beside runs that do neither.
    ///
    /// Records are written 300 times as often as usual. The cost at the usual interval is that of one
    /// record over 30 s.
    static func records() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("pikit-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("run.json")
        let often = RecordStore(file, every: .milliseconds(100))

        print("| work | with records every 0.1 s | followed | one record | of 30 s |")
        print("|---|--:|--:|--:|--:|")
        let pi = PiEstimator(try Plan(samples: 4_000_000_000, seed: seed))
        try await row(
            "π, mt19937, 4·10^9 samples", file,
            run: { try await pi.record(store: $0 ? often : nil) },
            follow: { try await followed(pi.start()) }, write: often.write)
        let call = AsianCall().drawing
        let plan = try Plan(samples: 6_000_000, seed: seed)
        try await row(
            "Asian call, `draws.normal()`, 6·10^6 paths", file,
            run: { try await call.run(plan, store: $0 ? often : nil) },
            follow: { try await followed(call.start(plan)) }, write: often.write)
    }

    private static func followed<P>(_ run: StartedRun<P>) async throws -> Record<P> {
        for await _ in run.progress {}
        return try await run.record
    }

    private static func row<P>(
        _ name: String, _ file: URL,
        run: @escaping (_ keepsRecord: Bool) async throws -> Record<P>,
        follow: @escaping () async throws -> Record<P>,
        write: @escaping (Record<P>) throws -> Void
    ) async throws {
        var totals: Set<P.Total> = []
        var record: Record<P>?
        let times = try await nanoseconds([
            {
                record = try await run(false); totals.insert(record!.total)
            },
            {
                try? FileManager.default.removeItem(at: file)
                totals.insert(try await run(true).total)
            },
            { totals.insert(try await follow().total) },
            { for _ in 0..<10 { try write(record!) } },
        ])
        try check(totals.count == 1, name)
        print(
            String(
                format: "| %@ | time %.3f | time %.3f | %.2f ms | %.3f %% |", name,
                times[1] / times[0], times[2] / times[0], times[3] / 1e7, times[3] / 10 / 30e9 * 100
            ))
    }
}
