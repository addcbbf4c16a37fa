import Journal

/// What a round does to the lessons in it: the draw freezes versions, the lock ends withdrawing.
enum Freezing {
  static func isFrozen(_ pair: EntryPair, desk: Desk) throws -> Bool {
    try ids(pair).contains { try RoundFreeze.isDrawn($0, desk: desk) }
  }

  /// What a round drew is judged as it was drawn. Throws `entry.frozen` (65) for edits of it.
  static func check(_ edits: [Operation], of number: String, desk: Desk) throws {
    let kinds = [LessonKinds.entry, LessonKinds.forwarded]
    for edit in edits
    where kinds.contains(edit.kind) && LessonKinds.content.contains(edit.field) {
      guard try !RoundFreeze.isDrawn(edit.record, desk: desk) else {
        throw SiweiError("entry.frozen", .refused, ["no": number])
      }
    }
  }

  /// A lesson that goes on into another round may still withdraw from that one.
  static func isLocked(
    _ pair: EntryPair, in contest: Contest, byHost: Bool = false, desk: Desk
  ) throws -> Bool {
    try ids(pair).contains { id in
      try RoundFreeze.isLocked(id, at: contest.host, byHost: byHost, desk: desk)
        && !RoundFreeze.isDrawn(id, desk: desk)
    }
  }

  /// Only of the record that lives on: a township's round does not bind what the county has.
  private static func ids(_ pair: EntryPair) -> [RecordID] {
    [pair.last?.id].compactMap { $0 }
  }
}
