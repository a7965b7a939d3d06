import ArgumentParser
import PiKit

/// Reads the name of a generator.
func parseGenerator(_ text: String) throws -> Generator {
    try Generator(named: text, listedBy: "'pikit generators'")
}

/// Reads the names of a comparison's rows, separated by commas.
func parseContenders(_ text: String) throws -> Set<Contender> {
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    return try Set(
        names.map { name in
            guard let contender = Contender(rawValue: String(name)) else {
                let all = Contender.allCases.map(\.rawValue)
                let right =
                    question(suggestingFor: String(name), among: all)
                    ?? "give one or more of \(all.joined(separator: ","))"
                throw ValidationError("there is no row '\(name)'; \(right)")
            }
            return contender
        })
}
