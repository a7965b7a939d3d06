import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The names of an SVG's elements, in order, and the texts in them.
final class SVG: NSObject, XMLParserDelegate {
    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private(set) var texts: [String] = []

    /// Records an issue if the text is not well-formed.
    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        #expect(parser.parse(), "\(parser.parserError?.localizedDescription ?? "")")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        elements.append((name, attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        texts.append(text)
    }

    /// The bars of a timeline, without the lanes and the legend.
    var bars: [[String: String]] {
        elements.filter { $0.attributes["class"]?.hasPrefix("bar ") == true }.map(\.attributes)
            .filter { $0["height"] != "12" }
    }
}
