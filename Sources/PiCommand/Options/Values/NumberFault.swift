/// Why a text is not a valid number.
///
/// The description goes on after a subject, as in "it is negative".
enum NumberFault: Error, CustomStringConvertible {
    /// The text is in none of the notations.
    case unreadable
    /// A number with a plus sign, or 0 with a minus sign.
    case signed
    /// A number with letters after it that are none of the suffixes.
    case unknownSuffix
    /// A number less than 0.
    case negative
    /// A number that is not whole.
    case fractional
    case tooSmall
    case tooLarge

    var description: String {
        switch self {
        case .unreadable: "cannot be read as a number"
        case .signed: "has a sign"
        case .unknownSuffix: "has an unknown suffix"
        case .negative: "is negative"
        case .fractional: "is not whole"
        case .tooSmall: "is too small"
        case .tooLarge: "is too large"
        }
    }
}
