/// Where a message holds other messages or repeated byte strings, by field number.
///
/// A parser makes a hundred bytes of room for each two-byte empty message; they are counted here
/// first, on the bytes, without making room for anything.
struct Nest: Sendable {
  let number: UInt64
  let inner: [Nest]

  init(_ number: UInt64, _ inner: [Nest] = []) {
    self.number = number
    self.inner = inner
  }

  /// Throws when `bytes` hold more than `limit` messages in the places named by `nests`, or are
  /// no protobuf at all.
  static func check(_ bytes: [UInt8], _ nests: [Nest], limit: Int) throws {
    var walk = Walk(bytes: bytes, left: limit)
    try walk.walk(0..<bytes.count, nests)
  }
}

/// The walk over the fields of a message and of the messages within.
private struct Walk {
  let bytes: [UInt8]
  var left: Int

  mutating func walk(_ range: Range<Int>, _ nests: [Nest]) throws {
    var place = range.lowerBound
    while place < range.upperBound {
      let tag = try varint(&place, range.upperBound)
      switch tag & 7 {
      case 0: _ = try varint(&place, range.upperBound)
      case 1: try skip(8, &place, range.upperBound)
      case 5: try skip(4, &place, range.upperBound)
      case 2:
        let length = try varint(&place, range.upperBound)
        let start = place
        try skip(length, &place, range.upperBound)
        if let nest = nests.first(where: { $0.number == tag >> 3 }) {
          left -= 1
          try Malformed.unless(left >= 0, "too many parts")
          if !nest.inner.isEmpty { try walk(start..<place, nest.inner) }
        }
      // Groups are no part of the schema; what is in one is walked as if it stood here.
      case 3, 4: continue
      default: throw Malformed("protobuf")
      }
    }
  }

  private func skip(_ length: UInt64, _ place: inout Int, _ end: Int) throws {
    try Malformed.unless(length <= UInt64(end - place), "protobuf")
    place += Int(length)
  }

  private func varint(_ place: inout Int, _ end: Int) throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < end, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 127) << shift
      if byte < 128 { return value }
      shift += 7
    }
    throw Malformed("protobuf")
  }
}
