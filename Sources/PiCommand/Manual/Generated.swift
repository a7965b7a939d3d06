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
        case .bash: CompletedPikit.completionScript(for: .bash) + "\n"
        case .zsh: CompletedPikit.completionScript(for: .zsh) + "\n"
        case .fish: CompletedPikit.completionScript(for: .fish) + "\n"
        }
    }
}
