package import Domain
import Foundation
import Journal

/// A file of golden vectors: JSON, one member a line, so that a difference reads well.
///
/// With `SIWEI_WRITE_VECTORS=1` in the environment the file is written instead of compared.
package enum VectorFile {
  package static var isWriting: Bool {
    ProcessInfo.processInfo.environment["SIWEI_WRITE_VECTORS"] == "1"
  }

  /// The lines of the file that differ from `document`, expected before found; empty where equal.
  package static func differences(
    _ document: JSON, from name: String, beside file: String = #filePath
  ) throws -> [String] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Vectors/v1")
    let url = folder.appendingPathComponent(name)
    let found = text(document)
    if isWriting {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try found.write(to: url, atomically: true, encoding: .utf8)
      return []
    }
    let expected = lines(try String(contentsOf: url, encoding: .utf8))
    let lines = lines(found)
    var out: [String] = []
    for index in 0..<max(expected.count, lines.count) {
      let pair = [expected, lines].map { index < $0.count ? $0[index] : "" }
      if !pair[0].utf8.elementsEqual(pair[1].utf8) { out += ["- \(pair[0])", "+ \(pair[1])"] }
    }
    return out
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func text(_ document: JSON) -> String {
    var out = ""
    write(document, indent: "", to: &out)
    return out + "\n"
  }

  private static func write(_ value: JSON, indent: String, to out: inout String) {
    let inner = indent + "  "
    switch value {
    case .object(let members) where !members.isEmpty:
      out += "{\n"
      for (index, member) in members.enumerated() {
        out += inner + JSON.string(member.key).line + ": "
        write(member.value, indent: inner, to: &out)
        out += index + 1 < members.count ? ",\n" : "\n"
      }
      out += indent + "}"
    case .array(let items) where items.contains { $0.members != nil || $0.array != nil }:
      out += "[\n"
      for (index, item) in items.enumerated() {
        out += inner
        write(item, indent: inner, to: &out)
        out += index + 1 < items.count ? ",\n" : "\n"
      }
      out += indent + "]"
    default: out += value.line
    }
  }
}

extension JSON {
  package static func hex(_ bytes: [UInt8]?) -> JSON { .text(bytes.map(encodeHex)) }
}
