import Journal

/// `contest list` and `entry list` (cli.md 22, 26).
enum LessonLists {
  /// `contest list [--state S] [--unit U]`; the unit is the host.
  static func contests(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let state = try call.state(among: Contest.states)
    let unit = try call.unit("unit", at: desk)
    let contests = try desk.reader.records(kind: LessonKinds.contest, in: nil).filter { record in
      if let unit, record.scope.anchor != unit { return false }
      return state == nil || record.shown("state", at: desk) == state
    }
    return try RecordView.list(contests, desk: desk)
  }

  /// `entry list [--contest ID] [--state S] [--unit U]`: each lesson once, by the record that
  /// lives on; a unit's drafts are not listed above it.
  static func entries(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let state = try call.state(among: EntryState.shown)
    let unit = try call.unit("unit", at: desk)
    let contest = try call.filled("contest").map { try Contest.find($0, desk: desk).id }
    let records =
      try desk.reader.records(kind: LessonKinds.entry, in: nil)
      + desk.reader.records(kind: LessonKinds.forwarded, in: nil)
    let chosen = try records.filter { record in
      guard let pair = try EntryPair.of(record, desk: desk), pair.last?.id == record.id else {
        return false
      }
      let entry = LessonEntry(record: record, desk: desk)
      if let unit, entry.unit != unit { return false }
      if let contest, entry.contest != contest { return false }
      if pair.state == EntryState.draft, entry.unit != desk.unit { return false }
      return try state == nil || pair.shownState(desk) == state
    }
    return try RecordView.list(chosen, desk: desk)
  }
}
