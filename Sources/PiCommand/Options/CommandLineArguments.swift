import CProcess

/// The arguments of the command line.
enum CommandLineArguments {
    /// The arguments after the program's name, or `nil` if the system does not provide them.
    ///
    /// `CommandLine.arguments` alone is not enough. On Linux it is empty where /proc is not
    /// mounted, which looks like a command line without options.
    static var given: [String]? {
        let words = (0..<cp_argument_count()).map { String(cString: cp_argument($0)) }
        if !words.isEmpty { return Array(words.dropFirst()) }
        return CommandLine.arguments.isEmpty ? nil : Array(CommandLine.arguments.dropFirst())
    }

    /// The first argument with bytes that are not UTF-8, with marks in their place.
    ///
    /// A Swift string cannot hold the name of such a file.
    static var damaged: String? {
        for place in 1..<max(1, cp_argument_count()) {
            let bytes = cp_argument(place)
            if String(validatingCString: bytes) == nil { return String(cString: bytes) }
        }
        return nil
    }
}
