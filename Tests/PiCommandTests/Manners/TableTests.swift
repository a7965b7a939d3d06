#if os(Linux)
    import Foundation
    import Testing

    /// Tables on terminals and elsewhere.
    @Suite("Tables")
    struct TableTests {
        /// What a terminal of this width shows of a command's output.
        private static func screen(
            columns: UInt16, _ command: String, in folder: String
        ) throws -> Screen {
            let terminal = try Terminal(
                columns: columns, "cd '\(folder)' && exec \(command)",
                environment: ["COLUMNS": "500"])
            #expect(terminal.end() == 0)
            return Screen(terminal.text)
        }

        private static func words(_ lines: some Sequence<String>) -> [Substring] {
            lines.flatMap { $0.split(separator: " ") }
        }

        @Test(
            "of generators fit a terminal, whose last column is wrapped",
            arguments: [60, 80, 200] as [UInt16])
        func generators(columns: UInt16) throws {
            let screen = try Self.screen(columns: columns, "pikit generators", in: "/")
            #expect(screen.width <= columns)
            let whole = try Command.pikit("generators").output.split(separator: "\n").map(
                String.init)
            guard columns < 200 else {
                #expect(screen.lines == whole)
                return
            }
            // The notes are whole, below the head of their column.
            let start = try #require(screen.lines[0].firstRange(of: "quality")).lowerBound
            let column = screen.lines[0].distance(from: screen.lines[0].startIndex, to: start)
            let table = screen.lines.prefix { !$0.isEmpty }
            let notes = table.map { String($0.dropFirst(column)) }
            let all = whole.map { line in
                String(
                    line.dropFirst(
                        whole[0].distance(
                            from: whole[0].startIndex,
                            to: whole[0].firstRange(of: "quality")!.lowerBound)))
            }
            #expect(Self.words(notes) == Self.words(all))
            let names = table.map { $0.prefix(16) }.filter { $0.first != " " }
            #expect(names.count == whole.count)
            // What is missing is named.
            let hidden = columns == 80 ? "kernel, bits" : "kernel, period, bits"
            #expect(screen.lines.last == "Not shown in so few columns: \(hidden).")
        }

        @Test("of comparisons fit a terminal", arguments: [60, 80, 200] as [UInt16])
        func comparison(columns: UInt16) throws {
            let screen = try Self.screen(
                columns: columns, "pikit compare --samples 1000 --seed 1 --quiet", in: "/")
            #expect(screen.width <= columns)
            let head = try #require(screen.lines.first { $0.contains("Msamples/s") })
            let heads = head.split(separator: #/  +/#).map(String.init).filter { !$0.isEmpty }
            let all = [
                "samples", "seconds", "ns a sample", "Msamples/s", "speed-up", "hits", "identical",
                "π",
            ]
            #expect(heads == all.filter(heads.contains))
            #expect(heads.count == [60: 4, 80: 6, 200: 8][columns])
            let note = screen.lines.drop { !$0.hasPrefix("Not shown") }.joined(separator: " ")
            let hidden = all.filter { !heads.contains($0) }.joined(separator: ", ")
            #expect(note == (hidden.isEmpty ? "" : "Not shown in so few columns: \(hidden)."))
            let rows = screen.lines.filter { $0.contains(/^(swift-|gsl-|kernel)\S* {2,}\d/) }
            #expect(rows.count == 6)
        }

        @Test("of runs fit a terminal", arguments: [60, 80, 200] as [UInt16])
        func runs(columns: UInt16) throws {
            let folder = try Folder()
            let runs = try Command.shell(
                """
                pikit --samples 1e6 --seed 1 --record run.json &&
                pikit --samples 2e6 --record run.json
                """, in: folder.path)
            #expect(runs.status == 0)
            let screen = try Self.screen(columns: columns, "pikit show run.json", in: folder.path)
            let whole = try Command.shell("pikit show run.json", in: folder.path).output
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if columns == 200 { #expect(screen.lines == whole.dropLast()) }
            let table = screen.lines.drop { !$0.hasPrefix("began") }
            for line in table { #expect(line.count <= columns, "\(line)") }
            let rows = table.filter { $0.contains(/^\d{4}-\d\d-\d\dT.* 1 000 000 .*samples$/) }
            #expect(rows.count == 2)
            let note = table.drop { !$0.hasPrefix("Not shown") }.joined(separator: " ")
            #expect(note.isEmpty == (columns == 200))
        }

        @Test("are whole where no terminal reads them, whatever COLUMNS says")
        func others() throws {
            let whole = try Command.pikit("generators").output
            let other = try Command.pikit("generators", environment: ["COLUMNS": "40"]).output
            #expect(other == whole)
            #expect(whole.split(separator: "\n").contains { $0.count > 120 })
        }
    }
#endif
