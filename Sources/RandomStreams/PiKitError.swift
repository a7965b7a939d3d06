/// An error, with a code for programs and a sentence for people.
///
/// The sentence names the wrong value and says what would be right. All of PiKit's libraries above
/// the task graph throw this type, and each adds its own codes.
public struct PiKitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of error.
    ///
    /// Later versions may add codes.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The code's name, such as "samples".
        public let description: String

        package init(_ name: String) {
            description = name
        }

        /// The installed GSL has no generator of that name.
        public static let generator = Code("generator")
        /// The generator's sequence repeats before it has given the draws that are needed.
        public static let period = Code("period")
        /// The stream cannot jump.
        public static let jump = Code("jump")
        /// There is no such substream, or too few of its draws are left.
        public static let substream = Code("substream")
        /// This processor has no such kernel.
        public static let kernel = Code("kernel")
        /// The saved state of a stream is damaged, or the installed GSL cannot go on from it.
        public static let state = Code("state")
        /// There is not enough memory, such as for a generator's state.
        public static let memory = Code("memory")
        /// Weights do not define probabilities.
        public static let weights = Code("weights")
    }

    /// The kind of error.
    public let code: Code

    /// One sentence, without a full stop.
    public let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
