extension Drawing {
    /// What is drawn of constants.
    struct Data {
        /// The constant, if it is one; arrows from it start at one box.
        let identity: ObjectIdentifier?
        let label: String

        static let attributes = "shape=box class=data fillcolor=\"#f6f8fa\" height=0.3"

        init(_ constant: any Labelled) {
            identity = ObjectIdentifier(constant)
            label = constant.label
        }

        /// Several constants, in one box.
        init(several constants: [any Labelled]) {
            let first = constants[0].label
            let last = constants[constants.count - 1]
            let isOne = constants.allSatisfy { $0 === last }
            identity = isOne ? ObjectIdentifier(last) : nil
            if isOne {
                label = first
            } else if last.label == first && constants.allSatisfy({ $0.label == first }) {
                label = first
            } else if first.count <= 12 && last.label.count <= 12 {
                label = "\(first) … \(last.label)\n×\(constants.count)"
            } else {
                label = "\(last.typeName) ×\(constants.count)"
            }
        }
    }

    /// The constants that go into an item.
    func data(of item: Item) -> [Data] {
        let constants = item.tasks.map { task in
            schedule.node(task).inputs.map(\.constant)
        }
        guard item.tasks.count > 1 else {
            let all = constants[0].compactMap(\.self)
            return all.count > Self.limit ? [Data(several: all)] : all.map { Data($0) }
        }
        // For siblings those at the same place among the arguments belong together.
        let places = constants.map(\.count).max() ?? 0
        return (0..<places).compactMap { place in
            let here = constants.compactMap { place < $0.count ? $0[place] : nil }
            return here.isEmpty ? nil : Data(several: here)
        }
    }
}
