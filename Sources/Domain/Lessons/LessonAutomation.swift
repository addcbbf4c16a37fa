import Journal

/// What a machine passes on by itself: 弃赛 said at home while the township forwarded the lesson
/// reaches the host too (domain.md §4.4).
package enum LessonAutomation {
  /// Looks at what was touched and at nothing else; empty once all is as it should be.
  package static func react(_ desk: Desk, touched: [Touched]) throws -> [Decision] {
    var seen: Set<RecordID> = []
    var decisions: [Decision] = []
    for item in touched where item.scope.anchor == desk.unit {
      guard [LessonKinds.entry, LessonKinds.forwarded].contains(item.kind),
        let record = try desk.reader.record(item.record, in: item.scope),
        let pair = try EntryPair.of(record, desk: desk),
        let forwarded = pair.forwarded, seen.insert(forwarded.id).inserted,
        let decision = try withdrawing(pair.origin, forwarded, desk)
      else { continue }
      decisions.append(decision)
    }
    return decisions
  }

  private static func withdrawing(
    _ origin: LessonEntry?, _ forwarded: LessonEntry, _ desk: Desk
  ) throws -> Decision? {
    let withdrawn = Value.text(EntryState.withdrawn)
    guard let origin,
      (origin.record["state"]?.siblings ?? []).contains(where: { $0.value == withdrawn }),
      ForwardedState.open.contains(forwarded.state)
    else { return nil }
    let draft = Draft(
      forwarded.record.scope,
      operations: [
        Operation(
          record: forwarded.id, kind: LessonKinds.forwarded, field: "state",
          action: .put(withdrawn, supersedes: forwarded.record.dots(of: "state")))
      ], rests: forwarded.record.liveDots)
    do {
      try OwnVerdict.require([draft], desk: desk)
    } catch let fault as SiweiError where fault.code == "record.not_allowed" {
      // What the rules would set aside is left alone: it would be decided again for ever.
      return nil
    }
    return Decision(drafts: [draft], subject: forwarded.id)
  }
}
