import ArgumentParser

/// What `pikit --generate` prints, for a build that installs it.
enum Generated: String, CaseIterable {
    case manualPage = "man"
    case bash = "complete-bash"
    case zsh = "complete-zsh"
    case fish = "complete-fish"

    var text: String {
        switch self {
        case .manualPage: ManualPage().text
        case .bash: CompletionScript.bash
        case .zsh: CompletionScript.zsh
        case .fish: CompletionScript.fish
        }
    }
}
