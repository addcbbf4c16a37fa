import Foundation
import Journal
import SwiftProtobuf

/// Reads a change's messages into its content and refuses whatever is malformed.
///
/// Strict in what is known, tolerant in what is not: unknown operation codes and value forms of
/// newer formats are kept as such, for the change is relayed in any case.
struct FrameReader {
  private let frame: PBFrame
  private let message: PBBody?
  private var named: [Dot] = []
  private var values: [Value] = []
  private var personal = 0
  private var namings = 0
  private var erased = false

  init(_ frame: PBFrame, body: PBBody?) {
    self.frame = frame
    message = body
  }

  /// Whether every form in it should be known here.
  private var isCurrent: Bool { frame.format <= Content.currentFormat }

  mutating func content(erased: Bool) throws -> Content {
    self.erased = erased
    try Malformed.unless(!(erased && message != nil), "body of an erased change")
    try Malformed.unless(frame.number > 0, "number")
    try Malformed.unless(frame.actor.utf8.count <= WireLimits.actorBytes, "actor")
    let replica = try ReplicaID(frame.replica, "replica")
    try readNamed(author: replica)
    try readBody()
    let operations = try readOperations()
    let rests = try dots(frame.rests)
    try checkBody(operations)
    return Content(
      format: max(frame.format, 1), edition: max(frame.edition, 1),
      scope: try Scope(anchor: frame.anchor, reach: frame.reach), replica: replica,
      number: frame.number, previous: try Hash256(frame.previous, "previous"),
      act: try ID128(frame.act, "act"), orgHeads: try orgHeads(), deviceTime: frame.deviceTime,
      actor: frame.actor, operations: operations, rests: rests,
      reason: message.flatMap { $0.hasReason ? $0.reason : nil },
      salt: try message.map { try ID128($0.salt, "salt") }, erased: erased)
  }

  private func orgHeads() throws -> [Head]? {
    guard frame.hasOrgHeads else { return nil }
    let heads = try frame.orgHeads.heads.map { try $0.head() }
    try Malformed.unless(heads.count <= Limits.namedDots, "too many org heads")
    for index in heads.indices.dropFirst() {
      try Malformed.unless(heads[index - 1] < heads[index], "order of org heads")
    }
    return heads
  }

  private mutating func readNamed(author: ReplicaID) throws {
    try Malformed.unless(frame.named.count <= Limits.namedDots, "too many named dots")
    named.reserveCapacity(frame.named.count)
    for reference in frame.named {
      let dot = Dot(
        replica: reference.replica.isEmpty
          ? author : try ReplicaID(reference.replica, "named replica"),
        number: reference.number, hash: try ID128(reference.hash, "named hash"))
      try Malformed.unless(dot.number > 0, "named number")
      if let last = named.last { try Malformed.unless(last < dot, "order of named dots") }
      named.append(dot)
    }
  }

  /// The dots at these places.
  private mutating func dots(_ places: [UInt32]) throws -> [Dot] {
    guard !places.isEmpty else { return [] }
    namings += places.count
    try Malformed.unless(namings <= WireLimits.namings, "too many places")
    var out: [Dot] = []
    out.reserveCapacity(places.count)
    var least = 0
    for place in places {
      try Malformed.unless(Int(place) >= least && Int(place) < named.count, "place of a dot")
      out.append(named[Int(place)])
      least = Int(place) + 1
    }
    return out
  }

  // MARK: body

  private mutating func readBody() throws {
    guard let message else { return }
    try Malformed.unless(message.values.count <= Limits.operations, "too many values")
    try Malformed.unless(message.reason.utf8.count <= Limits.valueBytes, "reason")
    values.reserveCapacity(message.values.count)
    for value in message.values { values.append(try self.value(value)) }
  }

  private func value(_ field: PBFieldValue) throws -> Value {
    switch field.value {
    case .text(let text): return try checked(text)
    case .integer(let number): return .integer(number)
    case .flag(let flag): return .flag(flag)
    case .null(let isNull):
      try Malformed.unless(isNull, "null")
      return .null
    case nil: return try later(field.unknownFields.data)
    }
  }

  private func checked(_ text: String) throws -> Value {
    try Malformed.unless(text.utf8.count <= Limits.valueBytes, "value")
    return .text(text)
  }

  /// A form of value that came later; in the current format there must be some trace of it.
  private func later(_ bytes: Data) throws -> Value {
    try Malformed.unless(!(bytes.isEmpty && isCurrent), "value")
    try Malformed.unless(bytes.count <= Limits.valueBytes, "value")
    return .opaque([UInt8](bytes))
  }

  /// Frame and body must fit: all of its values used, a reason in both or neither, one record.
  private func checkBody(_ operations: [Journal.Operation]) throws {
    let needed = frame.reason || personal > 0
    if needed {
      try Malformed.unless(erased || message != nil, "body missing")
      if let first = operations.first {
        try Malformed.unless(
          operations.allSatisfy { $0.record == first.record }, "body of several records")
      }
    } else {
      try Malformed.unless(!erased && (message == nil || !isCurrent), "body not needed")
    }
    guard let message else { return }
    try Malformed.unless(message.hasReason == frame.reason, "reason")
    try Malformed.unless(personal == values.count || !isCurrent, "values of the body")
  }

  // MARK: operations

  private mutating func readOperations() throws -> [Journal.Operation] {
    let count = frame.groups.reduce(0) { $0 + $1.ops.count }
    try Malformed.unless(count <= Limits.operations, "too many operations")
    var out: [Journal.Operation] = []
    out.reserveCapacity(count)
    for group in frame.groups {
      let record = RecordID(try ID128(group.record, "record"))
      try Malformed.unless(isName(group.kind), "kind")
      try Malformed.unless(!group.ops.isEmpty || !isCurrent, "group without operations")
      for op in group.ops {
        out.append(try operation(op, record: record, kind: group.kind))
      }
    }
    try refuseDoublePuts(out)
    return out
  }

  private func isName(_ text: String) -> Bool {
    (1...WireLimits.nameBytes).contains(text.utf8.count)
  }

  private mutating func operation(
    _ op: PBOp, record: RecordID, kind: String
  ) throws -> Journal.Operation {
    let before = personal
    let action: Action
    switch op.code {
    case OpCode.put:
      action = .put(try value(op), supersedes: try dots(op.named))
    case OpCode.add:
      action = .add(try value(op))
    case OpCode.remove:
      action = .remove(try dots(op.named))
    case OpCode.count:
      action = .count(op.amount)
    case OpCode.delete:
      action = .delete(try dots(op.named))
    default:
      action = .unknown(code: UInt64(op.code))
      // What it does is unknown, but a value of its own in the body is still its own.
      if case .personal = op.value { _ = try value(op) }
    }
    if op.code <= OpCode.delete {
      let named = op.code == OpCode.delete ? op.field.isEmpty : isName(op.field)
      try Malformed.unless(named, "field")
    } else {
      try Malformed.unless(op.field.utf8.count <= WireLimits.nameBytes, "field")
    }
    return Journal.Operation(
      record: record, kind: kind, field: op.field, action: action, personal: personal > before)
  }

  private mutating func value(_ op: PBOp) throws -> Value {
    switch op.value {
    case .text(let text): return try checked(text)
    case .integer(let number): return .integer(number)
    case .flag(let flag): return .flag(flag)
    case .null(let isNull):
      try Malformed.unless(isNull, "null")
      return .null
    case .personal(let place):
      // In order, so that each value of the body belongs to one operation.
      try Malformed.unless(Int(place) == personal || !isCurrent, "place of a value")
      personal += 1
      if erased { return .opaque([]) }
      try Malformed.unless(Int(place) < values.count, "body missing")
      return values[Int(place)]
    case nil: return try later(op.unknownFields.data)
    }
  }

  /// A change puts a field of a record once; which of two stood would be a matter of order.
  private func refuseDoublePuts(_ operations: [Journal.Operation]) throws {
    for (index, operation) in operations.enumerated() {
      guard case .put = operation.action else { continue }
      for other in operations[..<index] where other.record == operation.record {
        if case .put = other.action, sameBytes(other.field, operation.field) {
          throw Malformed("two values of \(operation.field)")
        }
      }
    }
  }
}
