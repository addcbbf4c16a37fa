package import Journal

/// Entries as rounds and reports find them.
package enum Entries {
  /// What stands in a contest at `host`, sorted by id: at the contest's own host what was
  /// forwarded to it and what it accepted of its own, late ones only when admitted; at a township
  /// below what it accepted.
  package static func standing(
    in contest: RecordID, at host: UnitID, desk: Desk
  ) throws -> [LessonEntry] {
    guard let contest = try Contest.held(contest, desk: desk) else { return [] }
    var found = try all(LessonKinds.entry, of: contest, desk: desk).filter { entry in
      entry.sender == host && EntryState.taken.contains(entry.state)
    }
    if host == contest.host {
      found += try all(LessonKinds.forwarded, of: contest, desk: desk).filter {
        ForwardedState.standing.contains($0.state)
      }
      found.removeAll { contest.isLate($0.id) && !$0.isAdmitted }
      let struck = try struck(at: host, desk: desk)
      found.removeAll { struck.contains($0.id) }
    } else {
      // What the host above sent back or struck, or its unit withdrew, does not go on below.
      let struck = try struck(at: host, desk: desk).union(struck(at: contest.host, desk: desk))
      try found.removeAll { entry in
        let forwarded = try EntryPair.of(entry.record, desk: desk)?.forwarded
        return struck.contains(entry.id)
          || forwarded.map { $0.isOut || struck.contains($0.id) } ?? false
      }
    }
    return found.sorted { $0.id < $1.id }
  }

  /// What upheld objections struck from results of a host, in whatever round: the answers say so
  /// in few words.
  static func struck(at host: UnitID, desk: Desk) throws -> Set<RecordID> {
    let answers = try desk.reader.records(kind: RoundKinds.answer, in: Scope(host, .tree))
    return Set(
      answers.filter { $0.shown("outcome", at: desk) == "upheld" }
        .compactMap { $0.shown("entry", at: desk).flatMap { RecordID(uuid: $0) } })
  }

  /// What has reached the host of a contest, in whatever state: what a closing names.
  static func arrived(in contest: Contest, desk: Desk) throws -> [RecordID] {
    let own = try all(LessonKinds.entry, of: contest, desk: desk).filter { entry in
      entry.sender == contest.host && entry.state != EntryState.draft
    }
    let forwarded = try all(LessonKinds.forwarded, of: contest, desk: desk)
    return (own + forwarded).map(\.id).sorted()
  }

  private static func all(
    _ kind: String, of contest: Contest, desk: Desk
  ) throws -> [LessonEntry] {
    try desk.reader.records(kind: kind, key: "contest", value: contest.id.description)
      .filter { !$0.isDeleted }.map { LessonEntry(record: $0, desk: desk) }
  }

  /// By id or number of either record, the one that a round of `host` names: the forwarded one at
  /// the contest's host, the entry at a township below it. Throws 66.
  package static func find(
    _ text: String, at host: UnitID, desk: Desk
  ) throws -> LessonEntry {
    let pair = try EntryPair.find(text, desk: desk)
    let isHere = pair.last.map { $0.sender == host } ?? false
    let chosen = isHere ? pair.origin ?? pair.forwarded : pair.last
    guard let chosen else {
      throw SiweiError("record.unknown", .missing, ["record": text])
    }
    return chosen
  }

  /// Nil where it is not held here.
  package static func held(_ id: RecordID, desk: Desk) throws -> LessonEntry? {
    guard let record = try desk.reader.locate(id),
      [LessonKinds.entry, LessonKinds.forwarded].contains(record.kind)
    else { return nil }
    return LessonEntry(record: record, desk: desk)
  }
}
