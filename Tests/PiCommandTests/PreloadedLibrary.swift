import Foundation
import Testing

/// A library for `LD_PRELOAD`, compiled from a file in `Tests/Fixtures`.
///
/// The library file exists as long as this value.
final class PreloadedLibrary {
    let path: String

    /// Compiles a fixture.
    ///
    /// "other-gsl" makes GSL's mt19937 give other draws. "no-memory" leaves no memory for the state
    /// of gfsr4.
    init(_ fixture: String) throws {
        path = NSTemporaryDirectory() + "\(fixture)-\(UUID().uuidString).so"
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/\(fixture).c").standardizedFileURL.path
        let compiler = try Command.shell(
            "clang -D_GNU_SOURCE -O2 -shared -fPIC '\(source)' -o '\(path)'"
                + " $(pkg-config --cflags gsl) -ldl 2>&1")
        #expect(compiler.status == 0, "\(compiler.output)")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
