import Foundation
import Testing

/// The parts of a trace in Chrome's format that the tests need.
private struct ChromeTrace: Decodable {
    struct Event: Decodable {
        let name: String
        let ph: String
        let tid: Int
        let ts: Double?
        let dur: Double?

        /// The time from start to end.
        var span: Range<Double> { (ts ?? 0)..<(ts ?? 0) + (dur ?? 0) }
    }
    let traceEvents: [Event]

    init(_ text: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }

    /// The tasks named `name`.
    func tasks(_ name: String) -> [Event] {
        traceEvents.filter { $0.ph == "X" && $0.name == name }
    }
}

@Suite("Graphs in the program")
struct GraphCommandTests {
    @Test("give the estimate of 'pikit estimate', for any number of tasks")
    func sameEstimate() throws {
        for options in [
            ["--seed", "42"], ["--seed", "7", "--generator", "ranlxs0"],
            ["--seed", "9", "--generator", "minstd"],
        ] {
            let common = options + ["--samples", "9000001"]
            let expected = try Command.pikit(["estimate"] + common).output.split(separator: "\n")
            for tasks in [1, 2, 10, 37, 1000] {
                let lines = try Command.pikit(
                    ["graph", "--tasks", "\(tasks)", "--workers", "3"] + common
                ).output.split(separator: "\n")
                #expect(lines.prefix(4) == expected.prefix(4))
                #expect(lines.last == expected.last)
            }
        }
    }

    @Test("report how many tasks there are, of how many that were asked for")
    func fewerTasks() throws {
        let common = ["graph", "--seed", "1", "--tasks", "10"]
        #expect(try Command.pikit(common).output.contains("    tasks       10\n"))
        #expect(
            try Command.pikit(common + ["--samples", "3"]).output.contains("tasks       3 of 10\n"))
        let serial = common + ["--generator", "minstd", "--samples", "1000"]
        #expect(try Command.pikit(serial).output.contains("    tasks       1 of 10\n"))
        #expect(
            try Command.pikit(["graph", "--seed", "1", "--workers", "5"]).output
                .contains("    tasks       5\n"))
    }

    @Test("are drawn, and so are their timelines")
    func pictures() throws {
        let folder = try Folder()
        let result = try Command.pikit([
            "graph", "--tasks", "10", "--samples", "1e7", "--seed", "42",
            "--draw", folder.path + "pi.svg", "--timeline", folder.path + "t.svg",
            "--trace", folder.path + "t.json",
        ])
        #expect(result.status == 0 && result.errors.isEmpty)
        let drawing = try folder.text(of: "pi.svg")
        #expect(drawing.matches(of: />calc_pi</).count == 10)
        #expect(drawing.matches(of: />mean</).count == 1)
        #expect(try folder.text(of: "t.svg").contains("11 tasks, "))
        let trace = try ChromeTrace(folder.text(of: "t.json"))
        #expect(trace.tasks("calc_pi").count == 10 && trace.tasks("mean").count == 1)
    }

    @Test("show the blocks of an estimate, with one lane a worker")
    func estimate() throws {
        let folder = try Folder()
        let result = try Command.pikit([
            "--samples", "1e9", "--seed", "42", "--workers", "3",
            "--timeline", folder.path + "t.svg", "--trace", folder.path + "t.json",
        ])
        #expect(result.status == 0)
        let trace = try ChromeTrace(folder.text(of: "t.json"))
        // Each worker has the same number of blocks, of about 2^27 samples each.
        #expect(trace.tasks("count hits").count == 9)
        #expect(trace.traceEvents.count { $0.ph == "M" } == 3)
        #expect(try folder.text(of: "t.svg").contains(">worker 2<"))
    }

    @Test("cut the vegetables while the soup simmers, if there are two cooks")
    func recipe() throws {
        let folder = try Folder()
        let common = ["recipe", "--minute", "0.01"]
        let alone = try Command.pikit(common + ["--workers", "1", "--draw", folder.path + "s.dot"])
        #expect(
            alone.output == """
                adding peas
                simmering for 60 min
                cutting vegetables for 30 min
                adding sliced vegetables
                simmering for 20 min
                soup of peas and sliced vegetables

                """)
        let drawing = try folder.text(of: "s.dot")
        for name in ["add vegetable", "simmer", "cut vegetable", "60 min", "\\\"peas\\\""] {
            #expect(drawing.contains("label=\"\(name)\""))
        }
        let together = try Command.pikit(common + ["--trace", folder.path + "t.json"])
        #expect(
            Set(together.output.split(separator: "\n")) == Set(alone.output.split(separator: "\n")))
        #expect(together.output.hasSuffix("soup of peas and sliced vegetables\n"))
        let trace = try ChromeTrace(folder.text(of: "t.json"))
        let simmer = try #require(trace.tasks("simmer").first)
        let cut = try #require(trace.tasks("cut vegetable").first)
        #expect(simmer.span.overlaps(cut.span) && simmer.tid != cut.tid)
    }

    @Test("report that Graphviz is missing, and do not need it for .dot files")
    func noGraphviz() throws {
        let folder = try Folder()
        let common = ["recipe", "--minute", "0", "--draw"]
        let path = ["PATH": folder.path]
        let drawn = try Command.pikit(common + [folder.path + "s.png"], environment: path)
        #expect(drawn.status == 1 && drawn.output.isEmpty)
        #expect(
            drawn.errors
                == "pikit: to draw PNG takes the program 'dot': install the package 'graphviz', or ask "
                + "for a .dot file, which takes nothing\n")
        let text = try Command.pikit(common + [folder.path + "s.dot"], environment: path)
        #expect(text.status == 0 && text.errors.isEmpty)
    }

    /// A pipe would have held up the first of these programs for ever, and a wait for the pipe's end the
    /// second.
    @Test(
        "draw with a dot that says much or leaves a program running, and say why another draws nothing",
        arguments: [
            ("head -c 3000000 /dev/zero >&2; echo '<svg>'", nil),
            ("sleep 60 & echo $! > \"$PID\"; echo '<svg>'", nil),
            ("exit 3", "it ended with the status 3"),
            ("exit 0", "it printed nothing"),
            ("printf 'one\\ntwo\\n' >&2; exit 1", "one; two"),
        ])
    func otherDot(script: String, reason: String?) throws {
        let folder = try Folder()
        let (dot, temporary) = (folder.path + "dot", folder.path + "tmp")
        let files = FileManager.default
        try files.createDirectory(atPath: temporary, withIntermediateDirectories: false)
        try "#!/bin/sh\n\(script)\n".write(toFile: dot, atomically: true, encoding: .utf8)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: dot)
        let answer = try Command.pikit(
            ["recipe", "--minute", "0", "--draw", folder.path + "s.svg"],
            environment: [
                "PATH": folder.path + ":/usr/bin:/bin", "TMPDIR": temporary,
                "PID": folder.path + "pid",
            ])
        let process = try? folder.text(of: "pid").split(separator: "\n").first
        if let number = process.flatMap({ pid_t($0) }), number > 1 { kill(number, SIGKILL) }
        if let reason {
            #expect(answer.status == 1)
            #expect(answer.errors == "pikit: '\(folder.path)/dot' failed to draw SVG: \(reason)\n")
        } else {
            #expect(answer.status == 0 && answer.errors.isEmpty)
        }
        #expect(try files.contentsOfDirectory(atPath: temporary).isEmpty)
    }

    @Test(
        "refuse bad input in one line, before they compute anything",
        arguments: [
            (["graph", "--tasks", "0"], "the least value is 1"),
            (["graph", "--tasks", "1000001"], "the greatest value is 1000000"),
            (["graph", "--tasks", "ten"], "from 1 to 1000000"),
            (["graph", "--samples", "0"], "the least value is 1"),
            (["graph", "--draw", "pi.jpeg"], "ends in .svg, .png, .pdf, .dot or .gv"),
            (["graph", "--draw", "/nonexistent/pi.svg"], "in a folder that is there"),
            (["recipe", "--minute", "-1"], "from 0 to 60"),
            (["recipe", "--minute", "nan"], "from 0 to 60"),
            (["recipe", "--workers", "129"], "the greatest value is 128"),
            (["recipe", "--timeline", "/"], "not of a folder"),
            (["recipe", "--trace", ""], "the name of a file"),
            (["recipe", "--timeline", "x", "--trace", "x"], "files of their own"),
            (
                ["--samples", "1e9", "--timeline", "/nonexistent/t.svg"],
                "in a folder that is there"
            ),
        ])
    func badInput(arguments: [String], expected: String) throws {
        let result = try Command.pikit(arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("pikit: ") && result.errors.contains(expected))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("print the result even if they fail to write a file")
    func resultIsNotLost() throws {
        let folder = try Folder()
        // This name is too long for any file system, but the error appears only on writing.
        let name = String(repeating: "x", count: 300) + ".svg"
        let result = try Command.pikit([
            "recipe", "--minute", "0", "--timeline", folder.path + name,
        ])
        #expect(result.status == 1)
        #expect(result.output.hasSuffix("soup of peas and sliced vegetables\n"))
        #expect(result.errors.hasPrefix("pikit: cannot write '"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("replace files, follow links, and write to devices")
    func kindsOfFiles() throws {
        let folder = try Folder()
        let result = try Command.shell(
            """
            cd \(folder.path)
            echo before > old.svg; ln -s old.svg link.svg
            pikit recipe --minute 0 --timeline link.svg --trace /dev/stdout
            ls -F
            """)
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("{\"displayTimeUnit\""))
        #expect(result.output.hasSuffix("\nlink.svg@\nold.svg\n"))
        #expect(try folder.text(of: "old.svg").hasPrefix("<svg"))
    }
}
