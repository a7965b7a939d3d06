extension RandomStream {
    /// A saved stream, from which another process or machine can continue.
    ///
    ///     let data = try JSONEncoder().encode(stream.state)
    ///     // later, or elsewhere
    ///     let state = try JSONDecoder().decode(RandomStream.State.self, from: data)
    ///     let stream = try RandomStream(state)
    ///
    /// A generator that can jump is saved as its seed and position, in some 200 bytes. For any
    /// other the state also holds the numbers that GSL keeps, up to 2110 of them. They are the same
    /// on all machines. The kernel is not part of it.
    ///
    /// A state also carries the stream's next draws and a checksum. Reading refuses a state whose
    /// checksum is wrong. ``RandomStream/init(_:kernel:)`` refuses one whose next draws are not
    /// those of the installed GSL. So neither damage nor another GSL goes unnoticed.
    public struct State: Hashable, Sendable {
        /// The generator.
        public let generator: Generator

        /// The seed, see ``RandomStream/seed``.
        public let seed: UInt32

        /// The substream, see ``RandomStream/substream``.
        public let substream: Int?

        /// The number of the next draw.
        public let position: UInt64

        /// The next three draws, or fewer at the end of a substream.
        package let nextDraws: [UInt64]

        /// The numbers of GSL's state, for generators that cannot jump.
        ///
        /// `nil` if they can, or if the layout of GSL's state is not known. Then a stream is made
        /// by drawing up to the position.
        package let numbers: [UInt64]?

        /// A state that need not be one of any stream.
        ///
        /// For tests.
        package init(
            generator: Generator, seed: UInt32, substream: Int?, position: UInt64,
            nextDraws: [UInt64], numbers: [UInt64]?
        ) {
            self.generator = generator
            self.seed = seed
            self.substream = substream
            self.position = position
            self.nextDraws = nextDraws
            self.numbers = numbers
        }
    }

    /// The stream as it is now, for another process or machine to continue from.
    ///
    /// Takes microseconds, and for a moment the memory of a copy. Traps if there is none, and if
    /// the stream has passed draw 2⁶⁴ - 1.
    public var state: State {
        precondition(
            !stream.hasWrapped,
            "a stream that has passed draw 2^64 - 1 has no state that can be saved")
        return State(
            generator: generator, seed: seed, substream: substream, position: position,
            nextDraws: nextDraws(), numbers: generator.layout == .exact ? nil : stream.stateNumbers)
    }

    /// A stream that goes on with the draws of the one that had this state.
    ///
    /// For a generator that can jump, the cost is that of a jump to the substream and another to
    /// the position. For any other it is microseconds, unless the layout of GSL's state is not
    /// known to this version of PiKit. Then all draws up to the position are made.
    ///
    /// - Parameters:
    ///   - state: The state of a stream.
    ///   - kernel: The kernel of the new stream; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the code `state` if no stream can have this state, or if the
    /// installed GSL would go on with other draws. Throws what
    /// ``init(generator:seed:substream:kernel:)`` and ``jump(to:)`` throw.
    public convenience init(_ state: State, kernel: Kernel? = nil) throws(PiKitError) {
        try self.init(
            generator: state.generator, seed: state.seed, substream: state.substream,
            kernel: kernel)
        switch (generator.layout, state.numbers) {
        case (.exact, nil):
            try stream.jump(to: state.position)
        case (.exact, .some):
            throw .state("\(generator) can jump, so its state has no numbers")
        case (_, nil):
            guard stream.stateNumbers == nil else {
                throw .state("the numbers of the state of \(generator) are missing")
            }
            guard state.position <= Self.substreamLength else {
                throw .state(
                    "\(generator) can only be moved by drawing, and \(state.position) draws are too "
                        + "many")
            }
            skip(state.position)
        case (_, let numbers?):
            guard stream.load(numbers, position: state.position) else {
                throw .state(
                    "the numbers are not those of a state of \(generator), or GSL "
                        + "\(GSLGenerator.libraryVersion) keeps its state in another way")
            }
        }
        guard nextDraws() == state.nextDraws else {
            throw .state(
                "\(generator) of GSL \(GSLGenerator.libraryVersion) goes on with other draws than "
                    + "the saved stream")
        }
    }

    /// The draws that a copy makes.
    private func nextDraws() -> [UInt64] {
        let left =
            substream == nil
            ? 3 : min(3, Self.substreamLength - min(position, Self.substreamLength))
        guard left > 0 else { return [] }
        let copy = copy()
        // A limit is not part of the state.
        copy.reportOverruns()
        return (0..<left).map { _ in copy.nextDraw() }
    }
}

extension PiKitError {
    /// The error of a saved stream that cannot be used.
    static func state(_ reason: String) -> PiKitError {
        PiKitError(.state, "the saved state of a stream cannot be used: \(reason)")
    }
}
