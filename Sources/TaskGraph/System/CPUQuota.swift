import Foundation

/// The share of the machine's time that the control groups of this process may use, in
/// processors.
///
/// A process is in one group of each hierarchy, and the limits of that group's ancestors hold for
/// it too. Version 2 of the interface has one hierarchy and keeps quota and period in `cpu.max`;
/// version 1 has one for the controller `cpu` and two files. A machine may have both mounted.
struct CPUQuota {
    /// The smallest quota that holds, in processors, such as 1.5.
    ///
    /// `nil` if there is none.
    let processors: Double?

    /// Reads the quotas.
    ///
    /// - Parameter root: Where `/proc` and the control groups are looked for.
    init(root: String) {
        let groups = Self.lines(root + "/proc/self/cgroup").compactMap(Group.init(line:))
        let mounts = Self.lines(root + "/proc/self/mountinfo").compactMap(Mount.init(line:))
        let quotas = groups.flatMap { group in
            mounts.filter { $0.shows(group) }.flatMap { mount in
                mount.directories(of: group).compactMap { directory in
                    Self.quota(root + directory, version: group.version)
                }
            }
        }
        processors = quotas.min()
    }

    private static func quota(_ directory: String, version: Int) -> Double? {
        let fields =
            version == 2
            ? words(directory + "/cpu.max")
            : words(directory + "/cpu.cfs_quota_us") + words(directory + "/cpu.cfs_period_us")
        // No quota is "max" in version 2 and -1 in version 1.
        guard fields.count == 2, let quota = Double(fields[0]), let period = Double(fields[1]),
            quota > 0, period > 0
        else { return nil }
        return quota / period
    }

    private static func lines(_ path: String) -> [Substring] {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n")
    }

    private static func words(_ path: String) -> [Substring] {
        lines(path).flatMap { $0.split(separator: " ") }
    }
}

extension CPUQuota {
    /// The group of this process in one hierarchy: a line of `/proc/self/cgroup`, such as
    /// "4:cpu,cpuacct:/batch" or "0::/user.slice".
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

    /// A mounted hierarchy: a line of `/proc/self/mountinfo`.
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

        func shows(_ group: Group) -> Bool {
            group.version == version
        }

        /// The directories of the group and of its ancestors, as far as the mount shows them.
        ///
        /// A group that lies elsewhere is seen as the mount's top, as in a container that shares
        /// the host's names.
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

        /// Blanks, tabs, line ends and backslashes stand as three octal digits.
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
