/// The fields of one protobuf message, taken one after another in the order of their numbers.
struct Fields {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  /// The number of the next field, as far as its tag has one byte; else 0.
  var next: UInt8 {
    guard place < bytes.count, bytes[place] < 128 else { return 0 }
    return bytes[place] >> 3
  }

  func isNext(_ number: UInt8) -> Bool { next == number }

  /// The bytes of the next field, if it is this one and length-delimited.
  mutating func bytes(_ number: UInt8) -> UnsafeRawBufferPointer? {
    guard place < bytes.count, bytes[place] == number << 3 | 2 else { return nil }
    place += 1
    guard let length = plain(), length <= UInt64(bytes.count - place) else { return nil }
    let start = place
    place += Int(length)
    return UnsafeRawBufferPointer(rebasing: bytes[start..<place])
  }

  /// The number in the next field, if it is this one and a varint.
  mutating func varint(_ number: UInt8) -> UInt64? {
    guard place < bytes.count, bytes[place] == number << 3 else { return nil }
    place += 1
    return plain()
  }

  /// A varint in its shortest form.
  mutating func plain() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 63 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 127) << shift
      if byte < 128 { return byte == 0 && shift > 0 ? nil : value }
      shift += 7
    }
    return nil
  }
}
