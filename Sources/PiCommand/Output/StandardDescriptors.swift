#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// The method below hides the function.
private func openFile(_ path: String, _ access: Int32) -> Int32 {
    open(path, access)
}

/// The descriptors 0, 1 and 2: standard input, output and error.
enum StandardDescriptors {
    /// Opens /dev/null for each closed descriptor.
    ///
    /// Ends the program if standard output was closed, or if /dev/null cannot be opened.
    ///
    /// The next file or socket that the process opens, such as one of Dispatch's, would get a
    /// closed descriptor's number, and results would be written into it. So call this before
    /// anything opens a descriptor.
    static func open() {
        var isOutputOpen = true
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // `open` takes the lowest free number, which is this one.
            let access = descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY
            guard openFile("/dev/null", access) == descriptor else {
                fail(
                    "descriptor \(descriptor) is closed, and /dev/null cannot take its place")
            }
            if descriptor == STDOUT_FILENO { isOutputOpen = false }
        }
        guard isOutputOpen else { fail("standard output is closed") }
    }
}
