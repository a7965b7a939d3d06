public import Foundation

/// What went wrong: a code for programs and a sentence for people.
///
/// The sentence says what was wrong, with the value that was given, and what would be right.
public struct PiError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of thing went wrong.
    ///
    /// More codes may come.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String {
            case samples, generator, period, workers, tasks, confidence, jump, kernel, record,
                memory
        }

        private let value: Value

        /// The code's name, such as "samples".
        public var description: String { value.rawValue }

        /// The number of samples is not from 1 to 2⁵³.
        public static let samples = Code(value: .samples)
        /// The installed GSL has no generator of that name.
        public static let generator = Code(value: .generator)
        /// The generator repeats itself before the draws are made that are needed.
        public static let period = Code(value: .period)
        /// The number of workers is not from 1 to 128.
        public static let workers = Code(value: .workers)
        /// The number of tasks is not from 1 to 1 000 000.
        public static let tasks = Code(value: .tasks)
        /// The level of confidence is not between 0 and 1.
        public static let confidence = Code(value: .confidence)
        /// A stream cannot jump.
        public static let jump = Code(value: .jump)
        /// There is no such kernel for this processor.
        public static let kernel = Code(value: .kernel)
        /// A record contradicts itself, or is of a kind that this version cannot read.
        public static let record = Code(value: .record)
        /// There is no memory for a generator's state.
        public static let memory = Code(value: .memory)
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

extension PiError: LocalizedError {
    /// The sentence.
    public var errorDescription: String? { description }
}
