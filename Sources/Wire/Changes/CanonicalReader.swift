import Foundation
import Journal

/// Reads frames and bodies of exactly the form our own encoder writes, without a message object in
/// between; nil for anything else, which `FrameReader` then reads or refuses.
///
/// It accepts less than `FrameReader`, and what it accepts reads the same in both; it decides
/// nothing by itself about bytes of another form.
struct CanonicalReader {
  private var values: [Value] = []
  private var named: [Dot] = []
  private var personal = 0
  private var namings = 0
  /// The name of the operation before in the same group; names in ascending order cannot repeat.
  private var lastField: UnsafeRawBufferPointer?
  private var isAscending = true

  static func content(frame: [UInt8], body: [UInt8]?) -> Content? {
    frame.withUnsafeBytes { frame in
      var reader = CanonicalReader()
      guard let body else { return reader.content(Fields(frame), nil) }
      return body.withUnsafeBytes { reader.content(Fields(frame), Fields($0)) }
    }
  }

  private mutating func content(_ frame: Fields, _ body: Fields?) -> Content? {
    var fields = frame
    guard let previous = fields.bytes(1).flatMap(hash), let anchor = fields.bytes(2),
      let unit = text(anchor).flatMap({ UnitID($0) }), let code = fields.varint(3),
      let reach = UInt8(exactly: code).flatMap({ Reach(rawValue: $0) }),
      let replica = fields.bytes(4).flatMap(id).map({ ReplicaID($0) }),
      let number = fields.varint(5), number > 0
    else { return nil }
    // A newer format may hold what is not known here.
    if fields.isNext(6) { return nil }
    let edition = fields.isNext(7) ? fields.varint(7) : 1
    guard let edition, let act = fields.bytes(8).flatMap(id) else { return nil }
    var orgHeads: [Head]?
    if fields.isNext(9) {
      guard let part = fields.bytes(9), let read = heads(Fields(part)) else { return nil }
      orgHeads = read
    }
    var time: Int64 = 0
    if fields.isNext(10) {
      guard let zigzag = fields.varint(10) else { return nil }
      time = signed(zigzag)
    }
    var actor = ""
    if fields.isNext(11) {
      guard let part = fields.bytes(11), part.count <= WireLimits.actorBytes,
        let read = text(part)
      else { return nil }
      actor = read
    }
    guard readNamed(&fields, author: replica), readValues(body) else { return nil }
    guard let operations = readOperations(&fields) else { return nil }
    var rests: [Dot] = []
    if fields.isNext(14) {
      guard let part = fields.bytes(14), let read = dots(Fields(part)) else { return nil }
      rests = read
    }
    var says = false
    if fields.isNext(15) {
      guard let flag = fields.varint(15), flag <= 1 else { return nil }
      says = flag == 1
    }
    guard fields.isAtEnd, (reason != nil) == says, isWhole(operations, says, body != nil) else {
      return nil
    }
    return Content(
      format: 1, edition: max(edition, 1), scope: Scope(unit, reach), replica: replica,
      number: number, previous: previous, act: act, orgHeads: orgHeads, deviceTime: time,
      actor: actor, operations: operations, rests: rests, reason: reason, salt: salt,
      erased: false)
  }

  private var salt: ID128?
  private var reason: String?

  /// Frame and body fit: all values used, one record where there is a body.
  private func isWhole(_ operations: [Journal.Operation], _ says: Bool, _ hasBody: Bool) -> Bool {
    guard hasBody == (says || personal > 0), personal == values.count else { return false }
    guard hasBody, let first = operations.first else { return true }
    return operations.allSatisfy { $0.record == first.record }
  }

  private mutating func readValues(_ body: Fields?) -> Bool {
    guard var fields = body else { return true }
    guard let salt = fields.bytes(1).flatMap(id) else { return false }
    self.salt = salt
    while fields.isNext(2) {
      guard let part = fields.bytes(2), values.count < Limits.operations,
        let value = personalValue(Fields(part))
      else { return false }
      values.append(value)
    }
    if fields.isNext(3) {
      guard let part = fields.bytes(3), part.count <= Limits.valueBytes, let words = text(part)
      else { return false }
      reason = words
    }
    return fields.isAtEnd
  }

  private mutating func readNamed(_ fields: inout Fields, author: ReplicaID) -> Bool {
    while fields.isNext(12) {
      guard let item = fields.bytes(12), named.count < Limits.namedDots else { return false }
      var part = Fields(item)
      var replica = author
      if part.isNext(1) {
        guard let other = part.bytes(1).flatMap(id) else { return false }
        replica = ReplicaID(other)
      }
      guard let number = part.varint(2), number > 0, let hash = part.bytes(3).flatMap(id),
        part.isAtEnd
      else { return false }
      let dot = Dot(replica: replica, number: number, hash: hash)
      if let last = named.last, !(last < dot) { return false }
      named.append(dot)
    }
    return true
  }

  /// The dots at packed places, ascending.
  private mutating func dots(_ part: Fields) -> [Dot]? {
    var fields = part
    var out: [Dot] = []
    var least: UInt64 = 0
    while !fields.isAtEnd {
      guard let place = fields.plain(), place >= least, place < UInt64(named.count) else {
        return nil
      }
      out.append(named[Int(place)])
      least = place + 1
      namings += 1
      guard namings <= WireLimits.namings else { return nil }
    }
    return out
  }

  // MARK: operations

  private mutating func readOperations(_ fields: inout Fields) -> [Journal.Operation]? {
    var out: [Journal.Operation] = []
    out.reserveCapacity(16)
    while fields.isNext(13) {
      guard let item = fields.bytes(13) else { return nil }
      if !out.isEmpty { isAscending = false }
      var group = Fields(item)
      guard let record = group.bytes(1).flatMap(id), let kind = group.bytes(2).flatMap(name)
      else { return nil }
      var isEmpty = true
      while group.isNext(3) {
        guard let part = group.bytes(3), out.count < Limits.operations,
          let read = operation(Fields(part), RecordID(record), kind)
        else { return nil }
        isEmpty = false
        out.append(read)
      }
      guard !isEmpty, group.isAtEnd else { return nil }
    }
    return !isAscending && hasDoublePut(out) ? nil : out
  }

  private mutating func operation(
    _ part: Fields, _ record: RecordID, _ kind: String
  ) -> Journal.Operation? {
    var fields = part
    var field = ""
    if fields.isNext(1) {
      guard let bytes = fields.bytes(1), let read = name(bytes) else { return nil }
      field = read
      if let lastField, isAscending { isAscending = precedes(lastField, bytes) }
      lastField = bytes
    }
    let number = fields.isNext(2) ? fields.varint(2) : 0
    guard let code = number.flatMap({ UInt32(exactly: $0) }), code <= OpCode.delete,
      (code == OpCode.delete) == field.isEmpty
    else { return nil }
    let before = personal
    let hasValue = code == OpCode.put || code == OpCode.add
    var value = Value.null
    if hasValue {
      guard let read = self.value(&fields) else { return nil }
      value = read
    }
    var amount: Int64 = 0
    if fields.isNext(8) {
      guard code == OpCode.count, let zigzag = fields.varint(8) else { return nil }
      amount = signed(zigzag)
    }
    var dots: [Dot] = []
    if fields.isNext(9) {
      guard code != OpCode.count, code != OpCode.add, let places = fields.bytes(9),
        let read = self.dots(Fields(places))
      else { return nil }
      dots = read
    }
    guard fields.isAtEnd else { return nil }
    let action: Action
    switch code {
    case OpCode.put: action = .put(value, supersedes: dots)
    case OpCode.add: action = .add(value)
    case OpCode.remove: action = .remove(dots)
    case OpCode.count: action = .count(amount)
    default: action = .delete(dots)
    }
    return Journal.Operation(
      record: record, kind: kind, field: field, action: action, personal: personal > before)
  }

  private mutating func value(_ fields: inout Fields) -> Value? {
    switch fields.next {
    case 3: return fields.bytes(3).flatMap(textValue)
    case 4: return fields.varint(4).map { .integer(signed($0)) }
    case 5: return fields.varint(5).flatMap(flag)
    case 6: return fields.varint(6) == 1 ? .null : nil
    case 7:
      guard let place = fields.varint(7), place == UInt64(personal), personal < values.count
      else { return nil }
      personal += 1
      return values[Int(place)]
    default: return nil
    }
  }

}

// Pieces of a message; nil where one has another form.

private func name(_ bytes: UnsafeRawBufferPointer) -> String? {
  (1...WireLimits.nameBytes).contains(bytes.count) ? text(bytes) : nil
}

private func text(_ bytes: UnsafeRawBufferPointer) -> String? {
  let text = String(decoding: bytes.bindMemory(to: UInt8.self), as: UTF8.self)
  // Bytes that are no text were mended on the way; then it is not what was written.
  var held = text
  let isSame = held.withUTF8 { mended in
    guard mended.count == bytes.count else { return false }
    guard let one = mended.baseAddress, let other = bytes.baseAddress else { return true }
    return memcmp(one, other, bytes.count) == 0
  }
  return isSame ? text : nil
}

private func id(_ bytes: UnsafeRawBufferPointer) -> ID128? {
  guard bytes.count == 16 else { return nil }
  return ID128(high: word(bytes, 0), low: word(bytes, 8))
}

private func hash(_ bytes: UnsafeRawBufferPointer) -> Hash256? {
  guard bytes.count == 32 else { return nil }
  return Hash256(
    a: word(bytes, 0), b: word(bytes, 8), c: word(bytes, 16), d: word(bytes, 24))
}

private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
  UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

private func signed(_ zigzag: UInt64) -> Int64 {
  Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
}

private func textValue(_ bytes: UnsafeRawBufferPointer) -> Value? {
  guard bytes.count <= Limits.valueBytes else { return nil }
  return text(bytes).map { .text($0) }
}

private func flag(_ number: UInt64) -> Value? { number <= 1 ? .flag(number == 1) : nil }

private func heads(_ part: Fields) -> [Head]? {
  var fields = part
  var out: [Head] = []
  while fields.isNext(1) {
    guard let item = fields.bytes(1), out.count < Limits.namedDots else { return nil }
    var head = Fields(item)
    guard let replica = head.bytes(1).flatMap(id), let number = head.varint(2), number > 0,
      let chain = head.bytes(3).flatMap(hash), head.isAtEnd
    else { return nil }
    let read = Head(replica: ReplicaID(replica), number: number, chain: chain)
    if let last = out.last, !(last < read) { return nil }
    out.append(read)
  }
  return fields.isAtEnd ? out : nil
}

private func personalValue(_ part: Fields) -> Value? {
  var fields = part
  var value: Value?
  switch fields.next {
  case 1: value = fields.varint(1) == 1 ? .null : nil
  case 2: value = fields.bytes(2).flatMap(textValue)
  case 3: value = fields.varint(3).map { .integer(signed($0)) }
  case 4: value = fields.varint(4).flatMap(flag)
  default: return nil
  }
  return fields.isAtEnd ? value : nil
}

private func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard let one = left.baseAddress, let other = right.baseAddress else { return false }
  let order = memcmp(one, other, min(left.count, right.count))
  return order < 0 || (order == 0 && left.count < right.count)
}

private func hasDoublePut(_ operations: [Journal.Operation]) -> Bool {
  for (index, operation) in operations.enumerated() {
    guard case .put = operation.action else { continue }
    for other in operations[..<index] where other.record == operation.record {
      if case .put = other.action, sameBytes(other.field, operation.field) { return true }
    }
  }
  return false
}
