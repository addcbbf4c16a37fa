import Testing

/// Protobuf bytes written by hand, for messages that our own encoder would never write.
struct ProtoBytes {
  private(set) var bytes: [UInt8] = []

  static func varint(_ value: UInt64) -> [UInt8] {
    var out: [UInt8] = []
    var rest = value
    while rest > 127 {
      out.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return out + [UInt8(rest)]
  }

  func number(_ field: UInt64, _ value: UInt64) -> ProtoBytes {
    adding(ProtoBytes.varint(field << 3) + ProtoBytes.varint(value))
  }

  func block(_ field: UInt64, _ content: [UInt8]) -> ProtoBytes {
    adding(
      ProtoBytes.varint(field << 3 | 2) + ProtoBytes.varint(UInt64(content.count)) + content)
  }

  func block(_ field: UInt64, _ content: ProtoBytes) -> ProtoBytes { block(field, content.bytes) }
  func text(_ field: UInt64, _ text: String) -> ProtoBytes { block(field, Array(text.utf8)) }

  mutating func append(_ raw: [UInt8]) { bytes += raw }

  private func adding(_ more: [UInt8]) -> ProtoBytes {
    var out = self
    out.bytes += more
    return out
  }
}

/// A value with a name, for the list of a test's cases.
struct Named<Value: Sendable>: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let value: Value

  init(_ name: String, _ value: Value) {
    testDescription = name
    self.value = value
  }
}
