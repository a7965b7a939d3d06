import RandomStreams
import Testing

@Suite("A suggestion")
struct SuggestionTests {
    @Test(
        "for a misspelt generator is the nearest names",
        arguments: [
            ("mt1993", ["mt19937"]), ("mt19973", ["mt19937"]), ("MT19937", ["mt19937"]),
            ("m19937", ["mt19937"]), ("mt199937", ["mt19937"]), ("tm19937", ["mt19937"]),
            ("mt19937 ", ["mt19937"]), ("tuas2", ["taus2"]), ("ranlux38", ["ranlux389"]),
            ("glsr4", ["gfsr4"]), ("gsfr4", ["gfsr4"]), ("minst", ["minstd"]),
            ("taus1", ["taus", "taus2"]), ("tau113", ["taus113"]), ("r25", ["r250"]),
            ("ranlxd3", ["ranlxd1", "ranlxd2"]), ("vx", ["vax"]), ("ranlx", ["ranlux"]),
            ("mt19937_98", ["mt19937_1998"]),
        ])
    func typos(text: String, names: [String]) {
        #expect(nearest(to: text, among: Generator.all.map(\.name)) == names)
    }

    @Test(
        "is not made for other texts",
        arguments: [
            "pcg", "pcg64", "philox", "threefry", "xoshiro", "xorshift", "well", "lcg", "mwc", "",
            "a", "xx", "mt", "foo", "default", "--json", "٣", "🙂",
        ])
    func none(text: String) {
        #expect(nearest(to: text, among: Generator.all.map(\.name)).isEmpty)
        #expect(question(suggestingFor: text, among: Generator.all.map(\.name)) == nil)
    }

    @Test("is not made for a text of a million characters")
    func long() {
        for text in ["mt19937", "a", "\u{0}", "\u{301}", "🙂"] {
            let long = String(repeating: text, count: 1_000_000)
            #expect(nearest(to: long, among: Generator.all.map(\.name)).isEmpty)
        }
    }

    @Test("counts insertions, deletions, replacements and swaps, each byte in one edit at most")
    func edits() {
        // All texts of up to five letters of two.
        var texts: [[UInt8]] = [[]]
        for length in 0..<5 {
            for text in texts where text.count == length {
                texts += "ab".utf8.map { text + [$0] }
            }
        }
        #expect(texts.count == 63)
        let prefix = "long enough for two edits, "
        for a in texts {
            for b in texts {
                let name = prefix + String(decoding: b, as: UTF8.self)
                let text = prefix + String(decoding: a, as: UTF8.self)
                let isNear = !nearest(to: text, among: [name]).isEmpty
                #expect(isNear == (Self.distance(a[...], b[...]) <= 2), "\(text) and \(name)")
            }
        }
    }

    /// The distance by its definition: the least over all ways to edit the last bytes.
    private static func distance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        guard let x = a.last, let y = b.last else { return a.count + b.count }
        var least = min(
            distance(a.dropLast(), b) + 1, distance(a, b.dropLast()) + 1,
            distance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
        if a.dropLast().last == y, b.dropLast().last == x {
            least = min(least, distance(a.dropLast(2), b.dropLast(2)) + 1)
        }
        return least
    }

    @Test("is a question")
    func sentence() {
        let names = ["show", "shot", "shop", "merge"]
        #expect(question(suggestingFor: "mrege", among: names) == "did you mean 'merge'?")
        #expect(
            question(suggestingFor: "sho", among: names)
                == "did you mean 'show', 'shot' or 'shop'?")
        #expect(question(suggestingFor: "shwo", among: names) == "did you mean 'show'?")
        #expect(question(suggestingFor: "estimate", among: names) == nil)
        #expect(question(suggestingFor: "show", among: []) == nil)
    }
}
