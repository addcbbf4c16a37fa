package import Domain
import Journal

extension JSON {
  /// The cap for what a person or a peer may hand in.
  package static let inputLimit = 64 << 20
  package static let inputDepth = 64
  /// The cap for what passes between our own processes, where a dump may be large.
  package static let contractLimit = 1 << 30
  package static let contractDepth = inputDepth + 8

  /// Parses one document (RFC 8259, UTF-8). Whole numbers become integers; every other number
  /// becomes a string with its literal text, so that an amount keeps the digits it was given.
  ///
  /// `firstLine` is the number of the text's first line in its file, for messages.
  package init(
    parsing bytes: [UInt8], limit: Int = inputLimit, depth: Int = inputDepth, firstLine: Int = 1
  ) throws {
    guard bytes.count <= limit else {
      throw SiweiError("json.too_large", .refused, ["limit": "\(limit >> 20) MiB"])
    }
    self = try bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer, depthLimit: depth, firstLine: firstLine)
      return try parser.document()
    }
  }
}

/// A reader over bytes that never recurses deeper than its limit and never reads past the end.
private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let depthLimit: Int
  let firstLine: Int
  var at = 0

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func document() throws -> JSON {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { at = 3 }
    let value = try value(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw malformed() }
    return value
  }

  private mutating func value(depth: Int) throws -> JSON {
    skipSpace()
    switch next {
    case 0x7B: return try object(depth: depth + 1)
    case 0x5B: return try array(depth: depth + 1)
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    case .some(0x2D), .some(0x30...0x39): return try number()
    default: throw malformed()
    }
  }

  private mutating func object(depth: Int) throws -> JSON {
    try enter(depth)
    var members = [JSON.Member]()
    var keys = Set<[UInt8]>()
    skipSpace()
    if take(0x7D) { return .object([]) }
    while true {
      skipSpace()
      let start = at
      guard next == 0x22 else { throw malformed() }
      let key = try string()
      // A key given twice would let two readers see two values.
      guard keys.insert(Array(key.utf8)).inserted else {
        throw SiweiError("json.duplicate_key", .refused, ["where": place(start), "key": key])
      }
      skipSpace()
      guard take(0x3A) else { throw malformed() }
      members.append(JSON.Member(key, try value(depth: depth)))
      skipSpace()
      if take(0x7D) { return .object(members) }
      guard take(0x2C) else { throw malformed() }
    }
  }

  private mutating func array(depth: Int) throws -> JSON {
    try enter(depth)
    var items = [JSON]()
    skipSpace()
    if take(0x5D) { return .array([]) }
    while true {
      items.append(try value(depth: depth))
      skipSpace()
      if take(0x5D) { return .array(items) }
      guard take(0x2C) else { throw malformed() }
    }
  }

  private mutating func enter(_ depth: Int) throws {
    guard depth <= depthLimit else {
      throw SiweiError(
        "json.too_deep", .refused, ["where": place(at), "limit": String(depthLimit)])
    }
    at += 1
  }

  private mutating func string() throws -> String {
    let start = at
    at += 1
    var out = [UInt8]()
    while let byte = next {
      switch byte {
      case 0x22:
        at += 1
        guard let text = String(validating: out, as: UTF8.self) else { throw malformed(start) }
        return text
      case 0x5C:
        at += 1
        try escape(into: &out)
      case 0..<0x20:
        throw malformed()
      default:
        out.append(byte)
        at += 1
      }
    }
    throw malformed()
  }

  private mutating func escape(into out: inout [UInt8]) throws {
    guard let byte = next else { throw malformed() }
    at += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: out.append(byte)
    case 0x62: out.append(0x08)
    case 0x66: out.append(0x0C)
    case 0x6E: out.append(0x0A)
    case 0x72: out.append(0x0D)
    case 0x74: out.append(0x09)
    case 0x75:
      var code = try fourDigits()
      if (0xD800..<0xDC00).contains(code) {
        guard take(0x5C), take(0x75) else { throw malformed() }
        let low = try fourDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw malformed() }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw malformed() }
      out += Array(String(Character(scalar)).utf8)
    default:
      at -= 1
      throw malformed()
    }
  }

  private mutating func fourDigits() throws -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
        byte < 0x80
      else { throw malformed() }
      code = code << 4 | UInt32(digit)
      at += 1
    }
    return code
  }

  private mutating func number() throws -> JSON {
    let start = at
    var whole = true
    _ = take(0x2D)
    if !take(0x30) { try digits() }
    if take(0x2E) {
      whole = false
      try digits()
    }
    if take(0x65) || take(0x45) {
      whole = false
      if !take(0x2B) { _ = take(0x2D) }
      try digits()
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if whole, let number = Int64(text) { return .integer(number) }
    return .string(text)
  }

  private mutating func digits() throws {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    guard at > start else { throw malformed() }
  }

  private mutating func word(_ text: StaticString, _ value: JSON) throws -> JSON {
    let count = text.utf8CodeUnitCount
    guard bytes.count - at >= count,
      (0..<count).allSatisfy({ bytes[at + $0] == text.utf8Start[$0] })
    else { throw malformed() }
    at += count
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private func malformed(_ offset: Int? = nil) -> SiweiError {
    SiweiError("json.malformed", .refused, ["where": place(offset ?? at)])
  }

  /// `LINE:COLUMN`, the column counted in bytes from 1.
  private func place(_ offset: Int) -> String {
    var line = firstLine
    var column = 1
    for index in 0..<min(offset, bytes.count) {
      if bytes[index] == 0x0A {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return "\(line):\(column)"
  }
}
