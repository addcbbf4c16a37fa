import Journal

/// Acts upon claims by the office that took them down.
enum ClaimActs {
  // MARK: register

  static func register(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let id = try call.newID()
    if let id, let held = try desk.reader.locate(id) { return try again(held, desk) }
    let (row, card) = try target(desk, call)
    _ = try call.seen(of: [id, row?.id, card?.id].compactMap { $0 })
    let claimant = try WishInput.words(call.required("claimant"), "claimant")
    let kind = try WishWords.require(call.required("kind"), "kind", in: WishWords.claimants)
    let share = try call.filled("share").map(WishInput.share) ?? .whole
    let claim = id ?? desk.newRecord()
    // Whoever sits at the wish's own table writes in its chain; others in their own.
    let scope = row?.scope ?? WishScopes.chain(of: desk.unit, organisation: desk.organisation)
    let form = ClaimForm(
      id: claim, number: try WishNumbers.claim(desk: desk), office: desk.unit, claimant: claimant,
      kind: kind, share: share, wish: row?.id, card: card?.id.description,
      batch: call.filled("batch"), isDispatched: false)
    var drafts = [form.draft(in: scope)]
    let phone = call.filled("phone").map(WishInput.narrow)
    let reason = call.filled("reason")
    if phone != nil || reason != nil {
      drafts.append(
        try contact(
          claim, in: contactScope(row: row, desk), phone: phone, reason: reason, desk: desk))
    }
    return Decision(
      drafts: drafts, subject: claim,
      reply: .of(("id", .string(claim.description)), ("no", .string(form.number))))
  }

  private static func again(_ held: RecordState, _ desk: Desk) throws -> Decision {
    guard held.kind == WishKinds.claim else {
      throw SiweiError(
        "record.id_taken", .refused, ["id": held.id.description, "kind": held.kind])
    }
    return Decision(
      subject: held.id,
      reply: .of(
        ("id", .string(held.id.description)),
        ("no", .text(try WishNumbers.shown(held, desk: desk)))))
  }

  /// The row where this node holds it, and the card where one was named.
  private static func target(
    _ desk: Desk, _ call: CommandCall
  ) throws -> (row: WishRow?, card: RecordState?) {
    let wish = call.filled("wish")
    let cardText = call.filled("card")
    guard (wish == nil) != (cardText == nil) else {
      throw SiweiError("usage.exactly_one", .usage, ["options": "--wish, --card"])
    }
    var card: RecordState?
    var row: WishRow?
    if let wish {
      row = WishRow(record: try WishLookup.row(wish, desk: desk), desk: desk)
    } else if let cardText {
      let held = try WishLookup.card(cardText, desk: desk)
      card = held
      row = try WishLookup.row(ofCard: held.id, desk: desk).map { WishRow(record: $0, desk: desk) }
    }
    // A former parent still reads the row, but no longer sits at its table.
    if let held = row, wish == nil, !desk.organisation.mayWrite(desk.unit, in: held.scope) {
      row = nil
    }
    if let row {
      guard row.state == WishState.published else {
        throw SiweiError(
          "claim.not_published", .refused,
          ["no": row.text("no") ?? "", "state": try row.printedState()])
      }
    } else if let card, card.shown("open", at: desk) == "closed" {
      throw SiweiError(
        "claim.card_closed", .refused, ["card": card.shown("no", at: desk) ?? card.id.description])
    }
    return (row, card)
  }

  // MARK: contact

  /// The smallest scope: with the household's details where this office sees them, else at home.
  private static func contactScope(row: WishRow?, _ desk: Desk) -> Scope {
    let organisation = desk.organisation
    if let row, organisation.mayWrite(desk.unit, in: row.detailScope) { return row.detailScope }
    return WishScopes.detail(of: desk.unit, organisation: organisation)
  }

  private static func contact(
    _ claim: RecordID, in scope: Scope, phone: String?, reason: String?, desk: Desk
  ) throws -> Draft {
    let id = WishIDs.contact(of: claim)
    let held = try desk.reader.record(id, in: scope)
    func put(_ field: String, _ text: String, personal: Bool) -> Operation {
      Operation(
        record: id, kind: WishKinds.contact, field: field,
        action: .put(.text(text), supersedes: held?.dots(of: field) ?? []), personal: personal)
    }
    var operations: [Operation] = []
    if held == nil { operations.append(put("claim", claim.description, personal: false)) }
    if let phone { operations.append(put("phone", phone, personal: true)) }
    if let reason { operations.append(put("reason_text", reason, personal: true)) }
    return Draft(scope, operations: operations, rests: held?.liveDots ?? [], reason: reason)
  }

  // MARK: give up, report

  static func giveUp(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let claim = try own(desk, call)
    try expect(["registered", "accepted", "waiting"], claim, desk, call)
    return try decision(claim, [("state", .text("given_up"))], desk, call)
  }

  /// The claimant's word that it was handed over: no fulfilment, only the village records that.
  static func report(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let claim = try own(desk, call)
    try expect(["registered", "accepted", "waiting", "delivered"], claim, desk, call)
    return try decision(claim, [("reported_on", .text(call.day("date", at: desk)))], desk, call)
  }

  private static func own(_ desk: Desk, _ call: CommandCall) throws -> Sight {
    let held = try RecordLookup.subject(call, desk)
    guard held.kind == WishKinds.claim else {
      throw SiweiError(
        "claim.no_claim", .missing, ["record": call.text("id") ?? "", "kind": held.kind])
    }
    guard held.shown("office", at: desk) == desk.unit.text else {
      throw SiweiError(
        "claim.not_its_office", .notPermitted,
        ["no": held.shown("no", at: desk) ?? "", "unit": desk.unit.text])
    }
    return try Sight(held, token: call.seen(of: [held.id]), desk: desk)
  }

  private static func expect(
    _ states: [String], _ claim: Sight, _ desk: Desk, _ call: CommandCall
  ) throws {
    let state = try ClaimStanding(claim.seen, desk: desk).state
    guard states.contains(state) else {
      throw SiweiError(
        "claim.wrong_state", .refused,
        ["no": claim.live.shown("no", at: desk) ?? "", "state": state, "act": call.verb])
    }
  }

  private static func decision(
    _ claim: Sight, _ fields: [(String, Value)], _ desk: Desk, _ call: CommandCall
  ) throws -> Decision {
    let operations = fields.map { claim.put($0.0, $0.1, desk: desk) }
    // The office is named by the change that made the claim, whatever was edited since.
    var drafts = [Draft(claim.live.scope, operations: operations, rests: claim.rests)]
    if let reason = call.filled("reason") {
      let row = try claim.live.shown("wish", at: desk).flatMap { RecordID(uuid: $0) }
        .flatMap { try desk.reader.locate($0) }.map { WishRow(record: $0, desk: desk) }
      drafts.append(
        try contact(
          claim.live.id, in: contactScope(row: row, desk), phone: nil, reason: reason, desk: desk))
    }
    try OwnVerdict.require(drafts, desk: desk)
    var reply = JSON.of(
      ("id", .string(claim.live.id.description)),
      ("no", .text(try WishNumbers.shown(claim.live, desk: desk))))
    if claim.conflicts(after: operations, desk: desk) {
      reply = reply.setting("conflict", .bool(true))
    }
    return Decision(drafts: drafts, subject: claim.live.id, reply: reply)
  }
}
