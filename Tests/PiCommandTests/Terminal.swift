#if os(Linux)
    import Foundation

    /// A program in a terminal of its own, which is the program's controlling terminal.
    final class Terminal {
        /// What a key sends.
        enum Key: UInt8 {
            case controlC = 3
            case controlS = 19
        }

        /// An update of the line of progress, which shows that samples are done.
        static var update: Regex<Substring> { /\r\d+\.\d %, π/ }

        /// What the program and the terminal's echo have written.
        var text: String { String(decoding: received, as: UTF8.self) }

        private var received: [UInt8] = []
        private var master: Int32
        private let process = Process()

        /// Starts a shell command with `pikit` on the path, which must begin with `exec` for signals.
        init(columns: UInt16 = 80, _ line: String, environment: [String: String] = [:]) throws {
            var (master, slave): (Int32, Int32) = (-1, -1)
            var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
            guard openpty(&master, &slave, nil, nil, &size) == 0 else { throw POSIXError(.ENOTTY) }
            self.master = master
            // Other tests start processes meanwhile, which must not keep the terminal open.
            for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
            process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
            // Ignored signals are inherited, and a shell cannot take them back.
            process.arguments = [
                "--wait", "--ctty", "env", "--default-signal=HUP,INT,TERM", "sh", "-c", line,
            ]
            process.environment = Command.variables(["TERM": "xterm"]).merging(environment) { $1 }
            process.standardInput = terminal
            process.standardOutput = terminal
            process.standardError = terminal
            try process.runReceivingSignals()
            try terminal.close()
        }

        deinit {
            hangUp()
            if process.isRunning { process.terminate() }
        }

        /// Reads until the text matches, and returns whether it does.
        ///
        /// Gives up when the program has ended, or has written nothing for a minute.
        @discardableResult
        func read(until pattern: some RegexComponent) -> Bool {
            while text.firstMatch(of: pattern.regex) == nil {
                if !readMore() { return false }
            }
            return true
        }

        /// Reads all that the program still writes, and returns its exit status.
        func end() -> Int32 {
            while readMore() {}
            process.waitUntilExit()
            return process.terminationStatus
        }

        /// Waits for the end of the program without reading, and returns its exit status.
        func endUnread() -> Int32 {
            process.waitUntilExit()
            return process.terminationStatus
        }

        /// Presses a key.
        func press(_ key: Key) {
            type([key.rawValue])
        }

        /// Types what the bytes of a short text stand for.
        func type(_ text: some Sequence<UInt8>) {
            let keys = Array(text)
            _ = keys.withUnsafeBytes { write(master, $0.baseAddress, keys.count) }
        }

        /// Sends a signal to the program alone.
        func send(_ signal: Int32) {
            // It leads the terminal's session, so its number is that of the group in the foreground.
            let program = tcgetpgrp(master)
            if program > 0 { kill(program, signal) }
        }

        /// Whether the program still runs.
        var isRunning: Bool { process.isRunning }

        /// Waits until the program has so many threads, and returns whether it has.
        func waitForThreads(_ count: Int) -> Bool {
            while process.isRunning {
                let tasks = "/proc/\(tcgetpgrp(master))/task"
                let threads = try? FileManager.default.contentsOfDirectory(atPath: tasks)
                if let threads, threads.count >= count { return true }
                usleep(1000)
            }
            return false
        }

        /// Closes the terminal, as a user does who closes its window.
        func hangUp() {
            if master >= 0 { close(master) }
            master = -1
        }

        /// Reads what the program writes next, and returns whether there was anything.
        func readMore() -> Bool {
            var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 60_000) > 0 else { return false }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = Foundation.read(master, &buffer, buffer.count)
            guard count > 0 else { return false }
            received += buffer[..<count]
            return true
        }
    }
#endif
