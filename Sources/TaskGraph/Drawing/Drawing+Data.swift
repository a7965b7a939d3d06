extension Drawing {
    /// A box that stands for constants.
    struct Data {
        /// The identity of the constant, if the box stands for a single one.
        ///
        /// All arrows from that constant start at this box.
        let identity: ObjectIdentifier?
        let label: String

        static let attributes = "shape=box class=data fillcolor=\"#f6f8fa\" height=0.3"

        /// A box for one constant.
        init(_ constant: any Labelled) {
            identity = ObjectIdentifier(constant)
            label = constant.label
        }

        /// A box for several constants.
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

    /// The start of an arrow to an item.
    enum Argument {
        case data(Data)
        case item(Int)
    }

    /// The starts of all arrows to an item, in the order of its arguments.
    func arguments(of item: Item) -> [Argument] {
        let constants = item.tasks.map { task in
            schedule.node(task).inputs.map(\.constant)
        }
        let inputs = item.inputs.map { Argument.item($0) }
        if item.tasks.count == 1 {
            let data = constants[0].compactMap(\.self)
            if data.count > Self.limit { return [.data(Data(several: data))] + inputs }
            var seen: Set<Int> = []
            return zip(constants[0], schedule.inputs(of: item.tasks[0])).compactMap {
                constant, place in
                if let constant { return .data(Data(constant)) }
                let input = itemOfTask[Int(place)]
                return seen.insert(input).inserted ? .item(input) : nil
            }
        }
        // The siblings' constants in the same argument position belong together.
        let places = constants.map(\.count).max() ?? 0
        let data = (0..<places).compactMap { place -> Argument? in
            let here = constants.compactMap { place < $0.count ? $0[place] : nil }
            return here.isEmpty ? nil : .data(Data(several: here))
        }
        return data + inputs
    }
}
