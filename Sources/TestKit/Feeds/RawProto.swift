/// Protobuf bytes written by hand, for messages that our own encoder would never write.
package struct RawProto {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  private static func varint(_ value: UInt64) -> [UInt8] {
    var out: [UInt8] = []
    var rest = value
    while rest > 127 {
      out.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return out + [UInt8(rest)]
  }

  package func number(_ field: UInt64, _ value: UInt64) -> RawProto {
    adding(RawProto.varint(field << 3) + RawProto.varint(value))
  }

  package func block(_ field: UInt64, _ content: [UInt8]) -> RawProto {
    adding(
      RawProto.varint(field << 3 | 2) + RawProto.varint(UInt64(content.count)) + content)
  }

  package func block(_ field: UInt64, _ content: RawProto) -> RawProto {
    block(field, content.bytes)
  }

  package func text(_ field: UInt64, _ text: String) -> RawProto {
    block(field, Array(text.utf8))
  }

  private func adding(_ more: [UInt8]) -> RawProto {
    var out = self
    out.bytes += more
    return out
  }
}
