import ArgumentParser

/// The scripts that complete command lines: ArgumentParser's, with what they lack.
///
/// The scripts of ArgumentParser 1.8 offer nothing after `pikit help`. In bash and zsh they offer
/// nothing after the equals sign of `--name=value`.
enum CompletionScript {
    private static let subcommands = Subcommand.allCases.map(\.rawValue).joined(separator: " ")

    static var bash: String {
        script(.bash)
            // Readline makes three words of "--name=value".
            .replacing(
                #"""
                    local -r cur="${2}"
                    local -r prev="${3}"
                """#,
                with: #"""
                        local cur="${2}" prev="${3}"
                        if [[ "${COMP_WORDS[COMP_CWORD]}" = '=' ]]; then
                            prev="${COMP_WORDS[COMP_CWORD - 1]}" cur=''
                        elif [[ "${prev}" = '=' ]]; then
                            prev="${COMP_WORDS[COMP_CWORD - 2]}"
                        fi
                    """#
            )
            .replacing(
                #"""
                    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")
                """#,
                with: #"""
                        local -a unparsed_words=()
                        local -i word_index
                        for ((word_index = 1; word_index <= COMP_CWORD; word_index++)); do
                            [[ "${COMP_WORDS[word_index]}" = '=' && word_index -lt COMP_CWORD ]] ||
                                unparsed_words+=("${COMP_WORDS[word_index]}")
                        done
                    """#
            )
                + """

                _pikit_help() {
                    COMPREPLY+=($(compgen -W '\(subcommands)' -- "${cur}"))
                }

                """
    }

    static var zsh: String {
        let end = #"if [[ "${funcstack[1]}" = _pikit ]]; then"#
        return script(.zsh)
            // "--name=" says that the value may follow in the same word, "-n+" the same of "-n".
            .replacing(/(?m)^ +'(\(-.*?\))?.*?\]:[^:]*:/) { match in
                String(match.output.0)
                    .replacing(/\{-(\w),--([\w-]+)\}/) { "{-\($0.output.1)+,--\($0.output.2)=}" }
                    .replacing(/'--([\w-]+)\[/) { "'--\($0.output.1)=[" }
            }
            .replacing(
                end,
                with: """
                    _pikit_help() {
                        local -ar subcommands=(\(subcommands))
                        _describe -V subcommand subcommands
                    }

                    \(end)
                    """) + "\n"
    }

    static var fish: String {
        script(.fish) + """

            complete -c 'pikit' -n '__pikit_should_offer_completions_for_positional "pikit help" -eq 1' \
            -fa '\(subcommands)'

            """
    }

    private static func script(_ shell: CompletionShell) -> String {
        CompletedPikit.completionScript(for: shell)
    }
}
