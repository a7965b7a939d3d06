import Foundation
import TaskGraph
import Testing

/// A temporary folder that exists as long as this value.
private struct Folder: ~Copyable {
    let path = NSTemporaryDirectory() + "taskgraph-test-\(UUID().uuidString)/"

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

@Suite("A drawing")
struct DrawingTests {
    /// The labels of nodes in a text in Graphviz's language, in order.
    private func labels(_ dot: String) -> [String] {
        dot.matches(of: #/  [td]\d+ \[label="((?:[^"\\]|\\.)*)"/#).map { String($0.1) }
    }

    private func edges(_ dot: String) -> [String] {
        dot.matches(of: #/  ([td]\d+ -> t\d+)\n/#).map { String($0.1) }
    }

    private let calcPi = delayed("calc_pi") { (number: Int) in Double(number) }
    private let mean = delayed("mean", gathering: Double.self) { _ in 0.0 }

    @Test("has ellipses for tasks, boxes for constants, and arrows in the order of arguments")
    func small() {
        let add = delayed("add") { (x: Int, y: Int) in x + y }
        let x = add(1, 2)
        let dot = add(add(x, 3), x).dot
        #expect(labels(dot) == ["add", "1", "2", "add", "3", "add"])
        #expect(
            edges(dot) == [
                "d0 -> t0", "d1 -> t0", "t0 -> t1", "d2 -> t1", "t1 -> t2", "t0 -> t2",
            ])
        #expect(dot.matches(of: /shape=ellipse/).count == 3)
        #expect(dot.matches(of: /shape=box/).count == 3)
        #expect(dot.contains("rankdir=TB"))
    }

    @Test("has one arrow from a task that is an argument twice, and one box for a shared constant")
    func shared() {
        let add = delayed("add") { (x: Int, y: Int) in x + y }
        let one = Delayed.constant(1)
        let x = add(one, one)
        #expect(edges(add(x, x).dot) == ["d0 -> t0", "d0 -> t0", "t0 -> t1"])
    }

    @Test("shows a constant that no task takes")
    func constant() {
        #expect(labels(Delayed.constant(5).dot) == ["5"])
    }

    @Test("joins more than 36 siblings into one ellipse", arguments: [1, 36, 37, 4096])
    func siblings(count: Int) {
        let dot = mean((0..<count).map { calcPi(.constant($0)) }).dot
        if count <= 36 {
            #expect(labels(dot).filter { $0 == "calc_pi" }.count == count)
            #expect(edges(dot).count == 2 * count)
        } else {
            #expect(
                labels(dot) == [
                    "calc_pi ×\(count)", "0 … \(count - 1)\\n×\(count)", "mean",
                ])
            #expect(edges(dot) == ["d0 -> t0", "t0 -> t1"])
        }
    }

    @Test("separates tasks that differ in name, in the number of arguments, or in users")
    func different() {
        let other = delayed("other") { (number: Int) in Double(number) }
        let leaves = (0..<50).map { calcPi(.constant($0)) }
        let others = (0..<60).map { other(.constant($0)) }
        let dot = mean([mean(leaves + others), mean(others)]).dot
        let big = labels(dot).filter { $0.contains("×") && !$0.contains("…") }
        #expect(Set(big) == ["calc_pi ×50", "other ×60"])
        #expect(edges(dot).count == 2 + 1 + 2 + 2)
    }

    @Test("shows a fan, a tree or a chain of a million tasks as a few nodes")
    func million() {
        let fan = mean((0..<1_000_000).map { calcPi(.constant($0)) })
        #expect(labels(fan.dot) == ["calc_pi ×1000000", "0 … 999999\\n×1000000", "mean"])
        let tree = reduce("add", (0..<500_000).map { calcPi(.constant($0)) }) { $0 + $1 }
        let treeLabels = labels(tree.dot)
        // Levels of up to 32 tasks are drawn in full, and each larger level is one ellipse.
        #expect(treeLabels.filter { $0 == "add" }.count == 63)
        #expect(treeLabels.filter { $0.hasPrefix("add ×") }.count == 13)
        #expect(treeLabels.count < 200)
        let step = delayed("step") { (x: Int, by: Int) in x + by }
        var chain = step(0, 1)
        for _ in 1..<1_000_000 { chain = step(chain, 1) }
        let dot = chain.map("end") { $0 }.dot
        #expect(labels(dot) == ["step\\n1000000 in a row", "0", "1", "end"])
        #expect(edges(dot) == ["d0 -> t0", "d1 -> t0", "t0 -> t1"])
    }

    @Test("labels constants with their values, shortened")
    func constants() {
        func label<Value: Sendable>(_ value: Value) -> String? {
            labels(Delayed.constant(value).dot).first
        }
        #expect(label("peas") == "\\\"peas\\\"")
        #expect(label("a\\b\nc") == "\\\"a\\\\b c\\\"")
        // The accent and the quotation mark combine into one character.
        #expect(label("a\"\u{301}b\u{FFFF}") == "\\\"a\\\"\u{301}b\u{FFFD}\\\"")
        #expect(label(Duration.seconds(3600)) == "60 min")
        #expect(label(Duration.seconds(-5)) == "-5 s")
        #expect(label([1, 2]) == "[1, 2]")
        #expect(label(Array(0..<1000)) == "Array<Int> ×1000")
        #expect(label(2.5) == "2.5")
        #expect(label(String(repeating: "word ", count: 1000))?.count ?? 0 < 40)
        #expect(label(Int?.none) == "nil")
    }

    @Test("is written in every format, with any names")
    func formats() throws {
        let folder = try Folder()
        let strange = delayed("\"quoted\" <b>&amp; \\N \\ é\u{1}{x|y}") { (x: Int) in x }
        let long = delayed(String(repeating: "very long name ", count: 30)) { (x: Int) in x }
        let endless = delayed(String(repeating: "x", count: 300)) { (x: Int) in x }
        let graph = endless(long(strange(1)))
        for (name, start) in [
            ("a.svg", "<?xml"), ("a.PNG", "\u{89}PNG"), ("a.pdf", "%PDF"), ("a.dot", "digraph {"),
            ("a.gv", "digraph {"),
        ] {
            try graph.visualize(to: folder.path + name, direction: .leftToRight)
            let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + name))
            #expect(data.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
        }
        let svg = try String(contentsOfFile: folder.path + "a.svg", encoding: .utf8)
        for text in ["&quot;quoted&quot;", "&lt;b&gt;&amp;amp;", "\\N \\", "{x|y}"] {
            #expect(svg.contains(text))
        }
        #expect(svg.contains("prefers-color-scheme:dark"))
        #expect(try String(contentsOfFile: folder.path + "a.dot", encoding: .utf8).contains("=LR"))
    }

    @Test("shows times, failures, and tasks that did not run if coloured by a trace")
    func coloured() async throws {
        let folder = try Folder()
        let trace = Trace()
        let slow = delayed("slow") { (x: Int) -> Int in
            Thread.sleep(forTimeInterval: 0.03)
            return x
        }
        let fail = delayed("fail") { (x: Int) -> Int in throw Failure(name: "fail") }
        let graph = fail(slow(1)).map("after") { $0 }
        await #expect(throws: GraphError.self) { try await graph.compute(observer: trace) }
        try graph.visualize(to: folder.path + "a.dot", coloredBy: trace)
        let dot = try String(contentsOfFile: folder.path + "a.dot", encoding: .utf8)
        let names = labels(dot)
        #expect(names[0].wholeMatch(of: /slow\\n\d+(\.\d+)? ms/) != nil)
        #expect(Array(names[2...]) == ["fail\\nfailed", "after\\nnot run"])
        #expect(dot.contains("class=\"function timed\" fillcolor=\"#f59b42\""))
        #expect(
            dot.contains("class=\"function failed\"") && dot.contains("class=\"function idle\""))
        try graph.visualize(to: folder.path + "a.svg", coloredBy: trace)
        // The style sheet for dark backgrounds does not change the colours of timed tasks.
        let svg = try String(contentsOfFile: folder.path + "a.svg", encoding: .utf8)
        #expect(svg.contains("class=\"node function timed\"") && svg.contains(".plain ellipse{"))
        #expect(!svg.contains(".function ellipse") && !svg.contains(".timed ellipse"))
    }

    @Test("rejects file names without a known suffix", arguments: ["a", "a.jpeg", ".svg/a", ""])
    func unknownFormat(path: String) throws {
        let error = #expect(throws: GraphError.self) {
            try Delayed.constant(1).visualize(to: path)
        }
        #expect(error?.code == .format)
        #expect(
            error?.description
                == "the name of a drawing ends in .svg, .png, .pdf, .dot or .gv, which '\(path)' does not"
        )
    }

    @Test("reports a file that cannot be written")
    func cannotWrite() throws {
        let folder = try Folder()
        let error = #expect(throws: GraphError.self) {
            try Delayed.constant(1).visualize(to: folder.path + "none/a.dot")
        }
        #expect(error?.code == .file)
        #expect(error?.description.contains("none/a.dot") == true)
    }
}
