/// The CPU quota of this process's control groups, in processors.
///
/// A process is in one group of each hierarchy. The limits of the group and of all its ancestors
/// apply. Version 2 of the interface has one hierarchy, and stores quota and period in the file
/// `cpu.max`. Version 1 has a hierarchy for the controller `cpu`, and two files. A machine may have
/// both mounted.
struct CPUQuota {
    /// The smallest quota that applies, in processors, such as 1.5, or `nil` if there is none.
    let processors: Double?

    /// Reads the quotas.
    ///
    /// - Parameter root: The folder that holds `/proc` and the control groups.
    init(root: String) {
        let groups = Self.lines(root + "/proc/self/cgroup").compactMap(Group.init(line:))
        let mounts = groups.isEmpty ? [] : Self.mounts(root + "/proc/self/mountinfo")
        let quotas = groups.flatMap { group in
            mounts.filter { $0.shows(group) }.flatMap { mount in
                mount.directories(of: group).compactMap { directory in
                    Self.quota(root + directory, version: group.version)
                }
            }
        }
        processors = quotas.min()
    }

    /// The quota of the group in a directory, in processors.
    private static func quota(_ directory: String, version: Int) -> Double? {
        let fields =
            version == 2
            ? words(directory + "/cpu.max")
            : words(directory + "/cpu.cfs_quota_us") + words(directory + "/cpu.cfs_period_us")
        // Where there is no quota, version 2 says "max" and version 1 says -1.
        guard fields.count == 2, let quota = Double(fields[0]), let period = Double(fields[1]),
            quota > 0, period > 0
        else { return nil }
        return quota / period
    }

    /// The hierarchies that are mounted.
    ///
    /// There may be hundreds of other mounts, so look at their bytes alone.
    private static func mounts(_ path: String) -> [Mount] {
        let (dash, mark) = (UInt8(ascii: "-"), "- cgroup".utf8)
        let lines = (try? InputFile.read(path))?.split(separator: UInt8(ascii: "\n")) ?? []
        return lines.compactMap { line in
            let isGroup = line.indices.contains {
                line[$0] == dash && line[$0...].starts(with: mark)
            }
            return isGroup ? Mount(line: Substring(decoding: line, as: UTF8.self)) : nil
        }
    }

    private static func lines(_ path: String) -> [Substring] {
        // Splitting a string into its characters takes many times as long.
        (InputFile.text(path) ?? "").utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init)
    }

    private static func words(_ path: String) -> [Substring] {
        lines(path).flatMap { $0.split(separator: " ") }
    }
}

extension CPUQuota {
    /// The group of this process in one hierarchy, from a line of `/proc/self/cgroup`.
    ///
    /// Such lines are "4:cpu,cpuacct:/batch" and "0::/user.slice".
    private struct Group {
        let version: Int
        let path: String

        init?(line: Substring) {
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { return nil }
            if fields[0] == "0" && fields[1].isEmpty {
                version = 2
            } else if fields[1].split(separator: ",").contains("cpu") {
                version = 1
            } else {
                return nil
            }
            path = String(fields[2])
        }
    }

    /// A mounted hierarchy, from a line of `/proc/self/mountinfo`.
    ///
    /// A container sees only the part of the hierarchy below `top`.
    private struct Mount {
        let version: Int
        let top: String
        let point: String

        init?(line: Substring) {
            let halves = line.split(separator: " - ", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            let place = halves[0].split(separator: " ")
            let system = halves[1].split(separator: " ")
            guard place.count >= 5, system.count >= 3 else { return nil }
            if system[0] == "cgroup2" {
                version = 2
            } else if system[0] == "cgroup", system[2].split(separator: ",").contains("cpu") {
                version = 1
            } else {
                return nil
            }
            top = Self.unescaped(place[3])
            point = Self.unescaped(place[4])
        }

        /// Whether the group belongs to this hierarchy.
        func shows(_ group: Group) -> Bool {
            group.version == version
        }

        /// The directories of the group and of its ancestors, as far as the mount shows them.
        ///
        /// A group outside the mounted part is taken for its top. A container that sees the host's
        /// group names has such groups.
        func directories(of group: Group) -> [String] {
            let prefix = top == "/" ? "" : top
            var names: [Substring] = []
            if group.path == prefix || group.path.hasPrefix(prefix + "/") {
                names = group.path.dropFirst(prefix.count).split(separator: "/")
            }
            if names.contains("..") {
                names = []
            }
            return (0...names.count).map { depth in
                ([Substring(point)] + names.prefix(depth)).joined(separator: "/")
            }
        }

        /// Decodes spaces, tabs, line ends and backslashes, which are written as octal escapes.
        private static func unescaped(_ field: Substring) -> String {
            var parts = field.split(separator: "\\", omittingEmptySubsequences: false)[...]
            var text = String(parts.removeFirst())
            for part in parts {
                if let code = UInt8(part.prefix(3), radix: 8) {
                    text.unicodeScalars.append(Unicode.Scalar(code))
                    text += part.dropFirst(3)
                } else {
                    text += "\\" + part
                }
            }
            return text
        }
    }
}
