import Journal

/// Writes the compact forms that columns hold: varints, texts with their length, raw bytes.
///
/// Memory of its own: two of these are written for every record that changes, and an array asks
/// at each byte whether it is shared.
final class ByteWriter {
  private var memory: UnsafeMutableRawBufferPointer
  @exclusivity(unchecked) private var count = 0

  init(capacity: Int = 64) {
    memory = .allocate(byteCount: max(capacity, 16), alignment: 1)
  }

  deinit { memory.deallocate() }

  /// What was written so far; only while this object lives and nothing more is written.
  private var written: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: memory[..<count])
  }
  var bytes: [UInt8] { Array(written) }
  var size: Int { count }

  func hash(tag: UInt8) -> Hash256 { Hashing.hash(tag: tag, written) }

  /// `body` must not keep the bytes.
  func withBytes(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows { try body(written) }

  /// Room for `more` bytes.
  private func reserve(_ more: Int) {
    guard count + more > memory.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(memory.count * 2, count + more), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
  }

  private func copy(_ more: UnsafeRawBufferPointer) {
    reserve(more.count)
    UnsafeMutableRawBufferPointer(rebasing: memory[count..<(count + more.count)])
      .copyMemory(from: more)
    count += more.count
  }

  func raw(_ more: [UInt8]) { more.withUnsafeBytes { copy($0) } }
  func raw(_ more: ByteWriter) { copy(more.written) }

  func byte(_ byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count += 1
  }

  func id(_ id: ID128) {
    withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) { copy($0) }
  }

  func number(_ number: UInt64) {
    reserve(10)
    var rest = number
    while rest >= 0x80 {
      memory[count] = UInt8(truncatingIfNeeded: rest) | 0x80
      count += 1
      rest >>= 7
    }
    memory[count] = UInt8(rest)
    count += 1
  }

  func text(_ text: String) {
    number(UInt64(text.utf8.count))
    var text = text
    text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
  }

  func value(_ value: Value) {
    switch value {
    case .null: byte(0)
    case .text(let text):
      byte(1)
      self.text(text)
    case .integer(let integer):
      byte(2)
      number(UInt64(bitPattern: integer))
    case .flag(let flag): byte(flag ? 4 : 3)
    case .opaque(let opaque):
      byte(5)
      number(UInt64(opaque.count))
      raw(opaque)
    }
  }

  func heads(_ heads: [Head]) {
    number(UInt64(heads.count))
    for head in heads {
      id(head.replica.id)
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
