package import Journal
import SwiftProtobuf

/// Changes as protobuf bytes: the one encoder and decoder of frames and bodies.
package struct ProtobufCodec: ChangeCodec {
  package init() {}

  package func encode(_ content: Content) -> Change {
    var writer = FrameWriter(content)
    let frame = writer.frame()
    return Change(frame: frame.encoded, body: writer.body()?.encoded)
  }

  package func decode(frame: [UInt8], body: [UInt8]?, erased: Bool) throws -> Content {
    try Malformed.naming("change.malformed") {
      try Malformed.unless(
        frame.count <= Limits.changeBytes
          && frame.count + (body?.count ?? 0) <= Limits.changeBytes, "size")
      if !erased, let content = CanonicalReader.content(frame: frame, body: body) {
        return content
      }
      return try ProtobufCodec.read(frame: frame, body: body, erased: erased)
    }
  }

  /// Reads every form there is; what our own encoder writes is read faster by `CanonicalReader`.
  package static func read(frame: [UInt8], body: [UInt8]?, erased: Bool) throws -> Content {
    try Malformed.naming("change.malformed") {
      // Small frames cannot hold enough empty messages to matter.
      if frame.count > 16 << 10 {
        try Nest.check(frame, Nest.frame, limit: WireLimits.nestedInFrame)
      }
      if let body, body.count > 16 << 10 {
        try Nest.check(body, Nest.body, limit: Limits.operations)
      }
      let message = try PBFrame(serializedBytes: frame)
      var reader = FrameReader(message, body: try body.map { try PBBody(serializedBytes: $0) })
      return try reader.content(erased: erased)
    }
  }
}

extension Nest {
  /// org_heads.heads, named, groups.ops.
  static let frame = [Nest(9, [Nest(1)]), Nest(12), Nest(13, [Nest(3)])]
  static let body = [Nest(2)]
}
