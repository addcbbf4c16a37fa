/// A SHA-256 value: 32 bytes, ordered as its bytes are.
package struct Hash256: Hashable, Comparable, Sendable {
  package let a: UInt64
  package let b: UInt64
  package let c: UInt64
  package let d: UInt64

  package static let zero = Hash256(a: 0, b: 0, c: 0, d: 0)

  @inlinable
  package init(a: UInt64, b: UInt64, c: UInt64, d: UInt64) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  /// Nil unless there are exactly 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.init(
      a: loadBigEndian(bytes, 0), b: loadBigEndian(bytes, 8),
      c: loadBigEndian(bytes, 16), d: loadBigEndian(bytes, 24))
  }

  /// Nil unless the text is 64 hexadecimal digits.
  package init?(hex: String) {
    guard let bytes = decodeHex(hex) else { return nil }
    self.init(bytes)
  }

  package var bytes: [UInt8] {
    var out = [UInt8]()
    out.reserveCapacity(32)
    for word in [a, b, c, d] { appendBigEndian(word, to: &out) }
    return out
  }

  /// The first 16 bytes, as dots carry them.
  @inlinable
  package var prefix: ID128 { ID128(high: a, low: b) }
  package var hex: String { encodeHex(bytes) }

  @inlinable
  package static func == (left: Hash256, right: Hash256) -> Bool {
    left.a == right.a && left.b == right.b && left.c == right.c && left.d == right.d
  }

  /// Half of it: a hash is as good as random in every part.
  @inlinable
  package func hash(into hasher: inout Hasher) {
    hasher.combine(c)
    hasher.combine(d)
  }

  package static func < (left: Hash256, right: Hash256) -> Bool {
    if left.a != right.a { return left.a < right.a }
    if left.b != right.b { return left.b < right.b }
    if left.c != right.c { return left.c < right.c }
    return left.d < right.d
  }
}
