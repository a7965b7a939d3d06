#if os(Linux)
    import Foundation
    import MonteCarlo
    import PiKit
    import RecordedWalk
    import Testing

    @Suite("A clock that jumps back by ten days")
    struct ClockTests {
        private let folder: Folder
        private let store: RecordStore
        private let library: Fixture

        init() throws {
            folder = try Folder()
            store = RecordStore(folder.url(of: "run.json"))
            library = try Fixture("clock-back")
        }

        /// Runs or goes on with a walk, whose clock jumps after a time, and returns the record.
        private func run(
            samples: Int, jumpingAfter milliseconds: Int
        ) throws -> Record<Simulation<Moments>> {
            let program = try Program(
                "RecordedWalk", [store.url.path, "\(samples)"],
                environment: [
                    "LD_PRELOAD": library.path, "CLOCK_BACK_AFTER": "\(milliseconds)",
                ])
            try #require(program.status == 0, "\(program.errors)")
            #expect(program.errors.isEmpty)
            return try #require(try store.read())
        }

        @Test("changes nothing in a run that it interrupts, nor in one that goes on")
        func jump() async throws {
            let before = Date()
            let first = try run(samples: 2_000_000, jumpingAfter: 20)
            #expect(first.isComplete)
            #expect(abs(first.run.began.timeIntervalSince(before)) < 3600)
            #expect((0..<3600).contains(first.run.seconds))

            // This run begins ten days before the one that it goes on from.
            let second = try run(samples: 3_000_000, jumpingAfter: 0)
            #expect(second.isComplete && second.runs.count == 2)
            #expect(second.runs[0] == first.run)
            let days = before.timeIntervalSince(second.run.began) / 86400
            #expect((9.9..<10.1).contains(days))
            #expect(second.runs.allSatisfy { (0..<3600).contains($0.seconds) })

            // And so does one without the jump.
            let third = try run(samples: 3_500_000, jumpingAfter: 1_000_000)
            #expect(third.runs.map(\.samples) == [2_000_000, 1_000_000, 500_000])
            let whole = try await RecordedWalk.simulation.run(RecordedWalk.plan(samples: 3_500_000))
            #expect(third.coverage == whole.coverage)
        }

        @Test("does not lengthen a run with a time limit")
        func timeLimit() throws {
            let program = try Program.shell(
                """
                LD_PRELOAD='\(library.path)' CLOCK_BACK_AFTER=100 timeout 60 pikit --samples 1e15 \
                    --seed 42 --time-limit 400ms --record '\(store.url.path)' --record-every 0.1
                """)
            #expect(program.status == 0)
            #expect(program.errors.isEmpty)
            let record: PiRecord = try #require(try store.read())
            #expect(record.isComplete && record.run.end == .time)
            #expect((0..<60).contains(record.run.seconds))
        }
    }
#endif
