/// The subcommands, in the order in which the help lists them.
enum Subcommand: String, CaseIterable {
    case estimate, merge, show, generators, stream, graph, recipe, compare

    /// The type that parses the subcommand's options and runs it.
    var type: any DocumentedCommand.Type {
        switch self {
        case .estimate: EstimateCommand.self
        case .merge: MergeCommand.self
        case .show: ShowCommand.self
        case .generators: GeneratorsCommand.self
        case .stream: StreamCommand.self
        case .graph: GraphCommand.self
        case .recipe: RecipeCommand.self
        case .compare: CompareCommand.self
        }
    }
}
