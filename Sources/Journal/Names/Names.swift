/// Names one life of one database file: the first 16 bytes of the hash of (suite, signing key).
package struct ReplicaID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let id: ID128

  @inlinable
  package init(_ id: ID128) { self.id = id }
  package init?(hex: String) {
    guard let id = ID128(hex: hex) else { return nil }
    self.id = id
  }

  /// The replica that signs with `key` (32 bytes for Ed25519) under `suite`.
  package init(suite: UInt64, key: [UInt8]) {
    var hash = Hashing(tag: HashTag.replica)
    hash.add(suite)
    hash.add(key)
    id = hash.finish().prefix
  }

  package var description: String { id.hex }
  @inlinable
  package static func == (left: ReplicaID, right: ReplicaID) -> Bool { left.id == right.id }
  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
  @inlinable
  package static func < (left: ReplicaID, right: ReplicaID) -> Bool { left.id < right.id }
}

/// Names a record: 16 bytes written as a UUID; it never depends on the record's scope.
package struct RecordID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let id: ID128

  @inlinable
  package init(_ id: ID128) { self.id = id }

  /// Nil unless the text is a UUID in its usual 8-4-4-4-12 form.
  package init?(uuid: String) {
    let digits = Array(uuid.utf8)
    guard digits.count == 36, [8, 13, 18, 23].allSatisfy({ digits[$0] == 45 }) else { return nil }
    let plain = digits.enumerated().filter { ![8, 13, 18, 23].contains($0.offset) }
    guard let id = ID128(hex: String(decoding: plain.map(\.element), as: UTF8.self)) else {
      return nil
    }
    self.id = id
  }

  /// The id that every machine derives from the same parts (sync.md §3: done twice, one record).
  /// It has the form of a UUID of version 8.
  package init(derivedFrom parts: [String]) {
    var hash = Hashing(tag: HashTag.record)
    for part in parts { hash.add(part) }
    let prefix = hash.finish().prefix
    id = ID128(
      high: prefix.high & ~0xF000 | 0x8000,
      low: prefix.low & ~0xC000_0000_0000_0000 | 0x8000_0000_0000_0000)
  }

  /// A UUID of version 7: 48 bits of milliseconds, then random bits, so ids grow with time.
  package init(milliseconds: Int64, random: ID128) {
    let time = UInt64(bitPattern: milliseconds) & 0xFFFF_FFFF_FFFF
    id = ID128(
      high: time << 16 | 0x7000 | random.high & 0x0FFF,
      low: random.low & ~0xC000_0000_0000_0000 | 0x8000_0000_0000_0000)
  }

  package var description: String {
    let hex = Array(id.hex)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }
      .joined(separator: "-")
  }

  @inlinable
  package static func == (left: RecordID, right: RecordID) -> Bool { left.id == right.id }
  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
  @inlinable
  package static func < (left: RecordID, right: RecordID) -> Bool { left.id < right.id }
}

/// The organisation's name: the fingerprint of its root key.
package typealias OrganisationID = Hash256
