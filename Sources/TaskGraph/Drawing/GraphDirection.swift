/// The direction in which results flow in a drawing.
public enum GraphDirection: Sendable {
    /// From top to bottom.
    case topDown
    /// From left to right.
    case leftToRight

    /// The value of Graphviz's attribute `rankdir`.
    var rank: String {
        switch self {
        case .topDown: "TB"
        case .leftToRight: "LR"
        }
    }
}
