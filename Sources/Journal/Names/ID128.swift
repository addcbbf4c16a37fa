/// Sixteen bytes, ordered as its bytes are: the body of every short identifier.
package struct ID128: Hashable, Comparable, Sendable {
  package let high: UInt64
  package let low: UInt64

  @inlinable
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Nil unless there are exactly 16 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.init(high: loadBigEndian(bytes, 0), low: loadBigEndian(bytes, 8))
  }

  /// Nil unless the text is 32 hexadecimal digits.
  package init?(hex: String) {
    guard let bytes = decodeHex(hex) else { return nil }
    self.init(bytes)
  }

  package var bytes: [UInt8] {
    var out = [UInt8]()
    out.reserveCapacity(16)
    appendBigEndian(high, to: &out)
    appendBigEndian(low, to: &out)
    return out
  }

  package var hex: String { encodeHex(bytes) }

  @inlinable
  package static func == (left: ID128, right: ID128) -> Bool {
    left.high == right.high && left.low == right.low
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }

  @inlinable
  package static func < (left: ID128, right: ID128) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

/// Reads eight bytes from `offset` on; the caller has checked that they are there.
@inlinable
package func loadBigEndian(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
  precondition(offset >= 0 && offset + 8 <= bytes.count)
  return bytes.withUnsafeBytes {
    UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

/// Appends eight bytes, most significant first.
@inlinable
package func appendBigEndian(_ word: UInt64, to out: inout [UInt8]) {
  withUnsafeBytes(of: word.bigEndian) { out.append(contentsOf: $0) }
}

/// Lower-case hexadecimal digits of `bytes`.
package func encodeHex(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var out = [UInt8]()
  out.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    out.append(digits[Int(byte >> 4)])
    out.append(digits[Int(byte & 15)])
  }
  return String(decoding: out, as: UTF8.self)
}

/// The bytes a text of hexadecimal digits stands for; nil if it is anything else.
package func decodeHex(_ text: String) -> [UInt8]? {
  let digits = Array(text.utf8)
  guard digits.count % 2 == 0 else { return nil }
  var out = [UInt8]()
  out.reserveCapacity(digits.count / 2)
  for index in stride(from: 0, to: digits.count, by: 2) {
    guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else {
      return nil
    }
    out.append(high << 4 | low)
  }
  return out
}

private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case 48...57: digit - 48
  case 97...102: digit - 87
  case 65...70: digit - 55
  default: nil
  }
}
