import Journal

/// Acts of the arbiter: hand up, publish, take down, carry over, and merging duplicates.
enum ArbiterActs {
  static func handUp(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byArbiter()
    try act.expect(WishState.withArbiter)
    guard let parent = desk.organisation.parent(of: desk.unit) else {
      throw SiweiError("wish.no_higher_arbiter", .refused, ["no": act.number])
    }
    act.put("arbiter", parent.text)
    if let card = act.row.text("card"), let id = RecordID(uuid: card) {
      act.put("former_card", card)
      act.put("card", .null)
      if let closing = try Cards.signing(id, "closed", desk: desk) { act.draft(closing) }
    }
    // What the next arbiter has not published is approved, not published.
    if act.row.state == WishState.published { act.put("state", WishState.approved) }
    return try act.decision(("arbiter", .string(parent.text)))
  }

  static func publish(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byArbiter()
    try act.expect(WishState.withArbiter)
    try consent(act)
    guard let text = act.row.text("public_text"), !text.isEmpty else {
      throw SiweiError("wish.no_public_text", .refused, ["no": act.number])
    }
    try act.check(publicText: text)
    let card = WishIDs.card(row: act.row.id, publisher: desk.unit)
    if act.row.state != WishState.published || act.row.record.dots(of: "state").count > 1 {
      act.put("state", WishState.published)
    }
    if act.row.text("card") != card.description { act.put("card", card.description) }
    let line = try act.row.line()
    let sign = line.taken.isWhole ? "taken" : line.taken.isNothing ? "open" : "part"
    if let draft = try Cards.publishing(card, text: text, sign: sign, act: act) {
      act.draft(draft)
    }
    if let numbering = try Numbering.first(of: act.row, desk: desk) { act.draft(numbering) }
    return try act.decision(("card", .string(card.description)))
  }

  /// Consent must reach as far as the card will be seen; without a limit named it is the county.
  private static func consent(_ act: WishAct) throws {
    guard let consent = act.row.text("consent"), consent != "no" else {
      throw SiweiError("wish.consent_no", .refused, ["no": act.number])
    }
    let reaches = ["village", "township", "county", "media"]
    let given = act.row.text("reach").flatMap { reaches.firstIndex(of: $0) } ?? 2
    let organisation = act.desk.organisation
    let needed: Int
    if act.desk.unit == organisation.root {
      needed = 2
    } else {
      needed = act.desk.unit == act.row.unit ? 0 : 1
    }
    guard given >= needed else {
      throw SiweiError(
        "wish.consent_reach", .refused,
        ["no": act.number, "reach": reaches[given], "needed": reaches[needed]])
    }
  }

  /// The arbiter takes the card down; the village reports that the consent was taken back, which
  /// the arbiter must follow.
  static func takeDown(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    guard act.row.arbiter != nil else { throw try act.wrongState() }
    if act.row.arbiter != desk.unit, desk.unit == act.row.unit {
      try act.expect([WishState.published, WishState.approved, WishState.carriedOver])
      act.put("takedown_demanded_on", desk.today.description)
      act.put("consent", "no")
      return try act.decision()
    }
    try act.byArbiter()
    try act.expect([WishState.published])
    act.put("state", WishState.takenDown)
    act.put("reason_code", "taken_down")
    if let card = act.row.text("card").flatMap({ RecordID(uuid: $0) }),
      let closing = try Cards.signing(card, "closed", desk: desk)
    {
      act.draft(closing)
    }
    return try act.decision()
  }

  /// At the campaign's closing: the wish keeps its number and is first in the next round.
  static func carryOver(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    _ = try call.required("campaign")
    try act.byArbiter()
    try act.expect(WishState.withArbiter)
    guard try act.row.line().holders.isEmpty else { throw try act.wrongState() }
    guard let campaign = try call.campaign(at: desk) else {
      throw SiweiError("usage.missing_option", .usage, ["option": "campaign"])
    }
    if act.row.state != WishState.carriedOver { act.put("state", WishState.carriedOver) }
    act.put("carried_to", campaign)
    if let card = act.row.text("card").flatMap({ RecordID(uuid: $0) }),
      let closing = try Cards.signing(card, "closed", desk: desk)
    {
      act.draft(closing)
    }
    return try act.decision()
  }

  /// The younger record is merged into the older one, so that no circle can form. Across
  /// townships the county's note alone tells which one stays.
  static func merge(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    let kept = WishRow(
      record: try WishLookup.row(call.required("into"), desk: desk), desk: desk)
    guard kept.id != act.row.id else {
      throw SiweiError("wish.merge_self", .refused, ["no": act.number])
    }
    let isAcross = act.row.parent != kept.parent
    guard
      desk.unit == act.row.parent && !isAcross || desk.unit == desk.organisation.root && isAcross
    else { throw act.refusal("wish.not_the_approver") }
    let ended = [WishState.merged, WishState.withdrawn]
    guard !ended.contains(act.row.state), !act.row.waitsForPerson else {
      throw try act.wrongState()
    }
    guard !ended.contains(kept.state) else {
      throw SiweiError(
        "wish.wrong_state", .refused,
        ["no": kept.text("no") ?? "", "state": kept.state, "act": call.verb])
    }
    guard kept.id < act.row.id else {
      throw SiweiError(
        "wish.merge_direction", .refused,
        ["older": act.number, "younger": kept.text("no") ?? kept.id.description])
    }
    act.put("state", WishState.merged)
    if isAcross {
      act.put("kept_elsewhere", .flag(true))
      act.draft(
        Notes.draft(row: act.row.id, act: "merge", text: nil, into: kept.id, desk: desk))
    } else {
      act.put("merged_into", kept.id.description)
    }
    act.put("reason_code", "duplicate")
    return try act.decision()
  }

  /// The county draws the wish into its sample; the township calls the household.
  static func sample(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byApproverOrRoot()
    try act.expect([WishState.delivered, WishState.followedUp, WishState.closed])
    act.put("sampled_on", desk.today.description)
    return try act.decision()
  }
}

/// The cards of this unit: in its own `tree`, where nobody else writes.
enum Cards {
  private static func put(
    _ card: RecordID, _ held: RecordState?, _ field: String, _ text: String, desk: Desk
  ) -> Operation? {
    if held?.shown(field, at: desk).map({ $0.utf8.elementsEqual(text.utf8) }) == true { return nil }
    return Operation(
      record: card, kind: WishKinds.card, field: field,
      action: .put(.text(text), supersedes: held?.dots(of: field) ?? []),
      personal: desk.rules.spec(kind: WishKinds.card, field: field)?.personal ?? false)
  }

  /// Makes the card, or brings it up to date; nil where it is.
  static func publishing(
    _ card: RecordID, text: String, sign: String, act: WishAct
  ) throws -> Draft? {
    let desk = act.desk
    let scope = Scope(desk.unit, .tree)
    let held = try desk.reader.record(card, in: scope)
    var operations: [Operation?] = [
      put(card, held, "publisher", desk.unit.text, desk: desk),
      put(card, held, "text", text, desk: desk),
      put(card, held, "class", act.row.text("class") ?? "public", desk: desk),
      put(card, held, "open", sign, desk: desk),
    ]
    if held?.shown("no", at: desk) == nil {
      operations.append(put(card, held, "no", try WishNumbers.card(desk: desk), desk: desk))
    }
    let written = operations.compactMap { $0 }
    return written.isEmpty ? nil : Draft(scope, operations: written, rests: held?.liveDots ?? [])
  }

  /// Sets the sign of a card of this unit; nil where it shows it already or is not held.
  static func signing(_ card: RecordID, _ sign: String, desk: Desk) throws -> Draft? {
    let scope = Scope(desk.unit, .tree)
    guard let held = try desk.reader.record(card, in: scope), !held.liveDots.isEmpty,
      let operation = put(card, held, "open", sign, desk: desk)
    else { return nil }
    return Draft(scope, operations: [operation], rests: held.liveDots)
  }
}
