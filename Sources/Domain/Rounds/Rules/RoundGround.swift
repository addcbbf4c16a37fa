import Journal

/// What a change of a round names of it: stage, rubric, closing and persons, as far as they count.
struct RoundGround {
  let round: RecordID
  private let lines: FieldLines
  private let additions: Additions
  /// With what the author's own feed shows.
  private let known: FieldLines?

  init(_ round: RecordID, _ judging: Judging, memory: FeedMemory? = nil) throws {
    self.round = round
    lines = try FieldLines(judging)
    additions = try Additions(judging)
    known = try memory.map { try FieldLines(judging, also: $0.changes) }
  }

  func standing(_ field: String) throws -> [FieldLines.Written] {
    try lines.standing(field, of: round, kind: RoundKinds.round)
  }

  /// Empty where the change names no stage; with those that its author's own feed shows, where it
  /// is held against that.
  func stages() throws -> [String] {
    let named = try standing("stage").compactMap(\.text)
    guard !named.isEmpty, let known else { return named }
    return try known.standing("stage", of: round, kind: RoundKinds.round).compactMap(\.text)
  }

  func isIn(_ allowed: [String]) throws -> Bool {
    let stages = try stages()
    return !stages.isEmpty && stages.allSatisfy(allowed.contains)
  }

  /// The closings named, by the chain hash of the change that wrote each.
  func closings() throws -> [(hash: String, closing: Closing)] {
    try standing("closing").compactMap { written in
      guard let closing = written.text.flatMap({ Closing(stored: $0) }) else { return nil }
      return (written.change.dot.hash.hex, closing)
    }
  }

  /// Changes that added one of these elements to a set of the round.
  func added(_ elements: [String], to field: String) -> [NamedChange] {
    additions.of(round, kind: RoundKinds.round, field: field)
      .filter { elements.contains($0.element) }.map(\.change)
  }

  func added(to field: String) -> [String] {
    additions.of(round, kind: RoundKinds.round, field: field).map(\.element)
  }
}

/// The values of fields that a judged change stands on. A change that is named for one field may
/// have written another long ago; so what was superseded is followed back along the field.
struct FieldLines {
  struct Written {
    let value: Value
    let change: NamedChange
    var text: String? { value.text }
  }

  private static let longest = 1000
  private let judging: Judging
  private let changes: [NamedChange]

  /// Over the changes named, and `others` that the author knew.
  init(_ judging: Judging, also others: [NamedChange] = []) throws {
    self.judging = judging
    let named = try judging.content.named.compactMap { try judging.named($0) }.filter(\.counts)
    changes = named + others
  }

  /// Values put by named changes, except those that another of them goes back to.
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
      guard old.insert(dot).inserted, let change = try judging.named(dot),
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

/// Elements that the changes a judged change names added to sets, as far as they count.
struct Additions {
  private let changes: [NamedChange]

  init(_ judging: Judging) throws {
    changes = try judging.content.named.compactMap { try judging.named($0) }.filter(\.counts)
  }

  init(_ memory: FeedMemory) { changes = memory.changes }

  func of(
    _ record: RecordID, kind: String, field: String
  ) -> [(element: String, change: NamedChange)] {
    changes.flatMap { change in
      change.content.operations.compactMap { operation in
        guard operation.record == record, operation.kind == kind, operation.field == field,
          case .add(let value) = operation.action, let text = value.text
        else { return nil }
        return (text, change)
      }
    }
  }
}

extension KindJudging {
  /// The elements this change adds to a set.
  func added(to field: String) -> [String] {
    operations.compactMap { operation in
      guard operation.field == field, case .add(let value) = operation.action else { return nil }
      return value.text
    }
  }

  var removes: Bool {
    operations.contains { if case .remove = $0.action { true } else { false } }
  }

  /// How many different persons of this unit took a step: those named and, where it takes the
  /// step itself, the author of this change.
  func persons(_ changes: [NamedChange], withAuthor: Bool) -> Int {
    var actors = changes.filter { $0.unit == unit }.map { Array($0.content.actor.utf8) }
    if withAuthor { actors.append(Array(judging.content.actor.utf8)) }
    return Set(actors).count
  }
}
