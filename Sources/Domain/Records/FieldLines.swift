import Journal

/// The values of fields that stand among some changes. A change that is named for one field may
/// have written another long ago; so what was superseded is followed back along the field.
struct FieldLines {
  struct Written {
    let value: Value
    let change: NamedChange
    var text: String? { value.text }
  }

  /// How far a field is followed back.
  private static let longest = 1_000
  private let changes: [NamedChange]
  private let find: (Dot) throws -> NamedChange?

  /// Over `changes`; `find` looks up what they go back to, as far as it is held.
  init(_ changes: [NamedChange], find: @escaping (Dot) throws -> NamedChange?) {
    self.changes = changes
    self.find = find
  }

  /// Over the changes that a judged one names, and `others` that its author knew.
  init(_ judging: Judging, also others: [NamedChange] = []) throws {
    let named = try judging.content.named.compactMap { try judging.named($0) }.filter(\.counts)
    self.init(named + others) { try judging.named($0) }
  }

  /// Values put by the changes, except those that another of them goes back to.
  func standing(_ field: String, of record: RecordID, kind: String) throws -> [Written] {
    var out: [Written] = []
    var old: Set<Dot> = []
    var next: [Dot] = []
    for change in changes {
      guard let (value, dots) = put(field, of: record, kind: kind, in: change) else { continue }
      out.append(Written(value: value, change: change))
      next += dots
    }
    guard out.count > 1 else { return out }
    while let dot = next.popLast(), old.count < FieldLines.longest {
      guard old.insert(dot).inserted, let change = try find(dot),
        let (_, dots) = put(field, of: record, kind: kind, in: change)
      else { continue }
      next += dots
    }
    return out.filter { !old.contains($0.change.dot) }
  }

  private func put(
    _ field: String, of record: RecordID, kind: String, in change: NamedChange
  ) -> (Value, [Dot])? {
    for operation in change.content.operations
    where operation.record == record && operation.kind == kind && operation.field == field {
      if case .put(let value, let dots) = operation.action { return (value, dots) }
    }
    return nil
  }
}
