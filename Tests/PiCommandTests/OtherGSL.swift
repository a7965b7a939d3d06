import Foundation
import Testing

/// A library that makes GSL's mt19937 draw something else, for `LD_PRELOAD`.
///
/// Its file goes with it.
final class OtherGSL {
    let path = NSTemporaryDirectory() + "other-gsl-\(UUID().uuidString).so"

    init() throws {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/other-gsl.c").standardizedFileURL.path
        let compiler = try Command.shell(
            "clang -D_GNU_SOURCE -O2 -shared -fPIC '\(source)' -o '\(path)'"
                + " $(pkg-config --cflags gsl) -ldl 2>&1")
        #expect(compiler.status == 0, "\(compiler.output)")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
