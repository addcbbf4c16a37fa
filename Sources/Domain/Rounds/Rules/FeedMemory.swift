import Journal

/// What an author's own feed shows before a judged change: the changes it wrote there and those
/// they name, as far as they count. A change names the one before it in its feed, so whoever wrote
/// a closing cannot forget it by naming only what stood before (sync.md §5).
struct FeedMemory {
  /// So far back a feed is read; what stood there before is as if it were another's.
  static let longest = 4_096

  /// Without those that the judged change names itself.
  let changes: [NamedChange]

  /// Goes back until `isFloor`: a change that was held against all before it already.
  init(_ judging: Judging, until isFloor: (NamedChange) -> Bool) throws {
    var known = Set(judging.content.named)
    var changes: [NamedChange] = []
    var next = judging.content.before
    var left = FeedMemory.longest
    while let dot = next, left > 0, let change = try judging.named(dot) {
      left -= 1
      next = change.content.before
      guard change.counts else { continue }
      if known.insert(dot).inserted { changes.append(change) }
      for dot in change.content.named where known.insert(dot).inserted {
        if let named = try judging.named(dot), named.counts { changes.append(named) }
      }
      if isFloor(change) { break }
    }
    self.changes = changes
  }

  /// Back to the opening of the round, where the feed holds it.
  init(of round: RecordID, _ judging: Judging) throws {
    try self.init(judging) { FeedMemory.opens(round, $0) }
  }

  /// Back to a first typing of the judge's sheets in this round: it was held against what came
  /// before it, and named every recusal of the judge that the feed knew.
  init(of round: RecordID, judge: RecordID, _ judging: Judging) throws {
    try self.init(judging) { change in
      FeedMemory.opens(round, change)
        || FeedMemory.types(round, judge, change)
    }
  }

  private static func opens(_ round: RecordID, _ change: NamedChange) -> Bool {
    let operations = change.content.operations.filter {
      $0.record == round && $0.kind == RoundKinds.round
    }
    return puts("stage", RoundStage.preparing, operations)
      && operations.contains { $0.field == "entries" }
  }

  /// Such a change is more than a person's choice between siblings, which is held against nothing.
  private static func types(
    _ round: RecordID, _ judge: RecordID, _ change: NamedChange
  ) -> Bool {
    let sheets = change.content.operations.filter { $0.kind == RoundKinds.sheet }
    guard let first = sheets.first, sheets.allSatisfy({ $0.record == first.record }) else {
      return false
    }
    return puts("round", round.description, sheets) && puts("judge", judge.description, sheets)
  }

  private static func puts(_ field: String, _ text: String, _ operations: [Operation]) -> Bool {
    operations.contains { operation in
      guard operation.field == field, case .put(let value, _) = operation.action else {
        return false
      }
      return value.text == text
    }
  }
}
