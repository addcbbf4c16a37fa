import Journal

/// The sender's ranking of one lesson.
struct SenderRank {
  let rank: Int?
  let version: Int
  /// Whether any number was said, also where two of them wait for a person.
  let isSaid: Bool

  /// As told to the unit above; nil where there is none or it is not held here.
  static func held(_ entry: RecordID, sender: UnitID, desk: Desk) throws -> SenderRank? {
    let scope = LessonScopes.ranking(of: sender, organisation: desk.organisation)
    return try record(entry, sender: sender, in: scope, desk: desk).map { of($0, desk) }
  }

  /// As the sender keeps it to itself before forwarding.
  static func own(_ entry: RecordID, desk: Desk) throws -> SenderRank? {
    try record(entry, sender: desk.unit, in: Scope(desk.unit, .own), desk: desk)
      .map { of($0, desk) }
  }

  static func record(
    _ entry: RecordID, sender: UnitID, in scope: Scope, desk: Desk
  ) throws -> RecordState? {
    try desk.reader.record(LessonIDs.rank(entry: entry, sender: sender), in: scope)
  }

  private static func of(_ record: RecordState, _ desk: Desk) -> SenderRank {
    func integer(_ field: String) -> Int? {
      record.shown(field, rules: desk.rules, organisation: desk.organisation)?.value.integer
        .map { Int(clamping: $0) }
    }
    let isOpen = record.needsPerson("rank", rules: desk.rules)
    return SenderRank(
      rank: isOpen ? nil : integer("rank"), version: integer("quota_version") ?? 0,
      isSaid: !record.dots(of: "rank").isEmpty)
  }

  /// Writes the ranking over what `token` shows of it, else over what is held; nil where nothing
  /// is new.
  static func draft(
    _ entry: RecordID, in scope: Scope, values: [(String, Value)], token: Seen?, desk: Desk
  ) throws -> Draft? {
    let id = LessonIDs.rank(entry: entry, sender: desk.unit)
    let held = try desk.reader.record(id, in: scope)
    let sight = try Sight(
      strictly: held ?? RecordState(id: id, scope: scope, kind: LessonKinds.rank), token: token,
      desk: desk)
    let operations = values.compactMap { field, value -> Operation? in
      let siblings = held?[field]?.siblings ?? []
      if !siblings.isEmpty, siblings.allSatisfy({ $0.value == value }) { return nil }
      return sight.put(field, value, desk: desk)
    }
    guard !operations.isEmpty else { return nil }
    return Draft(scope, operations: operations, rests: sight.rests)
  }
}
