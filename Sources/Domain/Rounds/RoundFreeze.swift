import Journal

/// What entries must know of rounds: whether one is drawn or locked, as far as this node can tell
/// from the round itself or from what the host published of it.
enum RoundFreeze {
  /// One round that drew an entry, as far as this node can tell.
  private struct Drawn {
    let host: UnitID
    let stage: String
    let result: JSON?
    /// Its publicity is over, and nobody objects any more.
    let isInEffect: Bool

    /// 入选或递补: the lesson goes on from here, and has no award that would stand.
    func sendsOn(_ entry: RecordID, isCalledUp: Bool) -> Bool {
      let item = result?["items"]?.array?.first { $0["entry"]?.string == entry.description }
      // Without a line nobody goes on, nor is anybody called up.
      guard let item, item["award"]?.integer == nil, item["struck"]?.bool != true,
        let isSelected = item["selected"]?.bool
      else { return false }
      return isSelected || isCalledUp
    }
  }

  /// A round with this entry is drawn and not yet locked.
  static func isDrawn(_ entry: RecordID, desk: Desk) throws -> Bool {
    let stages = [RoundStage.scoring, RoundStage.closed]
    return try drawn(entry, desk: desk).contains { stages.contains($0.stage) }
  }

  /// A result of `host`, who runs the contest, is locked or published and binds the entry: a
  /// township's round below decides nothing of the contest, and who goes on from a round may leave
  /// before the next. `byHost`: while a result can be objected to, its host strikes nobody from it
  /// in another way.
  static func isLocked(
    _ entry: RecordID, at host: UnitID, byHost: Bool, desk: Desk
  ) throws -> Bool {
    let stages = [RoundStage.locked, RoundStage.published]
    let isCalledUp = try Entries.held(entry, desk: desk)?.value("called_up")?.flag ?? false
    return try drawn(entry, desk: desk).contains { round in
      guard round.host == host, stages.contains(round.stage) else { return false }
      return !round.sendsOn(entry, isCalledUp: isCalledUp) || byHost && !round.isInEffect
    }
  }

  /// Of a version that was reopened since, the notice tells nothing any more.
  private static func notice(of book: RoundBook) throws -> NoticeView? {
    guard book.stage == RoundStage.published else { return nil }
    return NoticeView(try book.desk.reader.locate(book.noticeID), desk: book.desk)
  }

  /// What its host told of a round, else what was locked; nil before.
  static func result(of book: RoundBook) throws -> JSON? {
    try notice(of: book)?.result ?? book.text("result").flatMap { JSON(stored: $0) }
  }

  private static func drawn(_ entry: RecordID, desk: Desk) throws -> [Drawn] {
    var all: [Drawn] = []
    for record in try desk.reader.records(kind: RoundKinds.round, in: nil) {
      let book = RoundBook(record: record, desk: desk)
      guard book.draw?.order.contains(entry) == true else { continue }
      all.append(
        Drawn(
          host: book.host, stage: book.stage, result: try result(of: book),
          isInEffect: try notice(of: book)?.effectiveOn != nil))
    }
    for record in try desk.reader.records(kind: RoundKinds.notice, in: nil) {
      guard let notice = NoticeView(record, desk: desk), let round = notice.round,
        try desk.reader.locate(round) == nil, notice.draw?.order.contains(entry) == true
      else { continue }
      all.append(
        Drawn(
          host: record.scope.anchor, stage: notice.stage,
          result: notice.stage == RoundStage.published ? notice.result : nil,
          isInEffect: notice.stage == RoundStage.published && notice.effectiveOn != nil))
    }
    return all
  }
}
