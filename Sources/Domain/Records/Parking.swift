package import Journal

/// A record that is folded but not shown, because something it needs is not here yet.
package struct ParkedRecord: Sendable {
  package let state: RecordState
  /// `kind:NAME` for an unknown kind, else the id of the missing record.
  package let waitsFor: String
}

/// What is parked (sync.md §5): a matter of views alone, and it heals by itself.
package enum Parking {
  /// Links whose target stands in a scope of the same line, so that whoever holds the record
  /// shares the target's scope too.
  private static let links: [(kind: String, field: String)] = [
    (CampaignKinds.delegation, "campaign"), (CampaignKinds.event, "campaign"),
    (WishKinds.claim, "wish"), (WishKinds.claim, "card"), (WishKinds.contact, "claim"),
    (WishKinds.place, "row"), (LessonKinds.quota, "contest"), (LessonKinds.entry, "contest"),
    (LessonKinds.forwarded, "contest"), (LessonKinds.rank, "entry"),
    (TourKinds.answer, "request"), (TourKinds.talk, "plan"), (TourKinds.form, "talk"),
    (TourKinds.summary, "booking"),
  ]

  /// What the record waits for; nil for one that is shown.
  package static func waits(_ state: RecordState, desk: Desk) throws -> String? {
    guard !state.isDeleted else { return nil }
    guard KindRegistry.kind(state.kind) != nil else { return "kind:\(state.kind)" }
    for link in links where link.kind == state.kind {
      guard
        let text = state.text(link.field, rules: desk.rules, organisation: desk.organisation),
        let target = RecordID(uuid: text)
      else { continue }
      if try desk.reader.locate(target) == nil { return target.description }
    }
    return nil
  }

  package static func all(desk: Desk) throws -> [ParkedRecord] {
    let linked = Set(links.map(\.kind))
    var out: [ParkedRecord] = []
    for kind in try desk.reader.kinds()
    where linked.contains(kind) || KindRegistry.kind(kind) == nil {
      for state in try desk.reader.records(kind: kind, in: nil) {
        if let missing = try waits(state, desk: desk) {
          out.append(ParkedRecord(state: state, waitsFor: missing))
        }
      }
    }
    return out.sorted { left, right in
      left.state.scope != right.state.scope
        ? left.state.scope < right.state.scope : left.state.id < right.state.id
    }
  }

  /// `parked list` (cli.md 23); the change named is the first of those that still stand.
  package static func document(desk: Desk) throws -> JSON {
    let items = try all(desk: desk).map { parked in
      let first = parked.state.fields.flatMap(\.siblings).map(\.info)
        .min { $0.depth != $1.depth ? $0.depth < $1.depth : $0.dot < $1.dot }?.dot
      return JSON.of(
        ("scope", .string(parked.state.scope.description)),
        ("replica", .text(first?.replica.description)),
        ("number", first.map { .integer(Int64(clamping: $0.number)) } ?? .null),
        ("waits_for", .string(parked.waitsFor)),
        ("record", .string(parked.state.id.description)),
        ("kind", .string(parked.state.kind)))
    }
    return .of(("items", .array(items)))
  }
}
