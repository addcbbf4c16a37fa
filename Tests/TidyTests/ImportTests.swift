import Testing

/// Which room may import what (docs/ARCHITECTURE.md): the walls of the house.
enum ImportTable {
  static let spine = ["Journal", "Domain", "Sync", "Wire", "Trust", "Store", "Engine"]
  /// Parts of the toolchain that any room outside the pure ones may use.
  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Dispatch", "Synchronization",
  ]
  static let logging = ["Logging", "ServiceLifecycle", "UnixSignals"]

  /// Without an entry here a room does not exist.
  static let allowed: [String: [String]] = [
    "Journal": ["Crypto"],
    "Domain": ["Journal"],
    "Sync": ["Journal"],
    "Wire": ["Journal", "Sync", "SwiftProtobuf", "CZstd", "Foundation", "Synchronization"],
    "Trust": ["Journal", "Crypto", "CryptoExtras"],
    "Store": ["Journal", "Domain", "GRDB", "GRDBSQLite"],
    "Engine": ["Journal", "Domain", "Sync", "Wire", "Trust", "Store"],
    "PeerClient": ["CCurl"],
    "Server": [
      "Domain", "Wire", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOPosix",
      "NIOHTTP1", "NIOHTTPTypes",
    ] + logging,
    "Node": spine + ["PeerClient", "Server", "Yams"] + logging,
    "CommandLine": ["Node", "Journal", "Domain", "Simulator", "Benchmarks", "ArgumentParser"],
    "Simulator": spine,
    "Benchmarks": spine + ["Node", "GRDBSQLite"],
    "TestKit": spine,
  ]

  /// Rooms that know the standard library and what the table names, nothing of the system.
  static let withoutSystem: Set<String> = ["Journal", "Domain", "Sync"]

  static func permits(_ module: String, in room: String) -> Bool {
    if !withoutSystem.contains(room), system.contains(module) { return true }
    return allowed[room]?.contains(module) == true
  }
}

/// The module of an import line; nil for any other line.
func imported(_ line: String) -> String? {
  var words = line.split(separator: " ")[...]
  while let word = words.first, word != "import" {
    guard
      word.hasPrefix("@")
        || ["package", "public", "internal", "private", "fileprivate"]
          .contains(word)
    else { return nil }
    words.removeFirst()
  }
  words.removeFirst(min(1, words.count))
  // `import struct Foundation.URL` names a kind of declaration first.
  if let word = words.first, ["struct", "class", "enum", "func", "protocol"].contains(word) {
    words.removeFirst()
  }
  guard let name = words.first else { return nil }
  return String(name.prefix { $0 != "." })
}

@Test(arguments: SourceTree.rooms) func `A room imports only what the table allows`(room: String) {
  var found = [String]()
  for file in SourceTree.all where file.room == room && !file.isTest {
    for (index, line) in file.code.enumerated() {
      guard let module = imported(line) else { continue }
      if !ImportTable.permits(module, in: room) { found.append(file.place(index)) }
    }
  }
  expectNone(found, "\(room) may not import")
}

@Test func `The table and the folders are the same rooms`() {
  #expect(SourceTree.rooms == ImportTable.allowed.keys.sorted())
}
