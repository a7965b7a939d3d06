import Foundation
import Testing

@Suite("A file that the program writes")
struct OutputFileTests {
    private static func mode(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test(
        "keeps the mode of the file that it replaces",
        arguments: [0o600, 0o644, 0o664, 0o755],
        [
            "recipe --minute 0 --timeline", "recipe --minute 0 --trace",
            "recipe --minute 0 --draw", "compare --samples 100 --only kernel --plot",
        ])
    func keepsMode(mode: Int, command: String) throws {
        let folder = try Folder()
        let path = folder.path + (command.hasSuffix("--trace") ? "file.json" : "file.svg")
        try Data("before".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let result = try Command.shell("pikit \(command) '\(path)'")
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(try Self.mode(of: path) == mode)
        #expect(try String(contentsOfFile: path, encoding: .utf8) != "before")
        // No temporary file remains.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test("has the mode that the umask allows if it is new")
    func newFile() throws {
        let folder = try Folder()
        let result = try Command.shell(
            "umask 027; pikit recipe --minute 0 --timeline '\(folder.path)new.svg'")
        #expect(result.status == 0)
        #expect(try Self.mode(of: folder.path + "new.svg") == 0o640)
    }

    @Test(
        "is refused before the work begins if it is read-only",
        arguments: [
            "recipe --minute 0 --timeline file.svg", "recipe --minute 0 --trace file.json",
            "recipe --minute 0 --draw file.svg",
            "compare --samples 100 --only kernel --plot file.svg",
            "--samples 100 --timeline link.svg",
        ])
    func readOnly(command: String) throws {
        let folder = try Folder()
        // Root may write to every file, unless it drops that capability.
        let asUser = getuid() == 0 ? "setpriv --bounding-set=-dac_override" : "env"
        let result = try Command.shell(
            """
            echo before > file.svg; chmod 400 file.svg
            ln -s file.svg link.svg; ln -s file.svg file.json
            \(asUser) pikit \(command)
            """, in: folder.path)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("pikit: ") && result.errors.contains("can be written to"))
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(try folder.text(of: "file.svg") == "before\n")
        #expect(try Self.mode(of: folder.path + "file.svg") == 0o400)
    }

    @Test(
        "is refused if its name belongs to another format, or is '-'",
        arguments: [
            ("--timeline t.png", "an SVG file"), ("--timeline t.pdf", "an SVG file"),
            ("--timeline t.json", "an SVG file"), ("--timeline -", "/dev/stdout"),
            ("--trace t.svg", "a JSON file"), ("--trace t.png", "a JSON file"),
            ("--trace -", "/dev/stdout"), ("--draw -", "ends in .svg"),
        ])
    func otherFormat(options: String, part: String) throws {
        let folder = try Folder()
        let result = try Command.shell("pikit recipe --minute 0 \(options)", in: folder.path)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("pikit: ") && result.errors.contains(part))
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("is made where a link leads that leads nowhere, and is never made in place of a link")
    func danglingLinks() throws {
        let folder = try Folder()
        let result = try Command.shell(
            """
            mkdir sub; ln -s sub/new.svg a.svg; ln -s none/new.svg b.svg; ln -s c.svg c.svg
            for name in a b c; do pikit recipe --minute 0 --timeline $name.svg >/dev/null; done
            ls -l [abc].svg | cut -c1; ls sub
            """, in: folder.path)
        #expect(result.output == "l\nl\nl\nnew.svg\n")
        #expect(try folder.text(of: "sub/new.svg").hasPrefix("<svg"))
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("pikit: cannot write '") })
    }

    @Test("is standard output if that is its name, with the report before it, for any user")
    func standardOutput() throws {
        let folder = try Folder()
        let asUser = getuid() == 0 ? "setpriv --bounding-set=-dac_override" : "env"
        let result = try Command.shell(
            """
            echo before > f; chmod 755 .
            \(asUser) pikit recipe --minute 0 --timeline /dev/stdout >> f
            \(asUser) pikit recipe --minute 0 --timeline /dev/stdout | tail -1
            \(asUser) pikit recipe --minute 0 --timeline /dev/null
            """, in: folder.path)
        #expect(result.errors.isEmpty)
        #expect(result.output.hasPrefix("</svg>\nadding peas\n"))
        let text = try folder.text(of: "f")
        #expect(text.hasPrefix("before\nadding peas\n"))
        #expect(text.contains("soup of peas and sliced vegetables\n<svg"))
        #expect(text.hasSuffix("</svg>\n"))
    }
}
