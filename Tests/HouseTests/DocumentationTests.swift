import Foundation
import Testing

@Suite("The documentation")
struct DocumentationTests {
    @Test("prints the specification of a sum as tests compile it")
    func specification() throws {
        let source = try House.text(of: "Tests/CReference/simulation.c")
        let start = try #require(source.range(of: "static double simulation_sum"))
        let end = try #require(
            source.range(of: "\n}\n", range: start.upperBound..<source.endIndex))
        let function = source[start.lowerBound..<end.upperBound]
        #expect(function.count > 500)
        let article = try House.text(of: "Sources/MonteCarlo/MonteCarlo.docc/YourOwnSimulation.md")
        #expect(article.contains("```c\n" + function + "```"))
    }
}
