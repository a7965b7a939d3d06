#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Another program, which runs as a child process to its end.
struct Program {
    /// The path of its file.
    let path: String

    /// The first executable file of this name in the folders of the environment variable `PATH`.
    init?(named name: String) {
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        let found = folders.split(separator: ":").map { "\($0)/\(name)" }.first { path in
            let status = try? WholeFile.status(of: path)
            return status.map { $0.st_mode & S_IFMT == S_IFREG } ?? false
                && (try? WholeFile.checkAccess(path, X_OK)) != nil
        }
        guard let found else { return nil }
        path = found
    }

    /// What a program reads and writes as its standard input, output and error.
    ///
    /// They are files, not pipes: however much the program writes, it need not wait for this process,
    /// and this process need not wait for programs that it leaves running.
    struct Files: ~Copyable {
        fileprivate let input: Descriptor
        let output: Descriptor
        let errors: Descriptor

        init(input bytes: [UInt8]) throws(POSIXError) {
            let input = try TemporaryFile.open()
            let output = try TemporaryFile.open()
            let errors = try TemporaryFile.open()
            try input.write(bytes)
            try input.rewind()
            self.input = input
            self.output = output
            self.errors = errors
        }
    }

    /// Runs the program, and returns its exit status, or 128 plus the number of the signal that ended it.
    ///
    /// The status is 0 if this process ignores the ends of its child processes, and so does not learn it.
    /// The files can then be read from their beginnings.
    func run(_ arguments: [String], _ files: borrowing Files) throws(POSIXError) -> Int32 {
        let child = try start(arguments, files)
        var status: Int32 = 0
        do throws(POSIXError) {
            try systemCall { waitpid(child, &status, 0) }
        } catch {
            guard error.code == .ECHILD else { throw error }
        }
        try files.output.rewind()
        try files.errors.rewind()
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }

    private func start(
        _ arguments: [String], _ files: borrowing Files
    ) throws(POSIXError) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, files.input.number, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, files.output.number, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, files.errors.number, STDERR_FILENO)
        // The program must end by signals that this process blocks or ignores.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, &attributes, &words, environ)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        return child
    }
}
