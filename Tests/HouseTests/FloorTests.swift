import Foundation
import Testing

@Suite("The house")
struct FloorTests {
    /// A line of the picture in `CONTRIBUTING.md`: a folder and what it is for.
    private struct Line {
        let folder: String
        let purpose: String
        let depth: Int
    }

    /// The picture: folders below `Sources`, each indented by two spaces more than the one it is in.
    private static let picture: [Line] = {
        let text = (try? House.text(of: "CONTRIBUTING.md")) ?? ""
        guard let begin = text.range(of: "```text\nSources/\n"),
            let end = text.range(of: "```", range: begin.upperBound..<text.endIndex)
        else { return [] }
        var above = ["Sources"]
        return text[begin.upperBound..<end.lowerBound].split(separator: "\n").compactMap { line in
            guard let match = line.wholeMatch(of: /( +)(\w+)\/ +(\S.*)/) else { return nil }
            let depth = match.output.1.count / 2
            above = above.prefix(depth) + [String(match.output.2)]
            return Line(
                folder: above.joined(separator: "/"), purpose: String(match.output.3), depth: depth)
        }
    }()

    /// The targets, from the highest floor to the lowest.
    private static let floors = picture.filter { $0.depth == 1 }.map {
        String($0.folder.dropFirst("Sources/".count))
    }

    @Test("has the folders that its picture in CONTRIBUTING.md shows, each with its purpose")
    func picture() throws {
        #expect(Self.picture.map(\.folder).sorted() == (try House.folders("Sources")).sorted())
        #expect(Self.picture.allSatisfy { $0.purpose.count >= 10 })
    }

    @Test("has no folder with more than a dozen files")
    func dozen() throws {
        for folder in ["Sources"] + (try House.folders("Sources")) {
            let files = try FileManager.default.contentsOfDirectory(
                atPath: House.root.appendingPathComponent(folder).path
            ).filter { $0.contains(".") }
            #expect(files.count <= 12, "\(folder)")
        }
    }

    @Test("has no floor that uses one above it")
    func imports() throws {
        #expect(Self.floors.count >= 9)
        for (height, floor) in Self.floors.enumerated() {
            for file in try House.files("Sources/\(floor)", ".swift") {
                let imports = file.imports
                for other in imports where Self.floors.contains(other) {
                    let below = Self.floors.dropFirst(height + 1)
                    #expect(below.contains(other), "\(file.path) imports \(other)")
                }
            }
        }
    }

    @Test(
        "has floors that stand alone: tasks know nothing of numbers, the Swift rain nothing of C",
        arguments: ["TaskGraph", "PureSwiftPi"])
    func alone(floor: String) throws {
        for file in try House.files("Sources/\(floor)", ".swift") {
            let imports = file.imports
            #expect(Set(imports).isDisjoint(with: Self.floors), "\(file.path)")
        }
    }

    @Test("shows C to the few files that call it, and to no user")
    func cKernel() throws {
        let users = try House.files("Sources", ".swift").filter {
            $0.text.contains("import CKernel")
        }
        for file in users {
            #expect(file.text.contains(/(?m)^internal import CKernel$/), "\(file.path)")
        }
        #expect(users.count <= 10, "\(users.map(\.path))")
    }

    @Test("computes graphs without what draws them")
    func drawing() throws {
        let files = try House.files("Sources/TaskGraph", ".swift").map(\.path).filter {
            !$0.hasPrefix("Sources/TaskGraph/Drawing/")
        }
        let features = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        let result = try House.run(
            ["swiftc", "-typecheck", "-swift-version", "6", "-package-name", "pikit"]
                + ["-module-name", "TaskGraph"]
                + features.flatMap { ["-enable-upcoming-feature", $0] } + files)
        #expect(result.status == 0, "\(result.output)")
    }
}
