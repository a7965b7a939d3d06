#if os(Linux)
    import Foundation

    /// A shell with completions, as users install them.
    enum Shell: String, CaseIterable {
        case bash
        /// bash with the package bash-completion, which loads a command's script when it is needed.
        case bashCompletion = "bash with bash-completion"
        case zsh
        case fish

        /// What `pikit --generate` calls its script.
        var script: String {
            switch self {
            case .bash, .bashCompletion: "complete-bash"
            case .zsh: "complete-zsh"
            case .fish: "complete-fish"
            }
        }

        /// The file that must be there for the shell's tests.
        private var program: String {
            switch self {
            case .bash: "/bin/bash"
            case .bashCompletion: "/usr/share/bash-completion/bash_completion"
            case .zsh: "/usr/bin/zsh"
            case .fish: "/usr/bin/fish"
            }
        }

        /// Whether its tests should run: if it is there, or if the environment has `CI=true`, so that
        /// they fail without it.
        var isWanted: Bool {
            FileManager.default.fileExists(atPath: program)
                || ProcessInfo.processInfo.environment["CI"] == "true"
        }

        /// The command that starts it at a prompt, in a folder that ``prepare(_:)`` has prepared.
        var command: String {
            switch self {
            case .bash, .bashCompletion: "exec bash --noprofile --rcfile rc -i"
            case .zsh: "exec zsh -d -i"
            case .fish: "exec fish -i"
            }
        }

        /// The variables that have it find all that it reads and writes in that folder.
        func environment(_ folder: String) -> [String: String] {
            [
                "HOME": folder, "ZDOTDIR": folder, "XDG_CONFIG_HOME": folder + "config",
                "XDG_DATA_HOME": folder + "share", "XDG_DATA_DIRS": folder + "share:/usr/share",
                "XDG_CACHE_HOME": folder + "cache", "LC_ALL": "C.UTF-8",
                "SWIFT_BACKTRACE": "enable=no",
            ]
        }

        /// Puts the program's script where the shell looks for it, and the shell's settings in a file.
        ///
        /// With these settings, the first tab lists what several words have in common, the prompt is
        /// "go> ", and Ctrl-O prints the command line between brackets and empties it.
        func prepare(_ folder: String) throws {
            let script = try Command.pikit("--generate", self.script).output
            let (place, settings, file): (String, String, String) =
                switch self {
                case .bash: ("script", Self.bashSettings + ". \"$HOME/script\"\n", "rc")
                case .bashCompletion:
                    (
                        "share/bash-completion/completions/pikit",
                        Self.bashSettings + ". \(program)\n", "rc"
                    )
                case .zsh: ("share/zsh/site-functions/_pikit", Self.zshSettings, ".zshrc")
                case .fish:
                    (
                        "share/fish/vendor_completions.d/pikit.fish", Self.fishSettings,
                        "config/fish/config.fish"
                    )
                }
            // Without this folder, fish reads all man pages of the system.
            let files = [
                place: script, file: settings, "share/fish/generated_completions/.keep": "",
            ]
            for (file, text) in files {
                let url = URL(fileURLWithPath: folder + file)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: url, atomically: false, encoding: .utf8)
            }
        }

        private static let bashSettings = """
            PS1='go> '
            bind 'set show-all-if-ambiguous on'
            bind 'set enable-bracketed-paste off'
            show() { printf '\\n[[%s]]\\n' "$READLINE_LINE"; READLINE_LINE=; READLINE_POINT=0; }
            bind -x '"\\C-o": show'
            cd files

            """

        private static let zshSettings = """
            PS1='go> '
            setopt no_list_ambiguous no_auto_menu
            fpath=("$HOME/share/zsh/site-functions" $fpath)
            autoload -U compinit
            compinit -u -d "$HOME/compdump"
            show() { zle -I; print -r -- "[[$BUFFER]]"; BUFFER= }
            zle -N show
            bindkey -e
            bindkey '^O' show
            cd files

            """

        private static let fishSettings = """
            set -g fish_greeting
            set -g fish_autosuggestion_enabled 0
            function fish_prompt; printf 'go> '; end
            function show
                set -l line (commandline)
                commandline ''
                printf '\\n[[%s]]\\n' "$line"
                commandline -f repaint
            end
            bind \\co show
            cd files

            """
    }
#endif
