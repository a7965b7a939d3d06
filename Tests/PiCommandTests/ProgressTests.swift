#if os(Linux)
    import Foundation
    import Testing

    // One after another, as each keeps a processor busy.
    @Suite("Progress", .serialized)
    struct ProgressTests {
        /// A run that takes half a second or more.
        private static let run = "pikit --samples 1.5e9 --seed 42 --workers 1"

        @Test(
            "fits the terminal, changes ten times a second at most, and is gone at the end",
            arguments: [40, 132] as [UInt16])
        func line(columns: UInt16) throws {
            let terminal = try Terminal(columns: columns, "exec \(Self.run) > /dev/null")
            // The line is there while the program runs.
            #expect(terminal.read(until: Terminal.update))
            #expect(terminal.end() == 0)
            let screen = Screen(terminal.text)
            #expect(screen.lines.joined().isEmpty)
            #expect(screen.width < columns)
            // The line of a wide terminal is whole.
            let whole =
                /\d\.\d %, π ≈ 3\.1\d+ ?\d*\(\d+\), [\d.]+ million samples a second, \d+ s left\u{1B}\[K/
            #expect((terminal.text.firstMatch(of: whole) != nil) == (columns == 132))
        }

        @Test("does not change oftener than ten times a second of the run")
        func rate() throws {
            let terminal = try Terminal("exec \(Self.run)")
            #expect(terminal.end() == 0)
            let seconds = try #require(terminal.text.firstMatch(of: /time +([\d.]+) s/))
            let updates = terminal.text.matches(of: Terminal.update).count
            #expect(updates > 0)
            #expect(Double(updates) <= 10 * (Double(seconds.1) ?? 0))
            // Nothing but the report remains.
            let lines = Screen(terminal.text).lines
            #expect(lines.count == 8)
            #expect(lines.first?.hasPrefix("π ≈ 3.14") == true)
            #expect(lines.last == "    generator   mt19937, seed 42")
        }

        @Test(
            "is not shown if nobody wants it, and by default on terminals only",
            arguments: [
                ("--progress never", "xterm", 2), ("--quiet --progress always", "xterm", 2),
                ("", "dumb", 2), ("", "xterm", 1),
            ])
        func hidden(options: String, terminalType: String, descriptor: Int) throws {
            // Of the two outputs, only this descriptor goes to the terminal.
            let other = descriptor == 2 ? "> /dev/null" : "2> errors"
            let folder = try Folder()
            let terminal = try Terminal(
                "cd '\(folder.path)'; exec \(Self.run) \(options) \(other)",
                environment: ["TERM": terminalType])
            #expect(terminal.end() == 0)
            #expect(!terminal.text.contains("%"))
            #expect(terminal.text.isEmpty == (descriptor == 2))
            if descriptor == 1 { #expect(try folder.text(of: "errors").isEmpty) }
        }

        @Test("is shown anywhere if it is asked for, as wide as COLUMNS says")
        func always() throws {
            let command = try Command.shell("COLUMNS=30 \(Self.run) --progress always")
            #expect(command.status == 0)
            #expect(command.output.hasPrefix("π ≈ 3.14"))
            #expect(command.errors.contains(Terminal.update))
            #expect(command.errors.hasSuffix("\r\u{1B}[K"))
            #expect(Screen(command.errors).width == 29)
        }

        @Test("shows the steps of a comparison, and is gone at the end")
        func comparison() throws {
            let compare = "exec pikit compare --samples 1e5 --seed 1 --only gsl-loop,kernel"
            let terminal = try Terminal(columns: 24, compare)
            #expect(terminal.end() == 0)
            #expect(terminal.text.contains("\rcomparing the hits of g\u{1B}[K"))
            #expect(Screen(terminal.text).lines.first?.hasPrefix("100 000 samples of") == true)
            let quiet = try Terminal(columns: 24, compare + " --quiet")
            #expect(quiet.end() == 0)
            #expect(!quiet.text.contains("\u{1B}"))
        }

        @Test("does not hold up the run when the terminal is stopped")
        func stopped() throws {
            let folder = try Folder()
            let terminal = try Terminal("cd '\(folder.path)'; exec \(Self.run) > report")
            #expect(terminal.read(until: Terminal.update))
            terminal.press(.controlS)
            #expect(terminal.endUnread() == 0)
            #expect(try folder.text(of: "report").hasPrefix("π ≈ 3.14"))
        }

        @Test("does not hold up the run when standard error is a pipe that nobody reads")
        func fullErrors() throws {
            let errors = Pipe()
            let writing = errors.fileHandleForWriting.fileDescriptor
            let flags = fcntl(writing, F_GETFL)
            #expect(fcntl(writing, F_SETFL, flags | O_NONBLOCK) == 0)
            while write(writing, [UInt8](repeating: 0, count: 4096), 4096) > 0 {}
            // Writing blocks again.
            #expect(fcntl(writing, F_SETFL, flags) == 0)
            let arguments = ["--samples", "1e9", "--seed", "42", "--progress", "always"]
            let status = try Command.status(of: arguments, errorsTo: errors.fileHandleForWriting)
            #expect(status == 0)
        }

        @Test("comes with a note if the run would take more than an hour, unless it is quiet")
        func longRun() throws {
            let note = /pikit: this run takes some \d+ days at [\d.]+ million samples a second\r\n/
            let run = "exec pikit --samples 5e15 --seed 42 --workers 1"
            let terminal = try Terminal(run)
            #expect(terminal.read(until: note))
            #expect(terminal.read(until: /second\r\n\r\d+\.\d %/))
            terminal.press(.controlC)
            #expect(terminal.end() == 130)
            #expect(terminal.text.matches(of: note).count == 1)
            let quiet = try Terminal(run + " --quiet")
            #expect(quiet.waitForThreads(3))
            quiet.send(SIGTERM)
            #expect(quiet.end() == 143)
            let number = quiet.text.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(Double(number) != nil || number.isEmpty)
            #expect(!quiet.text.contains("pikit: "))
        }
    }
#endif
