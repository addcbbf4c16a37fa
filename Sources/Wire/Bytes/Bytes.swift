import Foundation
import Journal
import SwiftProtobuf

extension ID128 {
  var data: Data { withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) } }

  /// Throws unless there are exactly 16 bytes.
  init(_ data: Data, _ what: @autoclosure () -> String) throws {
    guard data.count == 16 else { throw Malformed(what()) }
    self = data.withUnsafeBytes { ID128(high: word($0, 0), low: word($0, 8)) }
  }
}

extension ReplicaID {
  init(_ data: Data, _ what: @autoclosure () -> String) throws {
    self.init(try ID128(data, what()))
  }
}

extension Hash256 {
  var data: Data {
    withUnsafeBytes(of: (a.bigEndian, b.bigEndian, c.bigEndian, d.bigEndian)) { Data($0) }
  }

  /// Throws unless there are exactly 32 bytes.
  init(_ data: Data, _ what: @autoclosure () -> String) throws {
    guard data.count == 32 else { throw Malformed(what()) }
    self = data.withUnsafeBytes {
      Hash256(a: word($0, 0), b: word($0, 8), c: word($0, 16), d: word($0, 24))
    }
  }
}

private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
  UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

extension Scope {
  /// Throws unless the anchor is a unit's id and the reach one of the five.
  init(anchor: String, reach: UInt32) throws {
    guard let unit = UnitID(anchor), let code = UInt8(exactly: reach),
      let known = Reach(rawValue: code)
    else { throw Malformed("scope") }
    self.init(unit, known)
  }
}

extension SwiftProtobuf.Message {
  /// The bytes of a message whose fields are all optional, as all of ours are.
  var encoded: [UInt8] {
    do {
      return try serializedBytes()
    } catch {
      preconditionFailure("a message without required fields did not encode: \(error)")
    }
  }
}

/// A signature or nothing; throws for any other length.
func signature(_ data: Data) throws -> [UInt8]? {
  guard !data.isEmpty else { return nil }
  guard data.count == 64 else { throw Malformed("signature") }
  return [UInt8](data)
}

/// Exactly `count` bytes.
func exactly(_ count: Int, _ data: Data, _ what: @autoclosure () -> String) throws -> [UInt8] {
  guard data.count == count else { throw Malformed(what()) }
  return [UInt8](data)
}
