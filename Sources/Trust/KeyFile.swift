import Journal

/// A replica's seed in its `identity/` folder: one line `siwei-replica-key 1 HEX`, mode 0600.
package struct KeyFile: Sendable {
  private static let mark = "siwei-replica-key 1 "

  package let path: String

  package init(path: String) { self.path = path }

  /// The key file of a data folder.
  package init(dataFolder: String) { path = dataFolder + "/identity/replica.key" }

  /// Throws `key.missing`, `key.permissions`, `key.unreadable` or `key.malformed`.
  package func load() throws -> Ed25519Signer {
    let text = String(decoding: try PrivateFile.read(path), as: UTF8.self)
    guard text.hasPrefix(KeyFile.mark), text.hasSuffix("\n"),
      let seed = decodeHex(String(text.dropFirst(KeyFile.mark.count).dropLast())),
      seed.count == Ed25519Signer.seedBytes
    else { throw SiweiError("key.malformed", .configuration, ["path": path]) }
    return try Ed25519Signer(seed: seed)
  }

  /// Replaces the key that is there, if any; throws `key.unwritable`.
  package func save(seed: [UInt8]) throws {
    try PrivateFile.write(Array((KeyFile.mark + encodeHex(seed) + "\n").utf8), to: path)
  }
}
