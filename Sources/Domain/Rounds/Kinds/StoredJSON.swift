/// Reads the one-line JSON that this room itself writes into fields, and nothing looser: whole
/// numbers, no spaces. What anybody else may have written in its place is answered with nil.
extension JSON {
  private static let storedLimit = 256 << 10
  private static let storedDepth = 8

  package init?(stored text: String) {
    guard text.utf8.count <= JSON.storedLimit else { return nil }
    var reader = StoredReader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: JSON.storedDepth), reader.isAtEnd else { return nil }
    self = value
  }
}

private struct StoredReader {
  let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  mutating func value(depth: Int) -> JSON? {
    guard depth > 0 else { return nil }
    guard let next else { return nil }
    switch next {
    case 0x22: return string().map { .string($0) }
    case 0x5B: return array(depth: depth - 1)
    case 0x7B: return object(depth: depth - 1)
    case 0x2D, 0x30...0x39: return number()
    default:
      return word("null", .null) ?? word("true", .bool(true)) ?? word("false", .bool(false))
    }
  }

  private mutating func word(_ text: String, _ value: JSON) -> JSON? {
    let word = Array(text.utf8)
    guard bytes[at...].starts(with: word) else { return nil }
    at += word.count
    return value
  }

  private mutating func number() -> JSON? {
    let start = at
    _ = take(0x2D)
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    return Int64(String(decoding: bytes[start..<at], as: UTF8.self)).map { .integer($0) }
  }

  private mutating func array(depth: Int) -> JSON? {
    at += 1
    var items: [JSON] = []
    if take(0x5D) { return .array(items) }
    while let item = value(depth: depth) {
      items.append(item)
      if take(0x5D) { return .array(items) }
      guard take(0x2C) else { return nil }
    }
    return nil
  }

  private mutating func object(depth: Int) -> JSON? {
    at += 1
    var members: [JSON.Member] = []
    if take(0x7D) { return .object(members) }
    while next == 0x22, let key = string(), take(0x3A), let value = value(depth: depth) {
      members.append(JSON.Member(key, value))
      if take(0x7D) { return .object(members) }
      guard take(0x2C) else { return nil }
    }
    return nil
  }

  private mutating func string() -> String? {
    guard take(0x22) else { return nil }
    var out: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case 0x22: return String(validating: out, as: UTF8.self)
      case 0x5C:
        guard let escaped = escape() else { return nil }
        out.append(escaped)
      default: out.append(byte)
      }
    }
    return nil
  }

  /// `\"`, `\\` and `\u00XX`: all that `JSON.line` writes.
  private mutating func escape() -> UInt8? {
    if take(0x22) { return 0x22 }
    if take(0x5C) { return 0x5C }
    guard at + 5 <= bytes.count, bytes[at...].starts(with: Array("u00".utf8)) else { return nil }
    let digits = String(decoding: bytes[(at + 3)..<(at + 5)], as: UTF8.self)
    guard let found = decodeHexByte(digits) else { return nil }
    at += 5
    return found
  }

  private func decodeHexByte(_ digits: String) -> UInt8? { UInt8(digits, radix: 16) }
}
