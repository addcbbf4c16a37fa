/// The value of a field. Nothing hashed is a floating-point number: amounts are decimal texts.
package enum Value: Hashable, Sendable {
  case null
  case text(String)
  case integer(Int64)
  case flag(Bool)
  /// Stands where a body was erased or has a form this software does not know.
  case opaque([UInt8])

  package var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  package var integer: Int64? {
    if case .integer(let number) = self { return number }
    return nil
  }

  package var flag: Bool? {
    if case .flag(let flag) = self { return flag }
    return nil
  }

  /// Identity of values is identity of bytes, never canonical equivalence of text.
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.text(let a), .text(let b)): sameBytes(a, b)
    case (.integer(let a), .integer(let b)): a == b
    case (.flag(let a), .flag(let b)): a == b
    case (.opaque(let a), .opaque(let b)): a == b
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .text(let text): hasher.combine(Array(text.utf8))
    case .integer(let number): hasher.combine(number)
    case .flag(let flag): hasher.combine(flag)
    case .opaque(let bytes): hasher.combine(bytes)
    }
  }
}
