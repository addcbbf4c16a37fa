import Foundation
import Journal
import SwiftProtobuf

/// Writes the messages of one change; the body's values gather while the frame is written.
struct FrameWriter {
  private let content: Content
  private let named: [Dot]
  private var values: [PBFieldValue] = []

  init(_ content: Content) {
    self.content = content
    named = content.named
  }

  mutating func frame() -> PBFrame {
    var frame = PBFrame()
    frame.previous = content.previous.data
    frame.anchor = content.scope.anchor.text
    frame.reach = UInt32(content.scope.reach.rawValue)
    frame.replica = content.replica.id.data
    frame.number = content.number
    frame.format = content.format == 1 ? 0 : content.format
    frame.edition = content.edition == 1 ? 0 : content.edition
    frame.act = content.act.data
    if let heads = content.orgHeads { frame.orgHeads = .with { $0.heads = sorted(heads) } }
    frame.deviceTime = content.deviceTime
    frame.actor = content.actor
    frame.named = named.map(reference)
    frame.groups = groups()
    frame.rests = places(content.rests)
    frame.reason = content.reason != nil
    return frame
  }

  /// Call after `frame()`. Nil when nothing is personal.
  func body() -> PBBody? {
    guard !values.isEmpty || content.reason != nil else { return nil }
    var body = PBBody()
    body.salt = (content.salt ?? ID128(high: 0, low: 0)).data
    body.values = values
    if let reason = content.reason { body.reason = reason }
    return body
  }

  private func sorted(_ heads: [Head]) -> [PBHead] {
    let sorted = heads.sorted()
    return sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }
      .map { PBHead(sorted[$0]) }
  }

  private func reference(_ dot: Dot) -> PBDotRef {
    var out = PBDotRef()
    if dot.replica != content.replica { out.replica = dot.replica.id.data }
    out.number = dot.number
    out.hash = dot.hash.data
    return out
  }

  private mutating func groups() -> [PBGroup] {
    var groups: [PBGroup] = []
    var last: Journal.Operation?
    for operation in content.operations {
      if last?.record != operation.record || !same(last?.kind, operation.kind) {
        groups.append(
          .with {
            $0.record = operation.record.id.data
            $0.kind = operation.kind
          })
      }
      groups[groups.count - 1].ops.append(op(operation))
      last = operation
    }
    return groups
  }

  private func same(_ left: String?, _ right: String) -> Bool {
    left.map { sameBytes($0, right) } ?? false
  }

  private mutating func op(_ operation: Journal.Operation) -> PBOp {
    var op = PBOp()
    switch operation.action {
    case .put(let value, let dots):
      set(value, of: operation, in: &op)
      op.named = places(dots)
    case .add(let value):
      set(value, of: operation, in: &op)
      op.code = OpCode.add
    case .remove(let dots):
      op.code = OpCode.remove
      op.named = places(dots)
    case .count(let amount):
      op.code = OpCode.count
      op.amount = amount
    case .delete(let dots):
      op.code = OpCode.delete
      op.named = places(dots)
    case .unknown(let code):
      op.code = UInt32(truncatingIfNeeded: code)
    }
    op.field = operation.field
    return op
  }

  private mutating func set(_ value: Value, of operation: Journal.Operation, in op: inout PBOp) {
    if operation.personal {
      op.personal = UInt32(values.count)
      values.append(PBFieldValue(value))
      return
    }
    switch value {
    case .null: op.null = true
    case .text(let text): op.text = text
    case .integer(let number): op.integer = number
    case .flag(let flag): op.flag = flag
    // The fields of a later format, as they came.
    case .opaque(let bytes): try? op.merge(serializedBytes: bytes)
    }
  }

  /// Places of dots in the frame's table, ascending, once each.
  private func places(_ dots: [Dot]) -> [UInt32] {
    if dots.isEmpty { return [] }
    var out = dots.map(place)
    out.sort()
    return out.indices.filter { $0 == 0 || out[$0 - 1] != out[$0] }.map { out[$0] }
  }

  private func place(_ dot: Dot) -> UInt32 {
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle] < dot { low = middle + 1 } else { high = middle }
    }
    return UInt32(low)
  }
}

/// Codes of operations on the wire.
enum OpCode {
  static let put: UInt32 = 0
  static let add: UInt32 = 1
  static let remove: UInt32 = 2
  static let count: UInt32 = 3
  static let delete: UInt32 = 4
}

extension PBFieldValue {
  init(_ value: Value) {
    self.init()
    switch value {
    case .null: null = true
    case .text(let text): self.text = text
    case .integer(let number): integer = number
    case .flag(let flag): self.flag = flag
    case .opaque(let bytes): try? merge(serializedBytes: bytes)
    }
  }
}
