import Foundation
import Testing

/// A library for `LD_PRELOAD`, compiled from a file in `Tests/Fixtures`.
///
/// The library file exists as long as this value.
final class Fixture {
    private let folder: Folder
    let path: String

    init(_ name: String) throws {
        folder = try Folder()
        path = folder.path + name + ".so"
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/\(name).c").standardizedFileURL.path
        let compiler = try Program.shell(
            "clang -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -shared -fPIC '\(source)' -o '\(path)' -ldl"
        )
        try #require(compiler.status == 0, "\(compiler.errors)")
    }
}
