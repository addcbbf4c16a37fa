import Journal

/// What a machine does by itself after a commit or an exchange (cli.md, details 11).
package enum WishAutomation {
  /// Looks at what was touched and at nothing else; empty once all is as it should be.
  package static func react(_ desk: Desk, touched: [Touched]) throws -> [Decision] {
    var decisions: [Decision] = []
    for id in try rows(touched, desk: desk) {
      guard let record = try desk.reader.locate(id), record.kind == WishKinds.row else { continue }
      let row = WishRow(record: record, desk: desk)
      let decision =
        try LineKeeper(row, desk: desk)?.decide() ?? LineKeeper.closing(row, desk: desk)
      if let decision { decisions.append(decision) }
    }
    return decisions
  }

  /// The wishes behind the records, each once, in the order of their ids.
  private static func rows(_ touched: [Touched], desk: Desk) throws -> [RecordID] {
    var rows: Set<RecordID> = []
    for item in touched {
      switch item.kind {
      case WishKinds.row: rows.insert(item.record)
      case WishKinds.place:
        if let row = try link("row", item, desk) { rows.insert(row) }
      case WishKinds.note:
        if let row = try link("into", item, desk) { rows.insert(row) }
      case WishKinds.claim:
        if let row = try row(ofClaim: item, desk) { rows.insert(row) }
      case WishKinds.numbering:
        rows.formUnion(try rowsNumberedHere(item, desk))
      default: continue
      }
    }
    for row in rows.sorted() {
      // What was merged away brings its claims to the wish that stays.
      if let record = try desk.reader.locate(row),
        let kept = record.shown("merged_into", at: desk).flatMap({ RecordID(uuid: $0) })
      {
        rows.insert(kept)
      }
    }
    return rows.sorted()
  }

  private static func link(_ field: String, _ item: Touched, _ desk: Desk) throws -> RecordID? {
    try desk.reader.record(item.record, in: item.scope)?.shown(field, at: desk)
      .flatMap { RecordID(uuid: $0) }
  }

  private static func row(ofClaim item: Touched, _ desk: Desk) throws -> RecordID? {
    if let row = try link("wish", item, desk) { return row }
    guard let card = try link("card", item, desk) else { return nil }
    return try WishLookup.row(ofCard: card, desk: desk)?.id
  }

  /// A machine that was just named looks at what lay waiting for it.
  private static func rowsNumberedHere(_ item: Touched, _ desk: Desk) throws -> [RecordID] {
    let unit = item.scope.anchor
    guard item.record == WishIDs.numbering(unit: unit, arbiter: desk.unit),
      try desk.reader.record(item.record, in: item.scope)?.shown("replica", at: desk)
        == desk.replica.description
    else { return [] }
    return try desk.reader.records(kind: WishKinds.row, in: item.scope)
      .filter { $0.shown("arbiter", at: desk) == desk.unit.text }.map(\.id)
  }
}
