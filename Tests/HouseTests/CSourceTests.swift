import Foundation
import Testing

@Suite("The C target")
struct CSourceTests {
    private static let target = "Sources/CKernel"

    @Test("has no header that includes GSL's")
    func gslHeaders() throws {
        for header in try House.files(Self.target, ".h") {
            #expect(!header.text.contains("<gsl"), "\(header.path)")
        }
    }

    @Test("has no source in a cycle of includes")
    func includes() throws {
        let files = try House.files(Self.target, ".c", ".h")
        var graph = UseGraph()
        for file in files {
            for name in file.captures(/(?m)^ *# *include "([^"]+)"/) {
                let folder = (file.path as NSString).deletingLastPathComponent
                let candidates =
                    ["\(folder)/\(name)", "\(Self.target)/\(name)"]
                    + ["\(Self.target)/include/\(name)"]
                let included = candidates.lazy.map { ($0 as NSString).standardizingPath }
                    .first { path in files.contains { $0.path == path } }
                let header = try #require(included, "\(file.path) includes \(name)")
                graph.add(file.stem, uses: House.File(path: header, text: "").stem)
            }
        }
        #expect(graph.uses.count > 20)
        #expect(graph.cycle == nil)
    }

    @Test("has no source in a cycle of calls")
    func symbols() throws {
        let sources = try House.files(Self.target, ".c")
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("house-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Optimisation does not change which symbols are defined, and -O0 is faster.
        let objects = sources.map { folder.path + "/" + $0.stem.replacing("/", with: "-") + ".o" }
        for (source, object) in zip(sources, objects) {
            let result = try House.run(
                ["sh", "-c"] + [
                    "clang -std=gnu11 -O0 -c -I\(Self.target) -I\(Self.target)/include "
                        + "$(pkg-config --cflags gsl) '\(source.path)' -o '\(object)'"
                ])
            #expect(result.status == 0, "\(result.output)")
        }
        var definer: [Substring: String] = [:]
        var needs: [(user: String, symbol: Substring)] = []
        for (source, object) in zip(sources, objects) {
            let lines = try House.run(["nm", "-g", object]).output.split(separator: "\n")
            for words in lines.map({ $0.split(separator: " ") }) {
                guard let symbol = words.last, words.count >= 2 else { continue }
                if words[words.count - 2] == "U" {
                    needs.append((source.stem, symbol))
                } else {
                    definer[symbol] = source.stem
                }
            }
        }
        var graph = UseGraph()
        for (user, symbol) in needs {
            if let source = definer[symbol] { graph.add(user, uses: source) }
        }
        #expect(graph.uses.count > 8)
        #expect(graph.cycle == nil)
    }

    @Test("exports nothing that only tests call")
    func exported() throws {
        let header = try House.text(of: "\(Self.target)/include/ckernel.h")
        let functions = House.File(path: "", text: header).captures(/\b(ck_\w+)\(/)
        let users = try House.files("Sources", ".swift", ".c", ".h")
        #expect(functions.count > 20)
        for function in Set(functions) {
            // Its declaration and its definition match too.
            let files = users.filter { $0.text.contains("\(function)(") }
            #expect(files.count > 2, "\(function)")
        }
    }

    @Test("has headers that compile alone")
    func headers() throws {
        for header in try House.files(Self.target, ".h") {
            let result = try House.run([
                "clang", "-fsyntax-only", "-std=gnu11", "-I\(Self.target)",
                "-I\(Self.target)/include", "-Wno-pragma-once-outside-header", "-xc", header.path,
            ])
            #expect(result.status == 0, "\(header.path): \(result.output)")
        }
    }
}

@Suite("A graph of uses")
struct UseGraphTests {
    @Test("finds a cycle, and none where there is none")
    func cycles() {
        var graph = UseGraph()
        for (user, other) in [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("a", "a")] {
            graph.add(user, uses: other)
        }
        #expect(graph.cycle == nil)
        graph.add("d", uses: "b")
        #expect(graph.cycle == ["b", "c", "d", "b"])
    }
}
