import Foundation
import TaskGraph
import Testing

/// A tree of files in place of `/proc` and the control groups.
private struct Tree: ~Copyable {
    let root: String

    init(_ files: [String: String]) throws {
        root = NSTemporaryDirectory() + "pikit-\(UUID().uuidString)"
        for (path, text) in files {
            let file = URL(fileURLWithPath: root + path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: false, encoding: .utf8)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }
}

@Suite("The number of processors")
struct ProcessorCountTests {
    private static let mountV2 = "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup rw,nsdelegate\n"
    private static let mountV1 = """
        25 32 0:22 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
        26 32 0:23 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct

        """
    private static let status = "Name:\tx\nCpus_allowed:\tff\nCpus_allowed_list:\t0-7\n"

    private static func count(_ files: [String: String]) throws -> Int {
        let tree = try Tree(files)
        return ProcessorCount.available(root: tree.root)
    }

    @Test(
        "is the number in the affinity mask",
        arguments: [("0-7", 8), ("3", 1), ("0,2", 2), ("0-3,8,10-11", 7), ("0-1023", 1024)])
    func affinity(list: String, count: Int) throws {
        #expect(
            try Self.count(["/proc/self/status": "Cpus_allowed_list:\t\(list)\n"]) == count)
    }

    @Test("excludes processors that are offline")
    func offline() throws {
        let files = [
            "/proc/self/status": "Cpus_allowed_list:\t0-127\n",
            "/sys/devices/system/cpu/online": "0-2,5\n",
        ]
        #expect(try Self.count(files) == 4)
    }

    @Test("is the machine's where no mask can be read", arguments: ["", "x", "3-1", "1-x", ","])
    func unknown(list: String) throws {
        let machine = ProcessInfo.processInfo.activeProcessorCount
        #expect(try Self.count([:]) == machine)
        let count = try Self.count(["/proc/self/status": "Cpus_allowed_list:\t\(list)\n"])
        #expect(count == machine)
    }

    @Test(
        "is at most the quota of control groups version 2, rounded up",
        arguments: [
            ("150000 100000", 2), ("100000 100000", 1), ("1000 100000", 1), ("max 100000", 8),
            ("900000 100000", 8), ("300001 100000", 4), ("", 8), ("nonsense", 8), ("0 0", 8),
        ])
    func version2(limit: String, count: Int) throws {
        let files = [
            "/proc/self/status": Self.status,
            "/proc/self/cgroup": "0::/job\n",
            "/proc/self/mountinfo": Self.mountV2,
            "/sys/fs/cgroup/job/cpu.max": limit + "\n",
        ]
        #expect(try Self.count(files) == count)
    }

    @Test(
        "is at most the quota of control groups version 1, rounded up",
        arguments: [("150000", 2), ("-1", 8), ("50000", 1), ("700000", 7)])
    func version1(quota: String, count: Int) throws {
        let files = [
            "/proc/self/status": Self.status,
            "/proc/self/cgroup": "5:memory:/other\n4:cpu,cpuacct:/job:1/step\n0::/\n",
            "/proc/self/mountinfo": Self.mountV1,
            "/sys/fs/cgroup/cpu,cpuacct/job:1/step/cpu.cfs_quota_us": quota + "\n",
            "/sys/fs/cgroup/cpu,cpuacct/job:1/step/cpu.cfs_period_us": "100000\n",
        ]
        #expect(try Self.count(files) == count)
    }

    @Test("is at most the quota of every ancestor")
    func ancestors() throws {
        var files = [
            "/proc/self/status": Self.status,
            "/proc/self/cgroup": "0::/a/b/c\n",
            "/proc/self/mountinfo": Self.mountV2,
            "/sys/fs/cgroup/a/cpu.max": "250000 100000\n",
            "/sys/fs/cgroup/a/b/cpu.max": "max 100000\n",
            "/sys/fs/cgroup/a/b/c/cpu.max": "400000 100000\n",
        ]
        #expect(try Self.count(files) == 3)
        files["/sys/fs/cgroup/cpu.max"] = "100000 100000\n"
        #expect(try Self.count(files) == 1)
    }

    @Test(
        "is at most the quota in a container, whose mount shows a part of the hierarchy",
        arguments: [
            ("/docker/1", "/docker/1", "/"), ("/docker/1", "/docker/1/job", "/job/"),
            ("/docker/1", "/docker/12", "/"), ("/", "/../../elsewhere", "/"),
            ("/docker/1", "/", "/"),
        ])
    func containers(top: String, group: String, directory: String) throws {
        let files = [
            "/proc/self/status": Self.status,
            "/proc/self/cgroup": "0::\(group)\n",
            "/proc/self/mountinfo":
                "30 23 0:26 \(top) /my\\040groups rw - cgroup2 cgroup rw\n",
            "/my groups\(directory)cpu.max": "200000 100000\n",
        ]
        #expect(try Self.count(files) == 2)
    }

    @Test("is at most both quotas where both versions are mounted")
    func hybrid() throws {
        let files = [
            "/proc/self/status": Self.status,
            "/proc/self/cgroup": "4:cpu,cpuacct:/a\n0::/b\n",
            "/proc/self/mountinfo": Self.mountV1 + Self.mountV2,
            "/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us": "300000\n",
            "/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us": "100000\n",
            "/sys/fs/cgroup/b/cpu.max": "200000 100000\n",
        ]
        #expect(try Self.count(files) == 2)
    }
}
