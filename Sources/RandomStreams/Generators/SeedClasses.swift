/// Which seeds of a generator give the same sequence.
///
/// Some seeds stand for another one, as 0 does for most generators. What is left follows one rule.
struct SeedClasses: Sendable {
    /// The seeds for which GSL's seeding, or its effect, is that of another seed.
    private let aliases: [UInt32: UInt32]
    private let folding: SeedFolding
    /// What else there is to say, as a clause of the sentence.
    private let remark: String?

    /// - Parameters:
    ///   - aliases: Seeds, and what each of them stands for.
    ///   - folding: The rule for all other seeds.
    ///   - remark: A clause that ends the sentence.
    init(
        _ aliases: [UInt32: UInt32] = [0: 1], folding: SeedFolding = .none, remark: String? = nil
    ) {
        self.aliases = aliases
        self.folding = folding
        self.remark = remark
    }

    /// The classes of a generator that reduces seeds modulo `modulus` and takes 1 for the multiples
    /// of the modulus.
    static func nonzero(modulo modulus: UInt32) -> SeedClasses {
        let multiples = stride(from: 0, through: UInt64(UInt32.max), by: Int(modulus))
        return SeedClasses(
            Dictionary(uniqueKeysWithValues: multiples.map { (UInt32($0), 1) }),
            folding: .modulo(modulus))
    }

    /// The seed that represents all seeds with the sequence of `seed`.
    ///
    /// Takes O(1) time.
    func representative(of seed: UInt32) -> UInt32 {
        folding.representative(of: aliases[seed] ?? seed)
    }

    /// Whether the seeds from 1 to `BlockSeeds.count` give distinct sequences.
    var keepBlockSeedsApart: Bool {
        folding.keepsBlockSeedsApart
            && aliases.keys.allSatisfy { $0 == 0 || $0 > BlockSeeds.count }
    }

    /// A sentence that says all of this, without its full stop.
    var sentence: String {
        let rule =
            if case .none = folding {
                aliases.isEmpty
                    ? "all seeds give different sequences"
                    : "all other seeds give different sequences"
            } else {
                "\(folding)"
            }
        let standIns = Dictionary(grouping: aliases.keys.sorted()) { aliases[$0]! }
            .sorted { $0.value[0] < $1.value[0] }
            .map { target, seeds in
                let list = seeds.map(String.init)
                return list.count == 1
                    ? "\(list[0]) stands for \(target)"
                    : "\(list.dropLast().joined(separator: ", ")) and \(list.last!) stand for "
                        + "\(target)"
            }
        return (standIns + [rule] + (remark.map { [$0] } ?? [])).joined(separator: "; ")
    }
}
