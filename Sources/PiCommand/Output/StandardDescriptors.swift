import Foundation

/// The descriptors 0, 1 and 2: standard input, output and error.
enum StandardDescriptors {
    /// Opens /dev/null for each that is closed, and says whether standard output was open.
    ///
    /// A closed one would go to the next file or socket that is opened, such as Dispatch's own, and
    /// results would be written into it. So this must be called before anything opens a descriptor.
    static func open() -> Bool {
        var isOutputOpen = true
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // The lowest number that is free is this one.
            let access = descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY
            _ = Foundation.open("/dev/null", access)
            if descriptor == STDOUT_FILENO { isOutputOpen = false }
        }
        return isOutputOpen
    }
}
