#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The number of processors that this process may keep busy.
///
/// `ProcessInfo.activeProcessorCount` counts the processors of the machine. On Linux, a process may
/// have fewer. Its affinity mask, set by `taskset`, batch systems and cpusets, names the processors
/// that it may run on. The CPU quota of its control group, set by containers, limits the time that
/// it may spend on them. Where the system reports neither, the machine's count is used.
package enum ProcessorCount {
    /// The number of processors in the affinity mask, or the rounded-up CPU quota if that is less.
    ///
    /// The result is at least 1.
    ///
    /// - Parameter root: The folder that holds `/proc` and the control groups. Tests pass a tree of
    ///   their own.
    package static func available(root: String = "/") -> Int {
        let processors = affine(root: root) ?? ProcessInfo.processInfo.activeProcessorCount
        guard let quota = CPUQuota(root: root).processors else { return max(1, processors) }
        return max(1, Int(min(Double(processors), quota.rounded(.up))))
    }

    /// The number of online processors in the affinity mask, or `nil` if there is no mask to read.
    private static func affine(root: String) -> Int? {
        guard
            let status = InputFile.text(root + "/proc/self/status"),
            let line = status.utf8.split(separator: UInt8(ascii: "\n")).first(where: {
                $0.starts(with: "Cpus_allowed_list:".utf8)
            }),
            let allowed = processors(in: Substring(line).drop { $0 != ":" }.dropFirst())
        else { return nil }
        // The mask may name processors that are switched off or absent.
        let file = root + "/sys/devices/system/cpu/online"
        guard let list = InputFile.text(file),
            let online = processors(in: list[...])
        else { return allowed.count }
        return allowed.intersection(online).count
    }

    /// Parses a list such as "0-3,8", or returns `nil` if it is empty or malformed.
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
