// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "pikit-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "pikit", path: ".."),
        // The default traits replace malloc and the Swift runtime to count calls.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Streams",
            dependencies: [
                .product(name: "PiKit", package: "pikit"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Streams",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        // Measures ratios of two programs in turn, which the benchmark package cannot do.
        .executableTarget(
            name: "Kernels",
            dependencies: ["Measuring", .product(name: "PiKit", package: "pikit")],
            path: "Benchmarks/Kernels"),
        .executableTarget(
            name: "Graphs",
            dependencies: ["Measuring", .product(name: "TaskGraph", package: "pikit")],
            path: "Benchmarks/Graphs"),
        .executableTarget(
            name: "Draws",
            dependencies: [
                "CDraws", "Measuring", .product(name: "RandomStreams", package: "pikit"),
            ],
            path: "Benchmarks/Draws"),
        .executableTarget(
            name: "Simulations",
            dependencies: [
                "CSimulations", "Measuring", .product(name: "PiKit", package: "pikit"),
            ],
            path: "Benchmarks/Simulations"),
        // Measures whole processes, and what a process does once.
        .executableTarget(
            name: "StartUp",
            dependencies: ["Measuring", .product(name: "PiKit", package: "pikit")],
            path: "Benchmarks/StartUp"),
        // What the five above have in common.
        .target(name: "Measuring", path: "Benchmarks/Measuring"),
        // Loops over stock GSL in C, to compare with.
        .target(name: "CDraws", dependencies: ["CStockGSL"], path: "Benchmarks/CDraws"),
        .target(
            name: "CSimulations", dependencies: ["CStockGSL"], path: "Benchmarks/CSimulations"),
        .systemLibrary(name: "CStockGSL", path: "Benchmarks/CStockGSL", pkgConfig: "gsl"),
    ],
    swiftLanguageModes: [.v6]
)
