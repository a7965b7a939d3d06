/// The keys of a record.
enum RecordKey: String, CodingKey {
    case format, version, problem, plan, covered, tally, nodes, positions, stream, estimate, pilot,
        runs
    case seedNote, checksum
}
