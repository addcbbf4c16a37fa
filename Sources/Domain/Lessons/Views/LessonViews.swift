import Journal

/// What contests and lessons say of themselves beyond their fields.
enum LessonViews {
  /// Number, state, marks and links of a record; nil for a kind that is not of this folder.
  static func summary(of state: RecordState, desk: Desk) throws -> RecordSummary? {
    switch state.kind {
    case LessonKinds.contest:
      return RecordSummary(state: state.shown("state", at: desk))
    case LessonKinds.quota:
      return RecordSummary(related: links(state, [("contest", "contest")], desk))
    case LessonKinds.rank:
      return RecordSummary(
        related: links(state, [("contest", "contest"), ("entry", "entry")], desk))
    default:
      guard let pair = try EntryPair.of(state, desk: desk) else { return nil }
      return try entry(LessonEntry(record: state, desk: desk), pair, desk)
    }
  }

  private static func links(
    _ state: RecordState, _ fields: [(name: String, field: String)], _ desk: Desk
  ) -> [String: RecordID] {
    var out: [String: RecordID] = [:]
    for (name, field) in fields {
      if let id = state.shown(field, at: desk).flatMap({ RecordID(uuid: $0) }) { out[name] = id }
    }
    return out
  }

  private static func entry(
    _ entry: LessonEntry, _ pair: EntryPair, _ desk: Desk
  ) throws -> RecordSummary {
    var related = links(entry.record, [("contest", "contest")], desk)
    var origin: RecordOrigin?
    if entry.isForwarded {
      if let home = pair.origin {
        related["entry"] = home.id
        origin = self.origin(pair, home)
      }
    } else if let forwarded = pair.forwarded {
      related["forwarded"] = forwarded.id
    }
    if let last = pair.last {
      let rank = LessonIDs.rank(entry: last.id, sender: last.sender)
      if try desk.reader.locate(rank) != nil { related["rank"] = rank }
    }
    return RecordSummary(
      no: try LessonEntry.shownNumber(entry.record, desk: desk), state: try pair.shownState(desk),
      flags: try flags(entry, pair, desk), related: related, origin: origin)
  }

  /// The newest of the dots that the forwarding named; where the origin has moved on, its flag.
  private static func origin(_ pair: EntryPair, _ home: LessonEntry) -> RecordOrigin? {
    let named = LessonEntry.dots(home.text("forwarded_dots") ?? "")
    let title = home.record.dots(of: "title").first { named.contains($0) }
    guard let dot = title ?? named.last else { return nil }
    return RecordOrigin(record: home.id, dot: dot, newer: pair.isNewerAtOrigin)
  }

  private static func flags(
    _ entry: LessonEntry, _ pair: EntryPair, _ desk: Desk
  ) throws -> [String] {
    var flags: [String] = []
    let contest = try entry.contest.flatMap { try Contest.held($0, desk: desk) }
    if let contest, let forwarded = pair.forwarded, try isOver(forwarded, contest, desk) {
      flags.append("over_quota")
    }
    if pair.last?.value("called_up")?.flag == true { flags.append("called_up") }
    if pair.isChangedSince(entry) { flags.append("changed_since") }
    if let contest, isLate(pair, contest) { flags.append("late") }
    return flags
  }

  /// By the newest quota; shown where the sender's ranking may be known.
  private static func isOver(
    _ forwarded: LessonEntry, _ contest: Contest, _ desk: Desk
  ) throws -> Bool {
    let sender = forwarded.sender
    guard SenderStanding.isKnown(of: sender, desk: desk),
      ForwardedState.open.contains(forwarded.state)
    else { return false }
    let quotas = try Quotas(contest.id, desk: desk)
    guard
      let limit = quotas.limit(
        of: sender, at: quotas.version, organisation: desk.organisation)
    else { return false }
    return try SenderStanding(sender, in: contest.id, desk: desk).over(limit.number)
      .contains(forwarded.id)
  }

  private static func isLate(_ pair: EntryPair, _ contest: Contest) -> Bool {
    if let forwarded = pair.forwarded { return contest.isLate(forwarded.id) }
    guard let origin = pair.origin, !contest.needsForwarding(of: origin.unit) else { return false }
    return origin.state != EntryState.draft && contest.isLate(origin.id)
  }
}

extension LessonEntry {
  /// The number as it is shown: one given twice stays with both, the later with a stroke.
  static func shownNumber(_ state: RecordState, desk: Desk) throws -> String? {
    try WishNumbers.shown(state, desk: desk)
  }
}
