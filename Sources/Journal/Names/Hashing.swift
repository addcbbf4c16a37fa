import Crypto

/// The organisation's domain-separated hash: `H(tag, part, part, …)` is SHA-256 over the tag byte
/// and, for each part, its length as four bytes (most significant first) and its bytes.
package struct Hashing {
  // One piece hashed at the end: many small updates cost more than the hash itself.
  private var piece: [UInt8]

  /// `capacity` is a guess of how many bytes will be added.
  package init(tag: UInt8, capacity: Int = 128) {
    piece = []
    piece.reserveCapacity(capacity)
    piece.append(tag)
  }

  private mutating func add(length: Int) {
    let count = UInt32(truncatingIfNeeded: length)
    piece.append(UInt8(truncatingIfNeeded: count >> 24))
    piece.append(UInt8(truncatingIfNeeded: count >> 16))
    piece.append(UInt8(truncatingIfNeeded: count >> 8))
    piece.append(UInt8(truncatingIfNeeded: count))
  }

  package mutating func add(_ bytes: [UInt8]) {
    add(length: bytes.count)
    piece += bytes
  }

  package mutating func add(_ text: String) {
    add(length: text.utf8.count)
    piece += text.utf8
  }

  package mutating func add(_ hash: Hash256) {
    add(length: 32)
    appendBigEndian(hash.a, to: &piece)
    appendBigEndian(hash.b, to: &piece)
    appendBigEndian(hash.c, to: &piece)
    appendBigEndian(hash.d, to: &piece)
  }

  package mutating func add(_ id: ID128) {
    add(length: 16)
    appendBigEndian(id.high, to: &piece)
    appendBigEndian(id.low, to: &piece)
  }

  package mutating func add(_ number: UInt64) {
    add(length: 8)
    appendBigEndian(number, to: &piece)
  }

  /// `H(tag, part)` of one part, without a copy of it.
  package static func hash(tag: UInt8, _ part: UnsafeRawBufferPointer) -> Hash256 {
    var head = Hashing(tag: tag, capacity: 8)
    head.add(length: part.count)
    var state = SHA256()
    head.piece.withUnsafeBytes { state.update(bufferPointer: $0) }
    state.update(bufferPointer: part)
    return words(of: state)
  }

  package consuming func finish() -> Hash256 {
    var state = SHA256()
    piece.withUnsafeBytes { state.update(bufferPointer: $0) }
    return Hashing.words(of: state)
  }

  private static func words(of state: SHA256) -> Hash256 {
    state.finalize().withUnsafeBytes { bytes in
      Hash256(
        a: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        b: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        c: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
        d: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)))
    }
  }
}

/// SHA-256 of the bytes alone, where a contract names it so (conflict ids, cli.md 2).
package func plainSHA256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// What each tag of `H` stands for; a tag is never used for two things.
package enum HashTag {
  package static let chainStart: UInt8 = 0
  package static let chain: UInt8 = 1
  package static let frame: UInt8 = 2
  package static let body: UInt8 = 3
  package static let organisation: UInt8 = 4
  package static let replica: UInt8 = 5
  package static let record: UInt8 = 6
  package static let statement: UInt8 = 7
  package static let vector: UInt8 = 8
  package static let recordState: UInt8 = 9
  package static let knowledge: UInt8 = 10
  package static let duplicateMark: UInt8 = 11
  package static let receiptItem: UInt8 = 12
  package static let secret: UInt8 = 13
  package static let invitation: UInt8 = 14
}
