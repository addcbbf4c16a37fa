import Journal

/// `claim list` (cli.md 25).
enum ClaimViews {
  static func list(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let items: [Item]
    if let wish = call.filled("wish") {
      items = try onWish(WishLookup.row(wish, desk: desk), desk)
    } else if let card = call.filled("card") {
      items = try onCard(WishLookup.card(card, desk: desk), desk)
    } else {
      items = try desk.reader.records(kind: WishKinds.claim, in: nil)
        .filter { !$0.isDeleted }.map { try Item($0, desk) }
    }
    let state = try call.state(among: PlaceState.ofClaims)
    let unit = try call.unit("unit", at: desk)?.text
    let chosen = items.filter {
      (state == nil || $0.standing.state == state) && (unit == nil || $0.unit == unit)
    }
    return .of(("items", .array(chosen.map(\.document))))
  }

  /// The line in its order, then what the arbiter has not numbered yet.
  private static func onWish(_ record: RecordState, _ desk: Desk) throws -> [Item] {
    let row = WishRow(record: record, desk: desk)
    let line = try row.line()
    let isMerged = row.state == WishState.merged
    var items = try line.places.map { place in
      // A claim of another office is held only where its audience allows it.
      let claim = try desk.reader.locate(place.claim)
      if let claim, claim.kind == WishKinds.claim {
        // Of a merged wish the line is dead; the claim tells where it stands now.
        return try Item(claim, desk, place: isMerged ? nil : (place, line))
      }
      return Item(
        id: place.claim, number: nil, claimant: nil, unit: place.unit,
        standing: ClaimStanding(place, in: line))
    }
    for claim in try held(on: row, desk) where !items.contains(where: { $0.id == claim.id }) {
      items.append(try Item(claim, desk))
    }
    return items
  }

  private static func held(on row: WishRow, _ desk: Desk) throws -> [RecordState] {
    var claims = try desk.reader.records(
      kind: WishKinds.claim, key: "wish", value: row.id.description)
    for field in ["card", "former_card"] {
      guard let card = row.text(field) else { continue }
      claims += try desk.reader.records(kind: WishKinds.claim, key: "card", value: card)
        .filter { claim in !claims.contains { $0.id == claim.id } }
    }
    return claims.filter { !$0.isDeleted }.sorted { $0.id < $1.id }
  }

  /// Those made on the card itself, and where the row is held those on the wish behind it.
  private static func onCard(_ card: RecordState, _ desk: Desk) throws -> [Item] {
    if let row = try WishLookup.row(ofCard: card.id, desk: desk) { return try onWish(row, desk) }
    let items = try desk.reader.records(
      kind: WishKinds.claim, key: "card", value: card.id.description
    ).filter { !$0.isDeleted }.map { try Item($0, desk) }
    return items.sorted { left, right in
      let (a, b) = (left.standing.order ?? .max, right.standing.order ?? .max)
      return a != b ? a < b : left.id < right.id
    }
  }

  private struct Item {
    let id: RecordID
    let number: String?
    let claimant: String?
    let unit: String?
    let standing: ClaimStanding

    init(
      id: RecordID, number: String?, claimant: String?, unit: String?, standing: ClaimStanding
    ) {
      self.id = id
      self.number = number
      self.claimant = claimant
      self.unit = unit
      self.standing = standing
    }

    init(_ claim: RecordState, _ desk: Desk, place: (Place, Line)? = nil) throws {
      id = claim.id
      number = try WishNumbers.shown(claim, desk: desk)
      claimant = claim.shown("claimant", at: desk)
      unit = claim.shown("office", at: desk)
      let isOut = claim.shown("state", at: desk) == "given_up"
      if let place, !isOut {
        standing = ClaimStanding(place.0, in: place.1)
      } else {
        standing = try ClaimStanding(claim, desk: desk)
      }
    }

    var document: JSON {
      .of(
        ("id", .string(id.description)), ("no", .text(number)), ("claimant", .text(claimant)),
        ("unit", .text(unit)), ("state", .string(standing.state)),
        ("order", .number(standing.order)), ("waiting_no", .number(standing.waitingNumber)))
    }
  }
}
