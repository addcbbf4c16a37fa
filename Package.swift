// swift-tools-version:6.2
import PackageDescription

// Every room is compiled with the same settings; the loop at the end applies them.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
  name: "siwei",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "siwei", targets: ["CommandLineTool"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .target(name: "Journal", dependencies: [crypto]),
    .target(name: "Domain", dependencies: ["Journal"]),
    .target(name: "Sync", dependencies: ["Journal"]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(
      name: "Wire", dependencies: ["Journal", "Sync", "CZstd", protobuf], exclude: ["Protos"]),
    .target(name: "Trust", dependencies: ["Journal", crypto, cryptoExtras]),
    .target(name: "Store", dependencies: ["Journal", "Domain", grdb, sqlite]),
    .target(name: "Engine", dependencies: ["Journal", "Domain", "Sync", "Wire", "Trust", "Store"]),
    .systemLibrary(
      name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "CCurl", dependencies: ["CLibcurl"]),
    .target(name: "PeerClient", dependencies: ["CCurl"]),
    .target(
      name: "Server", dependencies: [hummingbird, logging, lifecycle, nioCore, nioPosix, httpTypes]),
    .target(
      name: "Node",
      dependencies: [
        "Journal", "Domain", "Sync", "Wire", "Trust", "Store", "Engine", "PeerClient", "Server",
        logging, lifecycle, signals, yams,
      ]),
    .target(
      name: "Simulator",
      dependencies: ["Journal", "Domain", "Sync", "Wire", "Trust", "Store", "Engine"]
    ),
    .target(
      name: "Benchmarks",
      dependencies: [
        "Journal", "Domain", "Sync", "Wire", "Trust", "Store", "Engine", "Node", sqlite,
      ]),
    .target(
      name: "TestKit",
      dependencies: ["Journal", "Domain", "Sync", "Wire", "Trust", "Store", "Engine"]),
    .executableTarget(
      name: "CommandLineTool",
      dependencies: ["Node", "Simulator", "Benchmarks", "Journal", "Domain", arguments],
      path: "Sources/CommandLine"),
    .testTarget(
      name: "JournalTests", dependencies: ["Journal", "Domain", "Wire", "Trust", "TestKit"]),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Journal", "Domain", "Wire", "Trust", "Store", "TestKit"]),
    .testTarget(
      name: "SyncTests",
      dependencies: [
        "Journal", "Domain", "Sync", "Wire", "Trust", "Store", "Engine", "TestKit",
      ]),
    .testTarget(
      name: "EngineTests",
      dependencies: ["Journal", "Domain", "Wire", "Trust", "Store", "Engine", "TestKit"]),
    .testTarget(
      name: "EdgeTests", dependencies: ["Server", "PeerClient", logging, lifecycle]),
    .testTarget(
      name: "WireTests", dependencies: ["Wire", "Sync", "Journal", "CZstd", "Trust", "TestKit"]),
    .testTarget(name: "JudgingTests", dependencies: ["Domain", "Journal", "TestKit"]),
    .testTarget(name: "TrustTests", dependencies: ["Trust", "Journal", "TestKit"]),
    .testTarget(name: "SimulatorTests", dependencies: ["Simulator", "Domain", "Journal"]),
    .testTarget(name: "TidyTests"),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
