package import Journal

/// What wishes and claims say of themselves beyond their fields, and their lists.
package enum WishViews {
  /// Number, state, marks and links of a record; nil for a kind that is not of this folder.
  package static func summary(of state: RecordState, desk: Desk) throws -> RecordSummary? {
    switch state.kind {
    case WishKinds.row: try row(WishRow(record: state, desk: desk))
    case WishKinds.detail: try detail(state, desk)
    case WishKinds.card: try card(state, desk)
    case WishKinds.place: try place(state, desk)
    case WishKinds.claim: try claim(state, desk)
    case WishKinds.contact:
      RecordSummary(related: links(state, [("claim", "claim")], desk))
    case WishKinds.note:
      RecordSummary(related: links(state, [("row", "row"), ("into", "into")], desk))
    case WishKinds.numbering: RecordSummary()
    default: nil
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

  // MARK: row

  private static func row(_ row: WishRow) throws -> RecordSummary {
    let desk = row.desk
    let hasLine = row.arbiter != nil
    let line = hasLine ? try row.line() : nil
    let related = links(row.record, [("card", "card"), ("merged_into", "merged_into")], desk)
      .merging(["detail": row.detailID]) { first, _ in first }
    return RecordSummary(
      no: try WishNumbers.shown(row.record, desk: desk),
      state: line.map { row.printedState($0) } ?? row.state,
      flags: try flags(row, line), related: related)
  }

  private static func flags(_ row: WishRow, _ line: Line?) throws -> [String] {
    var flags: [String] = []
    if row.isDoubleGift { flags.append("double_gift") }
    if try row.isChangedSince(row.detail()) || isCardBehind(row) { flags.append("changed_since") }
    if WishState.fulfilled.contains(row.state), row.text("contacted_on") == nil {
      flags.append("recorded_later")
    }
    if row.text("carried_to") != nil { flags.append("carried_in") }
    return flags
  }

  /// The card this arbiter published says something else than the row by now.
  private static func isCardBehind(_ row: WishRow) throws -> Bool {
    guard let card = row.text("card").flatMap({ RecordID(uuid: $0) }),
      let arbiter = row.arbiter,
      let held = try row.desk.reader.record(card, in: Scope(arbiter, .tree)),
      let text = held.shown("text", at: row.desk), let own = row.text("public_text")
    else { return false }
    return !text.utf8.elementsEqual(own.utf8)
  }

  // MARK: the others

  private static func detail(_ detail: RecordState, _ desk: Desk) throws -> RecordSummary {
    let id = WishIDs.partner(of: detail.id)
    guard let held = try desk.reader.locate(id), held.kind == WishKinds.row else {
      return RecordSummary(state: "draft", related: ["row": id])
    }
    let row = WishRow(record: held, desk: desk)
    return RecordSummary(
      no: try WishNumbers.shown(held, desk: desk), state: try row.printedState(),
      flags: row.isChangedSince(detail) ? ["changed_since"] : [], related: ["row": id])
  }

  /// The way back to the row is known only to those who hold the row.
  private static func card(_ card: RecordState, _ desk: Desk) throws -> RecordSummary {
    var summary = RecordSummary(
      no: try WishNumbers.shown(card, desk: desk), state: card.shown("open", at: desk))
    guard let held = try WishLookup.row(ofCard: card.id, desk: desk) else { return summary }
    summary.related["row"] = held.id
    if let text = held.shown("public_text", rules: desk.rules, organisation: desk.organisation) {
      let isNewer = card.shown("text", at: desk).map(Value.text) != text.value
      summary.origin = RecordOrigin(record: held.id, dot: text.dot, newer: isNewer)
    }
    return summary
  }

  private static func place(_ state: RecordState, _ desk: Desk) throws -> RecordSummary {
    guard let place = Place(state, desk: desk) else { return RecordSummary() }
    let line = try Line(row: place.row, desk: desk)
    return RecordSummary(
      state: PlaceState.printed(line.state(of: place)),
      related: ["claim": place.claim, "row": place.row])
  }

  private static func claim(_ claim: RecordState, _ desk: Desk) throws -> RecordSummary {
    RecordSummary(
      no: try WishNumbers.shown(claim, desk: desk),
      state: try ClaimStanding(claim, desk: desk).state,
      related: links(claim, [("wish", "wish"), ("card", "card")], desk))
  }

  // MARK: lists

  /// `wish list [--state S] [--unit U]`.
  static func list(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let state = try call.state(among: WishState.printed)
    let unit = try call.unit("unit", at: desk)
    let rows = try desk.reader.records(kind: WishKinds.row, in: nil).filter { record in
      guard !record.isDeleted, unit == nil || record.scope.anchor == unit else { return false }
      guard let state else { return true }
      return try WishRow(record: record, desk: desk).printedState() == state
    }
    return try RecordView.list(rows, desk: desk)
  }

  /// `wish board`: the cards this unit can see.
  static func board(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let cards = try desk.reader.records(kind: WishKinds.card, in: nil).filter {
      !$0.isDeleted && $0.shown("text", at: desk) != nil
    }
    let items = try cards.map { card in
      JSON.of(
        ("card", .string(card.id.description)),
        ("no", .text(try WishNumbers.shown(card, desk: desk))),
        ("publisher", .string(card.scope.anchor.text)),
        ("text", .text(card.shown("text", at: desk))),
        ("class", .text(card.shown("class", at: desk))),
        ("open", .string(card.shown("open", at: desk) ?? "closed")))
    }
    return .of(("items", .array(items)))
  }
}
