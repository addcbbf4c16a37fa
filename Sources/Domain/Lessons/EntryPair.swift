import Journal

/// A lesson's two records, as far as this node holds them.
struct EntryPair {
  let origin: LessonEntry?
  let forwarded: LessonEntry?

  /// By the id or number of either. Throws `record.unknown`, `entry.no_entry` (66).
  static func find(_ text: String, desk: Desk) throws -> EntryPair {
    let found = try RecordLookup.find(text, desk: desk)
    guard let pair = try of(found, desk: desk) else {
      throw SiweiError("entry.no_entry", .missing, ["record": text, "kind": found.kind])
    }
    return pair
  }

  /// Nil for a record of another kind.
  static func of(_ record: RecordState, desk: Desk) throws -> EntryPair? {
    let own = LessonEntry(record: record, desk: desk)
    switch record.kind {
    case LessonKinds.entry:
      let other = try forwardedID(of: own).flatMap { try desk.reader.locate($0) }
      return EntryPair(
        origin: own, forwarded: other.map { LessonEntry(record: $0, desk: desk) })
    case LessonKinds.forwarded:
      let other = try desk.reader.records(
        kind: LessonKinds.entry, key: "forwarded", value: record.id.description
      ).first
      return EntryPair(
        origin: other.map { LessonEntry(record: $0, desk: desk) }, forwarded: own)
    default: return nil
    }
  }

  /// Nil before the entry names its contest.
  static func forwardedID(of entry: LessonEntry) -> RecordID? {
    guard let contest = entry.text("contest") else { return nil }
    let scope = LessonScopes.forwarded(of: entry.unit, organisation: entry.desk.organisation)
    return LessonIDs.forwarded(entry: entry.id, scope: scope, contest: contest)
  }

  /// The record that lives on: the forwarded one, once there is one.
  var last: LessonEntry? { forwarded ?? origin }

  /// As it is printed of either: at home until forwarded, then as it stands before the host.
  var state: String {
    guard let origin else { return forwarded?.state ?? EntryState.draft }
    return origin.state == EntryState.forwarded ? forwarded?.state ?? origin.state : origin.state
  }

  /// The same with what an upheld objection struck from a result.
  func shownState(_ desk: Desk) throws -> String {
    let state = state
    guard let last, !last.isOut, let id = last.contest,
      let contest = try Contest.held(id, desk: desk),
      try Entries.struck(at: contest.host, desk: desk).contains(last.id)
    else { return state }
    return ForwardedState.struck
  }

  /// Fields in which the origin says something that was not forwarded.
  var newerFields: [String] {
    guard let origin, let forwarded else { return [] }
    let named = LessonEntry.dots(origin.text("forwarded_dots") ?? "")
    return LessonKinds.content.filter { field in
      origin.record.dots(of: field).contains { !named.contains($0) }
        && origin.value(field) != forwarded.value(field)
    }
  }

  /// "Newer version at the origin", where both are held.
  var isNewerAtOrigin: Bool { !newerFields.isEmpty }

  /// Whether the last act that judged it has not seen what it says now.
  func isChangedSince(_ entry: LessonEntry) -> Bool {
    if isNewerAtOrigin { return true }
    if entry.isForwarded {
      return entry.state == ForwardedState.qualified
        && entry.isChanged(since: entry.text("qualified_dots"))
    }
    return forwarded == nil && EntryState.taken.contains(entry.state)
      && entry.isChanged(since: entry.text("accepted_dots"))
  }
}
