#if os(Linux)
    import Foundation
    import MonteCarlo
    import RecordedWalk
    import Testing

    /// Where a random moment hardly hits: between any two system calls, and in the middle of writing.
    @Suite("A run that is killed in any of the system calls on its files")
    struct KilledCallTests {
        @Test("leaves the old record or the new one, and goes on to the same bits")
        func everyCall() async throws {
            let library = try Fixture("kill-in-call")
            let whole = try await RecordedWalk.simulation.run(RecordedWalk.plan(samples: 3000))
            let half = try await RecordedWalk.simulation.run(RecordedWalk.plan(samples: 1000))
            for old in [nil, half] {
                // The sets of files that some kill has left.
                var left: Set<[String]> = []
                var call = 0
                while true {
                    let folder = try Folder()
                    let store = RecordStore(folder.url(of: "run.json"))
                    if let old { try store.write(old) }
                    let killed = try Program(
                        "RecordedWalk", [store.url.path, "3000"],
                        environment: ["LD_PRELOAD": library.path, "KILL_IN_CALL": "\(call)"])
                    guard killed.status == 128 + SIGKILL else {
                        #expect(killed.status == 0, "\(killed.errors)")
                        break
                    }
                    let record: Record<Simulation<Moments>>? = try store.read()
                    #expect(record?.total == old?.total || record?.total == whole.total)
                    left.insert(try folder.names)
                    // What it has left stands in nobody's way.
                    let next = try Program("RecordedWalk", [store.url.path, "3000"])
                    #expect(next.status == 0, "\(next.errors)")
                    let end: Record<Simulation<Moments>>? = try store.read()
                    #expect(end?.total == whole.total && end?.isComplete == true)
                    #expect(try folder.names == ["run.json"])
                    call += 1
                }
                // Locking, reading, writing and releasing.
                #expect(call >= 13)
                #expect(
                    left.contains(
                        [".run.json.lock", ".run.json.new"] + (old == nil ? [] : ["run.json"])))
                #expect(left.contains([".run.json.lock", "run.json"]))
            }
        }
    }
#endif
