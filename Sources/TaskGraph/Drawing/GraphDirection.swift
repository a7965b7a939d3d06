/// Where results flow in a drawing.
public enum GraphDirection: Sendable {
    /// From the top to the bottom.
    case topDown
    /// From the left to the right.
    case leftToRight

    var rank: String {
        switch self {
        case .topDown: "TB"
        case .leftToRight: "LR"
        }
    }
}
