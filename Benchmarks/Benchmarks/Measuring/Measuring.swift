import Foundation

/// The middle one of the values, in order.
public func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
}

/// The processor's name, as Linux reports it.
public var processor: String {
    let information = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let line = information?.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
        ?? "an unknown processor"
}
