import Foundation

/// How many processors this process may keep busy.
///
/// `ProcessInfo.activeProcessorCount` counts those of the machine. On Linux a process may have
/// fewer: its affinity mask (which `taskset`, batch systems and cpusets set) names the processors
/// it may run on, and a quota of its control group (which containers set) limits the time it may
/// spend on them. Where the system tells neither, that count is what is left.
package enum ProcessorCount {
    /// The processors of the affinity mask, or as many as the quota pays for, rounded up, if these
    /// are fewer.
    ///
    /// At least 1.
    ///
    /// - Parameter root: Where `/proc` and the control groups are looked for. Tests put a tree of
    ///   their own there.
    package static func available(root: String = "/") -> Int {
        let processors = affine(root: root) ?? ProcessInfo.processInfo.activeProcessorCount
        guard let quota = CPUQuota(root: root).processors else { return max(1, processors) }
        return max(1, Int(min(Double(processors), quota.rounded(.up))))
    }

    /// The processors in the affinity mask that are online.
    private static func affine(root: String) -> Int? {
        guard
            let status = try? String(contentsOfFile: root + "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: {
                $0.hasPrefix("Cpus_allowed_list:")
            }),
            let allowed = processors(in: line.drop { $0 != ":" }.dropFirst())
        else { return nil }
        // The mask may name processors that are switched off, or not even plugged in.
        let file = root + "/sys/devices/system/cpu/online"
        guard let list = try? String(contentsOfFile: file, encoding: .utf8),
            let online = processors(in: list[...])
        else { return allowed.count }
        return allowed.intersection(online).count
    }

    /// Reads a list such as "0-3,8".
    private static func processors(in list: Substring) -> Set<Int>? {
        var processors: Set<Int> = []
        for range in list.filter({ !$0.isWhitespace }).split(separator: ",") {
            let bounds = range.split(separator: "-").map { Int($0) }
            guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, first <= last
            else { return nil }
            processors.formUnion(first...last)
        }
        return processors.isEmpty ? nil : processors
    }
}
