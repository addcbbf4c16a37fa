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
