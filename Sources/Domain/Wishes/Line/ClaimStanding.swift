import Journal

/// Where a claim stands: read from the line where this node holds it, else from the answer.
struct ClaimStanding {
  let state: String
  let order: Int?
  let waitingNumber: Int?

  init(_ claim: RecordState, desk: Desk) throws {
    let own = claim.shown("state", at: desk) ?? "registered"
    // Giving up is the office's own word, also before the arbiter has passed it on.
    let isOut = own == "given_up"
    let answer = claim.shown("answer", at: desk)
    // The line of a merged wish is dead: once the arbiter of the one that stays has answered, all
    // read that, whichever lines they hold.
    if let found = try ClaimStanding.place(of: claim.id, desk: desk),
      found.isLive || answer == nil
    {
      let standing = ClaimStanding(found.place, in: found.line)
      state = isOut && standing.state != "delivered" ? own : standing.state
      order = standing.order
      waitingNumber = isOut ? nil : standing.waitingNumber
      return
    }
    state = isOut && answer != "delivered" ? own : answer ?? own
    order = ClaimStanding.number(claim, "answer_order", desk)
    waitingNumber = isOut ? nil : ClaimStanding.number(claim, "answer_waiting", desk)
  }

  /// As the line has it.
  init(_ place: Place, in line: Line) {
    state = PlaceState.printed(line.state(of: place))
    order = line.order(of: place)
    waitingNumber = line.waitingNumber(of: place)
  }

  private static func number(_ claim: RecordState, _ field: String, _ desk: Desk) -> Int? {
    claim.shown(field, rules: desk.rules, organisation: desk.organisation)?.value.integer
      .map { Int($0) }
  }

  /// The place of a claim; that of a merged wish only where no other line took it over.
  private static func place(
    of claim: RecordID, desk: Desk
  ) throws -> (place: Place, line: Line, isLive: Bool)? {
    let records = try desk.reader.records(
      kind: WishKinds.place, key: "claim", value: claim.description)
    var merged: (Place, Line, Bool)?
    for record in records {
      guard let place = Place(record, desk: desk), let row = try desk.reader.locate(place.row)
      else { continue }
      let line = try Line(row: place.row, desk: desk)
      guard let own = line.place(of: claim) else { continue }
      if WishRow(record: row, desk: desk).state != WishState.merged { return (own, line, true) }
      merged = (own, line, false)
    }
    return merged
  }
}
