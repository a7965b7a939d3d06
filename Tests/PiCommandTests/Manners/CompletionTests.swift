#if os(Linux)
    import Foundation
    import PiKit
    import Testing

    /// Presses the tab key in real shells, with the scripts that the program generates.
    @Suite("Completion")
    struct CompletionTests {
        /// What a tab offers after a text, whose last word is the start of all that it offers.
        struct Case {
            let text: String
            let offers: [String]
            /// Words that must not be shown.
            let others: [String]

            init(_ text: String, _ offers: [String], without others: [String] = []) {
                (self.text, self.offers, self.others) = (text, offers, others)
            }

            private var start: Substring { text[text.lastIndex(of: " ")!...].dropFirst() }

            /// Whether the word is an option.
            var isOption: Bool { start.hasPrefix("--") && !start.contains("=") }

            /// The command line after the tab, without a space at its end.
            var line: String {
                var common = offers[0]
                for offer in offers { common = common.commonPrefix(with: offer) }
                return text.dropLast(start.count) + common
            }
        }

        private static let subcommands = [
            "estimate", "merge", "show", "generators", "stream", "graph", "recipe", "compare",
        ]
        private static let twisters = ["mt19937", "mt19937_1998", "mt19937_1999"]

        static let cases = [
            Case("pikit --sam", ["--samples"]),
            Case("pikit estimate --generator mt", twisters),
            Case("pikit -g mt", twisters),
            Case("pikit graph -g ranlxs", ["ranlxs0", "ranlxs1", "ranlxs2"]),
            Case("pikit graph --draw ", ["pi.svg", "sub/"], without: ["notes.txt"]),
            Case("pikit --timeline ", ["pi.svg", "sub/"], without: ["notes.txt"]),
            Case("pikit --record ", ["notes.txt", "pi.svg", "sub/"]),
            Case("pikit --kernel p", ["plain"]),
            Case("pikit graph --kernel ", Kernel.available.map(\.name)),
            Case("pikit compare --only gsl", ["gsl-loop"]),
            Case("pikit --progress al", ["always"]),
            Case("pikit gene", ["generators"]),
            Case("pikit merge ", ["notes.txt", "pi.svg", "sub/"]),
            Case("pikit merge notes.txt p", ["pi.svg"]),
            Case("pikit help gra", ["graph"]),
            Case("pikit --generate ", ["complete-bash", "complete-fish", "complete-zsh", "man"]),
            Case("pikit help ", subcommands),
            Case("pikit ", subcommands + ["help"]),
            Case("pikit --progress=al", ["--progress=always"]),
            Case("pikit --samples=5 --see", ["--seed"]),
            Case("pikit compare --only gsl-loop,swift-si", ["gsl-loop,swift-simd"]),
            Case("pikit -q --see", ["--seed"]),
            Case("pikit graph --ta", ["--tasks"]),
        ]

        private static func expectCompletions(by shell: Shell) throws {
            let folder = try Folder()
            try shell.prepare(folder.path)
            let files = folder.path + "files"
            try FileManager.default.createDirectory(
                atPath: files + "/sub", withIntermediateDirectories: true)
            for name in ["pi.svg", "notes.txt"] {
                try Data().write(to: URL(fileURLWithPath: files + "/" + name))
            }
            var editor = try CommandLineEditor(shell, in: folder.path)
            for completion in cases {
                let awaited = completion.offers.count > 1 ? completion.offers : []
                let answer = editor.complete(completion.text, awaiting: awaited)
                let result = try #require(
                    answer, "\(shell.rawValue) has ended at '\(completion.text)'")
                // zsh removes the equals sign if a space follows.
                let end: Character = shell == .zsh && completion.isOption ? "=" : " "
                #expect(
                    result.line.trimmingSuffix(end) == completion.line.trimmingSuffix(" "),
                    "\(shell.rawValue) at '\(completion.text)'")
                for other in completion.others {
                    #expect(
                        !result.shown.contains(other), "\(shell.rawValue) at '\(completion.text)'")
                }
            }
        }

        @Test(
            "works in bash",
            .enabled(if: Shell.bash.isWanted, "`make test-tools` installs bash"))
        func bash() throws {
            try Self.expectCompletions(by: .bash)
        }

        @Test(
            "works in bash with the package bash-completion",
            .enabled(
                if: Shell.bashCompletion.isWanted, "`make test-tools` installs bash-completion"))
        func bashCompletion() throws {
            try Self.expectCompletions(by: .bashCompletion)
        }

        @Test("works in zsh", .enabled(if: Shell.zsh.isWanted, "`make test-tools` installs zsh"))
        func zsh() throws {
            try Self.expectCompletions(by: .zsh)
        }

        @Test("works in fish", .enabled(if: Shell.fish.isWanted, "`make test-tools` installs fish"))
        func fish() throws {
            try Self.expectCompletions(by: .fish)
        }
    }

    extension String {
        /// The text without this character at its end.
        fileprivate func trimmingSuffix(_ character: Character) -> Substring {
            var text = self[...]
            while text.last == character { text.removeLast() }
            return text
        }
    }
#endif
