import Journal

/// What entries must know of rounds: whether one is drawn or locked, as far as this node can tell
/// from the round itself or from what the host published of it.
enum RoundFreeze {
  /// A round with this entry is drawn and not yet locked.
  static func isDrawn(_ entry: RecordID, desk: Desk) throws -> Bool {
    let stages = [RoundStage.scoring, RoundStage.closed]
    return try found(entry, desk: desk).contains { stages.contains($0) }
  }

  /// A result with this entry is locked or published.
  static func isLocked(_ entry: RecordID, desk: Desk) throws -> Bool {
    let stages = [RoundStage.locked, RoundStage.published]
    return try found(entry, desk: desk).contains { stages.contains($0) }
  }

  /// The stages of all rounds that drew the entry.
  private static func found(_ entry: RecordID, desk: Desk) throws -> [String] {
    var stages: [String] = []
    for record in try desk.reader.records(kind: RoundKinds.round, in: nil) {
      let book = RoundBook(record: record, desk: desk)
      if book.draw?.order.contains(entry) == true { stages.append(book.stage) }
    }
    for record in try desk.reader.records(kind: RoundKinds.notice, in: nil) {
      guard let notice = NoticeView(record, desk: desk), let round = notice.round,
        try desk.reader.locate(round) == nil
      else { continue }
      if notice.draw?.order.contains(entry) == true { stages.append(notice.stage) }
    }
    return stages
  }
}
