package import Journal

/// A JSON value as commands take and give it; objects keep their order. No floating point.
package indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One key with its value.
  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The object of these members, in this order.
  package static func of(_ members: (String, JSON)...) -> JSON {
    .object(members.map { Member($0.0, $0.1) })
  }

  /// A string, or null for nil.
  package static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  package static func number(_ number: Int?) -> JSON { number.map { .integer(Int64($0)) } ?? .null }

  package subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  package var integer: Int64? {
    if case .integer(let number) = self { return number }
    return nil
  }

  package var bool: Bool? {
    if case .bool(let flag) = self { return flag }
    return nil
  }

  package var array: [JSON]? {
    if case .array(let items) = self { return items }
    return nil
  }

  package var members: [Member]? {
    if case .object(let members) = self { return members }
    return nil
  }

  /// The same object with `key` set, in its place or at the end.
  package func setting(_ key: String, _ value: JSON) -> JSON {
    guard case .object(var members) = self else { return self }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index] = Member(key, value)
    } else {
      members.append(Member(key, value))
    }
    return .object(members)
  }

  package init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .text(let text): .string(text)
      case .integer(let number): .integer(number)
      case .flag(let flag): .bool(flag)
      case .opaque: .of(("erased", .bool(true)))
      }
  }

  /// One line of UTF-8 without spaces; only `"`, `\` and control characters are escaped.
  package var line: String {
    var out = [UInt8]()
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the line's bytes.
  package func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += Array("null".utf8)
    case .bool(let flag): out += Array((flag ? "true" : "false").utf8)
    case .integer(let number): out += Array(String(number).utf8)
    case .string(let text): JSON.writeString(text, to: &out)
    case .array(let items):
      out.append(0x5B)
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(0x2C) }
        item.write(to: &out)
      }
      out.append(0x5D)
    case .object(let members):
      out.append(0x7B)
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(0x2C) }
        JSON.writeString(member.key, to: &out)
        out.append(0x3A)
        member.value.write(to: &out)
      }
      out.append(0x7D)
    }
  }

  private static func writeString(_ text: String, to out: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    out.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 || byte == 0x5C {
        out.append(0x5C)
        out.append(byte)
      } else if byte < 0x20 {
        out += Array("\\u00".utf8)
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      } else {
        out.append(byte)
      }
    }
    out.append(0x22)
  }
}
