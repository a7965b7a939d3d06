#if os(Linux)
    import Foundation

    /// A shell's command line, at which a test presses keys.
    struct CommandLineEditor {
        private let terminal: Terminal
        /// The number of characters of the terminal's text that earlier completions have written.
        private var seen = 0

        /// Starts a shell whose script and settings are in this folder.
        init(_ shell: Shell, in folder: String) throws {
            terminal = try Terminal(
                columns: 200, "cd '\(folder)' && \(shell.command)",
                environment: shell.environment(folder))
            terminal.read(until: #/go> /#)
        }

        /// What a tab after a text puts on the command line, and what the shell has shown meanwhile.
        ///
        /// Waits until the shell has shown all of the `awaited` words.
        mutating func complete(
            _ text: String, awaiting awaited: [String]
        ) -> (line: String, shown: String)? {
            terminal.type(Array(text.utf8) + [9])
            while !awaited.allSatisfy(shown.contains) {
                if !terminal.readMore() { return nil }
            }
            let controlO: UInt8 = 15
            terminal.type([controlO])
            while true {
                let shown = shown
                // The next prompt says that the shell is ready for more.
                if let match = shown.firstMatch(of: #/(?s)^(.*)\[\[(.*)\]\].*go> /#) {
                    seen = terminal.text.count
                    return (String(match.2), String(match.1))
                }
                if !terminal.readMore() { return nil }
            }
        }

        /// What the terminal shows since the last completion, without the sequences that control it.
        private var shown: String {
            String(terminal.text.dropFirst(seen))
                .replacing(/\u{1B}(\[[0-9;?>=]*[ -\/]*[@-~]|[()][0-9A-B]|[=>78])/, with: "")
        }
    }
#endif
