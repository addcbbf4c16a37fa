import Journal

/// What a machine does by itself after a commit or an exchange (cli.md, details 11).
package enum WishAutomation {
  /// So many wishes are followed from one that was merged away to the one that stays.
  private static let mostSteps = 64

  /// Looks at what was touched and at nothing else; empty once all is as it should be.
  package static func react(_ desk: Desk, touched: [Touched]) throws -> [Decision] {
    var decisions: [Decision] = []
    for record in try rows(touched, desk: desk) {
      let row = WishRow(record: record, desk: desk)
      let decision =
        try LineKeeper(row, desk: desk)?.decide() ?? LineKeeper.closing(row, desk: desk)
      if let decision, try counts(decision, desk: desk) { decisions.append(decision) }
    }
    return decisions
  }

  /// What the rules would set aside is left alone: it would be decided again for ever.
  private static func counts(_ decision: Decision, desk: Desk) throws -> Bool {
    do {
      try OwnVerdict.require(decision.drafts, desk: desk)
      return true
    } catch let fault as SiweiError where fault.code == "record.not_allowed" {
      return false
    }
  }

  /// The wishes behind the records, as far as they have an arbiter: each once, by their ids.
  private static func rows(_ touched: [Touched], desk: Desk) throws -> [RecordState] {
    var found: [RecordID: RecordState] = [:]
    func add(_ row: RecordState?) {
      guard let row, row.kind == WishKinds.row else { return }
      // What was merged away is followed, also where it had no arbiter yet.
      let isKept = row["merged_into"] == nil && row["kept_elsewhere"] == nil
      if isKept, row["arbiter"] == nil { return }
      found[row.id] = row
    }
    for item in touched {
      switch item.kind {
      case WishKinds.row:
        add(try desk.reader.record(item.record, kind: item.kind, in: item.scope))
      case WishKinds.place: add(try link("row", item, desk))
      case WishKinds.note: add(try link("into", item, desk))
      case WishKinds.claim: add(try row(ofClaim: item, desk))
      case WishKinds.card where item.scope.anchor == desk.unit:
        // Published at two machines, it may say what only one of them knew.
        add(try WishLookup.row(ofCard: item.record, desk: desk))
      case WishKinds.numbering: for row in try rowsNumberedHere(item, desk) { add(row) }
      default: continue
      }
    }
    for id in found.keys.sorted() {
      // What was merged away brings its claims to the wish that stays, however many steps away.
      var next = found[id]
      var steps = 0
      while steps < mostSteps, let row = next {
        next = try kept(for: row, desk).flatMap { try desk.reader.locate($0) }
        add(next)
        steps += 1
      }
    }
    return found.values.filter { $0["arbiter"] != nil }.sorted { $0.id < $1.id }
  }

  /// Across townships only the county's own note knows.
  private static func kept(for row: RecordState, _ desk: Desk) throws -> RecordID? {
    if let kept = row.shown("merged_into", at: desk) { return RecordID(uuid: kept) }
    guard row["kept_elsewhere"] != nil else { return nil }
    let notes = try desk.reader.records(
      kind: WishKinds.note, key: "row", value: row.id.description)
    return notes.lazy.compactMap { $0.shown("into", at: desk).flatMap { RecordID(uuid: $0) } }.first
  }

  private static func link(_ field: String, _ item: Touched, _ desk: Desk) throws -> RecordState? {
    try desk.reader.record(item.record, in: item.scope)?.shown(field, at: desk)
      .flatMap { RecordID(uuid: $0) }.flatMap { try desk.reader.locate($0) }
  }

  private static func row(ofClaim item: Touched, _ desk: Desk) throws -> RecordState? {
    guard let claim = try desk.reader.record(item.record, in: item.scope) else { return nil }
    if let row = claim.shown("wish", at: desk).flatMap({ RecordID(uuid: $0) }) {
      return try desk.reader.locate(row)
    }
    let card = claim.shown("card", at: desk).flatMap { RecordID(uuid: $0) }
    return try card.flatMap { try WishLookup.row(ofCard: $0, desk: desk) }
  }

  /// A machine that was just named looks at what lay waiting for it.
  private static func rowsNumberedHere(_ item: Touched, _ desk: Desk) throws -> [RecordState] {
    let unit = item.scope.anchor
    guard item.record == WishIDs.numbering(unit: unit, arbiter: desk.unit),
      try desk.reader.record(item.record, in: item.scope)?.shown("replica", at: desk)
        == desk.replica.description
    else { return [] }
    return try desk.reader.records(kind: WishKinds.row, in: item.scope)
      .filter { $0.shown("arbiter", at: desk) == desk.unit.text }
  }
}
