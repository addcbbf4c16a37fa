import Journal

/// What a round does to the lessons in it: the draw freezes versions, the lock ends withdrawing.
enum Freezing {
  static func isFrozen(_ pair: EntryPair, desk: Desk) throws -> Bool {
    try ids(pair).contains { try RoundFreeze.isDrawn($0, desk: desk) }
  }

  /// A lesson that goes on into another round may still withdraw from that one.
  static func isLocked(_ pair: EntryPair, desk: Desk) throws -> Bool {
    try ids(pair).contains { id in
      try RoundFreeze.isLocked(id, desk: desk) && !RoundFreeze.isDrawn(id, desk: desk)
    }
  }

  /// Only of the record that lives on: a township's round does not bind what the county has.
  private static func ids(_ pair: EntryPair) -> [RecordID] {
    [pair.last?.id].compactMap { $0 }
  }
}
