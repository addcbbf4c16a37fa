import Crypto

/// The organisation's domain-separated hash: `H(tag, part, part, …)` is SHA-256 over the tag byte
/// and, for each part, its length as four bytes (most significant first) and its bytes.
package struct Hashing {
  private var state = SHA256()

  package init(tag: UInt8) { state.update(data: [tag]) }

  package mutating func add(_ bytes: [UInt8]) {
    let count = UInt32(truncatingIfNeeded: bytes.count)
    let length: [UInt8] = [
      UInt8(truncatingIfNeeded: count >> 24), UInt8(truncatingIfNeeded: count >> 16),
      UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count),
    ]
    state.update(data: length)
    state.update(data: bytes)
  }

  package mutating func add(_ text: String) { add(Array(text.utf8)) }
  package mutating func add(_ hash: Hash256) { add(hash.bytes) }
  package mutating func add(_ id: ID128) { add(id.bytes) }

  package mutating func add(_ number: UInt64) {
    var bytes = [UInt8]()
    appendBigEndian(number, to: &bytes)
    add(bytes)
  }

  package consuming func finish() -> Hash256 {
    let bytes = Array(state.finalize())
    return Hash256(
      a: loadBigEndian(bytes, 0), b: loadBigEndian(bytes, 8),
      c: loadBigEndian(bytes, 16), d: loadBigEndian(bytes, 24))
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
