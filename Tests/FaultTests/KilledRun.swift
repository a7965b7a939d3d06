import Foundation
import MonteCarlo
import Testing

/// A recorded run whose process is killed again and again, and goes on from the record each time.
///
/// When the run has ended, its record is compared with that of a run that nothing has killed, and
/// another run begins.
struct KilledRun<P: Problem> {
    /// When a process is killed.
    enum Moment {
        /// At any time in the given number of seconds after its start, also before it runs `main`.
        case within(seconds: Double)
        /// Less than half a millisecond after it has begun to write a record.
        case whileWriting
    }

    let file: RecordFile<P>
    /// The total that the run must have at its end.
    let total: P.Total
    /// Starts the program that goes on with the run in the file of this path.
    let start: (_ path: String) throws -> Program
    private(set) var kills = 0
    private(set) var killsWhileWriting = 0
    private(set) var ends = 0

    /// - Parameter total: The total of a run that nothing has killed.
    init(total: P.Total, start: @escaping (_ path: String) throws -> Program) throws {
        file = try RecordFile()
        self.total = total
        self.start = start
    }

    /// Kills processes until a number of them has been killed, then lets the run end.
    mutating func kill(
        times: Int, at moment: Moment, using random: inout some RandomNumberGenerator
    ) throws {
        let goal = kills + times
        while kills < goal {
            let program = try start(file.path)
            try wait(for: moment, of: program, using: &random)
            program.kill()
            try noteEnd(of: program)
        }
        let last = ends
        while ends == last { try noteEnd(of: start(file.path)) }
    }

    /// Waits for the moment, and reads the record again and again meanwhile, as others may.
    private func wait(
        for moment: Moment, of program: Program, using random: inout some RandomNumberGenerator
    ) throws {
        switch moment {
        case .within(let seconds):
            let end = ContinuousClock.now + .seconds(.random(in: 0...seconds, using: &random))
            while program.isRunning && .now < end {
                try file.check()
                usleep(500)
            }
        case .whileWriting:
            while program.isRunning && !file.hasUnfinished { usleep(20) }
            usleep(.random(in: 0..<500, using: &random))
        }
    }

    /// Takes note of how a process has ended, and checks what it has left.
    private mutating func noteEnd(of program: Program) throws {
        let status = program.status
        let record = try file.check()
        if status == 128 + SIGKILL {
            kills += 1
            if file.hasUnfinished { killsWhileWriting += 1 }
            return
        }
        try #require(status == 0, "\(program.errors)")
        let end = try #require(record)
        try #require(end.isComplete)
        #expect(try Self.bits(of: end.total) == Self.bits(of: total))
        #expect(end.total == total)
        #expect(try file.folder.names == ["run.json"])
        try file.remove()
        ends += 1
    }

    /// The total as JSON, which has each bit of it.
    private static func bits(of total: P.Total) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(total)
    }
}
