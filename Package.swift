// swift-tools-version: 6.2

import PackageDescription

/// Whether warnings in this package's own targets are errors.
///
/// The checks set PIKIT_STRICT=1. Users of the package do not, and dependencies are not affected.
let strict = Context.environment["PIKIT_STRICT"] == "1"

let cSettings: [CSetting] =
    [.enableWarning("all"), .enableWarning("extra")]
    + (strict ? [.treatAllWarnings(as: .error)] : [])
let swiftSettings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "pikit",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "PiKit", targets: ["PiKit"]),
        .library(name: "MonteCarlo", targets: ["MonteCarlo"]),
        .library(name: "RandomStreams", targets: ["RandomStreams"]),
        .library(name: "TaskGraph", targets: ["TaskGraph"]),
        .library(name: "PureSwiftPi", targets: ["PureSwiftPi"]),
        .executable(name: "pikit", targets: ["PiCommand"]),
    ],
    dependencies: [
        .package(
            url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2"))
    ],
    targets: [
        // The installed GNU Scientific Library.
        .systemLibrary(
            name: "CGSL",
            pkgConfig: "gsl",
            providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
        // Streams, jumps and the hot loops in C. Its headers include none of GSL's.
        .target(
            name: "CKernel", dependencies: ["CGSL"], exclude: ["vector/README.md"],
            cSettings: cSettings + [.headerSearchPath(".")]),
        // Lazy values, and the scheduler that computes them.
        .target(name: "TaskGraph", swiftSettings: swiftSettings),
        // The same computation in pure Swift, for comparison.
        .target(name: "PureSwiftPi", swiftSettings: swiftSettings),
        // Generators, their streams, and the choice of a kernel.
        .target(name: "RandomStreams", dependencies: ["CKernel"], swiftSettings: swiftSettings),
        // Problems, plans, the engine, records. `Lifetimes` is for the spans that `Columns` lends.
        .target(
            name: "MonteCarlo", dependencies: ["CKernel", "RandomStreams", "TaskGraph"],
            swiftSettings: swiftSettings + [.enableExperimentalFeature("Lifetimes")]),
        // π: the circle as a problem, its estimate, the estimator.
        .target(
            name: "PiKit", dependencies: ["CKernel", "RandomStreams", "MonteCarlo", "TaskGraph"],
            swiftSettings: swiftSettings),
        // The command-line arguments, also where Swift cannot read them.
        .target(name: "CProcess", cSettings: cSettings),
        // The `pikit` program.
        .executableTarget(
            name: "PiCommand",
            dependencies: [
                "CProcess",
                "PiKit",
                "PureSwiftPi",
                "TaskGraph",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings),

        // References for tests: the plain loop over a stock gsl_rng, and generators that are
        // broken on purpose.
        .target(
            name: "CReference", dependencies: ["CGSL"], path: "Tests/CReference",
            cSettings: cSettings),
        // What tests need of CKernel beyond its public header.
        .target(
            name: "CKernelTesting", dependencies: ["CKernel"], path: "Tests/CKernelTesting",
            cSettings: cSettings + [.headerSearchPath("../../Sources/CKernel")]),
        .testTarget(
            name: "CKernelTests",
            dependencies: ["CKernel", "CKernelTesting", "CGSL", "CReference"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "TaskGraphTests", dependencies: ["TaskGraph"], swiftSettings: swiftSettings),
        .testTarget(
            name: "PureSwiftPiTests", dependencies: ["PureSwiftPi", "PiKit", "CReference"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "RandomStreamsTests", dependencies: ["RandomStreams", "CGSL", "CReference"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "MonteCarloTests", dependencies: ["CReference", "MonteCarlo", "TaskGraph"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "PiKitTests", dependencies: ["PiKit", "CGSL", "CKernelTesting", "CReference"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "PiCommandTests", dependencies: ["PiCommand", "PiKit", "CReference"],
            swiftSettings: swiftSettings),
        // Programs that are killed, and disks that fail. `RecordedWalk` is a program to kill.
        .executableTarget(
            name: "RecordedWalk", dependencies: ["MonteCarlo"], path: "Tests/RecordedWalk",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "FaultTests", dependencies: ["PiCommand", "PiKit", "RecordedWalk"],
            swiftSettings: swiftSettings),
        // How the sources are laid out.
        .testTarget(name: "HouseTests", swiftSettings: swiftSettings),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11
)
