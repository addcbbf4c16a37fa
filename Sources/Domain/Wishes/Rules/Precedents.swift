import Journal

/// The changes a judged change names, as far as they count: all a kind's rule may look at.
struct Precedents {
  private let changes: [NamedChange]

  /// What it rests on, and what it supersedes in any record.
  init(_ judging: Judging) throws {
    changes = try judging.content.named.compactMap { try judging.named($0) }.filter(\.counts)
  }

  struct Written {
    let value: Value
    let change: NamedChange
    var text: String? { value.text }
  }

  /// Values put into `field` of `record`, except those another of these changes superseded.
  func standing(_ field: String, of record: RecordID, kind: String) -> [Written] {
    var out: [Written] = []
    var superseded: Set<Dot> = []
    for change in changes {
      for operation in change.content.operations
      where operation.record == record && operation.kind == kind && operation.field == field {
        guard case .put(let value, let dots) = operation.action else { continue }
        out.append(Written(value: value, change: change))
        superseded.formUnion(dots)
      }
    }
    return out.filter { !superseded.contains($0.change.dot) }
  }

  /// All values put into `field` of `record`, superseded or not.
  func all(_ field: String, of record: RecordID, kind: String) -> [Written] {
    changes.flatMap { change in
      change.content.operations.compactMap { operation in
        guard operation.record == record, operation.kind == kind, operation.field == field,
          case .put(let value, _) = operation.action
        else { return nil }
        return Written(value: value, change: change)
      }
    }
  }
}

extension KindJudging {
  /// Whether this change and `other` are by one and the same person of one unit.
  func isSamePerson(as other: NamedChange) -> Bool {
    unit == other.unit && judging.content.actor.utf8.elementsEqual(other.content.actor.utf8)
  }

  /// Values that this change supersedes in `field`, as far as they count.
  func superseded(_ field: String) throws -> [Precedents.Written] {
    var out: [Precedents.Written] = []
    for place in operations.indices where sameBytes(operations[place].field, field) {
      let operation = operations[place]
      guard case .put(_, let dots) = operation.action else { continue }
      for dot in dots {
        guard let change = try judging.named(dot), change.counts else { continue }
        for earlier in change.content.operations
        where earlier.record == record && earlier.kind == operation.kind && earlier.field == field {
          if case .put(let value, _) = earlier.action {
            out.append(Precedents.Written(value: value, change: change))
          }
        }
      }
    }
    return out
  }

  /// Whether `field` is put to one of several different values that it supersedes: a person
  /// choosing between siblings.
  func isChoosing(_ field: String) throws -> Bool {
    guard let value = put(field) else { return false }
    let values = Set(try superseded(field).map(\.value))
    return values.count > 1 && values.contains(value)
  }

  var deletes: Bool {
    operations.indices.contains {
      if case .delete = operations[$0].action { true } else { false }
    }
  }

  func writes(_ field: String) -> Bool {
    operations.indices.contains { sameBytes(operations[$0].field, field) }
  }
}
