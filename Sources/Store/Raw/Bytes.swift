import Journal

/// Writes the compact forms that columns hold: varints, texts with their length, raw bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func id(_ id: ID128) {
    appendBigEndian(id.high, to: &bytes)
    appendBigEndian(id.low, to: &bytes)
  }

  mutating func raw(_ more: [UInt8]) { bytes += more }

  mutating func number(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ text: String) {
    number(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func value(_ value: Value) {
    switch value {
    case .null: bytes.append(0)
    case .text(let text):
      bytes.append(1)
      self.text(text)
    case .integer(let integer):
      bytes.append(2)
      number(UInt64(bitPattern: integer))
    case .flag(let flag): bytes.append(flag ? 4 : 3)
    case .opaque(let opaque):
      bytes.append(5)
      number(UInt64(opaque.count))
      raw(opaque)
    }
  }

  mutating func heads(_ heads: [Head]) {
    number(UInt64(heads.count))
    for head in heads {
      raw(head.replica.id.bytes)
      number(head.number)
      raw(head.chain.bytes)
    }
  }
}

/// Reads what `ByteWriter` wrote; anything else is damage of the file, never a trap.
struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() throws -> UInt64 {
    var out: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard place < bytes.count else { throw StoreFault.damaged("number") }
      let byte = bytes[place]
      place += 1
      out |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return out }
    }
    throw StoreFault.damaged("number")
  }

  /// A count of things that follow; never more than there are bytes left.
  mutating func count() throws -> Int {
    let number = try number()
    guard number <= UInt64(bytes.count - place) else { throw StoreFault.damaged("count") }
    return Int(number)
  }

  mutating func take(_ count: Int) throws -> [UInt8] {
    guard count >= 0, place + count <= bytes.count else { throw StoreFault.damaged("bytes") }
    defer { place += count }
    return Array(bytes[place..<(place + count)])
  }

  mutating func text() throws -> String {
    let length = try count()
    guard place + length <= bytes.count else { throw StoreFault.damaged("text") }
    defer { place += length }
    return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
  }

  mutating func id() throws -> ID128 {
    guard bytes.count - place >= 16 else { throw StoreFault.damaged("id") }
    defer { place += 16 }
    return ID128(high: loadBigEndian(bytes, place), low: loadBigEndian(bytes, place + 8))
  }

  mutating func value() throws -> Value {
    switch try take(1)[0] {
    case 0: return .null
    case 1: return .text(try text())
    case 2: return .integer(Int64(bitPattern: try number()))
    case 3: return .flag(false)
    case 4: return .flag(true)
    case 5: return .opaque(try take(count()))
    default: throw StoreFault.damaged("value")
    }
  }

  mutating func heads() throws -> [Head] {
    var heads: [Head] = []
    for _ in 0..<(try count()) {
      let replica = ReplicaID(try id())
      let number = try number()
      guard let chain = Hash256(try take(32)) else { throw StoreFault.damaged("head") }
      heads.append(Head(replica: replica, number: number, chain: chain))
    }
    return heads
  }
}
