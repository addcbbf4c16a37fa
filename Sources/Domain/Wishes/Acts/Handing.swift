import Journal

/// Acts about who brings the wish and what happened at the household: dispatch, release, contact,
/// deliver, follow up.
enum HandingActs {
  /// The arbiter's word that an office agreed: a claim of that office, first come first served.
  static func dispatch(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    guard let office = try call.unit("to", at: desk) else {
      throw SiweiError("usage.missing_option", .usage, ["option": "to"])
    }
    try act.byArbiter()
    try act.expect(WishState.withArbiter)
    guard try !act.row.line().taken.isWhole else { throw try act.wrongState() }
    let isInLine = WishScopes.isInLine(office, of: act.row.unit, organisation: desk.organisation)
    let scope =
      isInLine ? act.row.scope : WishScopes.chain(of: office, organisation: desk.organisation)
    guard desk.organisation.mayWrite(desk.unit, in: scope) else {
      throw SiweiError(
        "claim.office_out_of_reach", .notPermitted,
        ["no": act.number, "unit": desk.unit.text, "office": office.text])
    }
    let claimant = call.filled("claimant") ?? desk.organisation.units[office]?.name ?? office.text
    let claim = desk.newRecord()
    let form = ClaimForm(
      id: claim, number: try WishNumbers.claim(desk: desk), office: office, claimant: claimant,
      kind: "organisation", share: .whole, wish: isInLine ? act.row.id : nil,
      card: act.row.text("card"), batch: nil, isDispatched: true)
    // Outside the line the card alone tells whose claim it is; there may be none yet.
    if !isInLine, act.row.text("card") == nil {
      act.put("card", WishIDs.card(row: act.row.id, publisher: desk.unit).description)
    }
    act.draft(
      form.draft(in: scope, fallbackCard: WishIDs.card(row: act.row.id, publisher: desk.unit)))
    if let numbering = try Numbering.first(of: act.row, desk: desk) { act.draft(numbering) }
    return try act.decision(("claim", .string(claim.description)))
  }

  /// The present claimant loses the place; the machine then calls the next.
  static func release(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    _ = try call.required("reason")
    try act.byArbiter()
    try act.expect(WishState.withArbiter)
    let numbering = try Numbering(act.row, desk: desk)
    if case .other(let machine) = numbering.keeper {
      throw SiweiError(
        "wish.other_machine", .refused, ["no": act.number, "replica": machine.description])
    }
    for place in try holders(act) {
      act.operations += [
        PlaceWriting.put(place.record, "state", PlaceState.overdue, desk: desk),
        PlaceWriting.put(place.record, "reason_code", "overdue", desk: desk),
      ]
      act.rests += place.record.liveDots
    }
    act.operations += numbering.taking(desk)
    act.rests += numbering.dots
    return try act.decision()
  }

  /// The places meant: of one claim where `claim` names it, else all that are held.
  private static func holders(_ act: WishAct) throws -> [Place] {
    let line = try act.row.line()
    var holders = line.holders
    if let text = act.call.filled("claim") {
      let claim = try RecordLookup.find(text, desk: act.desk).id
      holders = holders.filter { $0.claim == claim }
    }
    guard !holders.isEmpty else {
      throw SiweiError(
        "wish.not_claimed", .refused, ["no": act.number, "state": act.row.printedState(line)])
    }
    return holders
  }

  static func contact(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byVillage()
    try act.expect(WishState.withArbiter)
    let day = try call.day("date", at: desk)
    for place in try holders(act) {
      if place.state != PlaceState.contacted {
        act.operations.append(
          PlaceWriting.put(place.record, "state", PlaceState.contacted, desk: desk))
      }
      act.operations.append(PlaceWriting.put(place.record, "contacted_on", day, desk: desk))
      act.rests += place.record.liveDots
    }
    act.put("contacted_on", day)
    return try act.decision()
  }

  /// What happened is recorded, whatever has not arrived yet: from any state after approval.
  static func deliver(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    let giver = try call.required("by")
    let what = try call.required("what")
    try act.byVillage()
    try act.expect(WishState.withArbiter + WishState.fulfilled)
    let day = try call.day("date", at: desk)
    let amount = try call.filled("amount").map { try WishInput.amount($0, "amount") }
    if (WishState.withArbiter + [WishState.rework]).contains(act.row.state) {
      act.put("state", WishState.delivered)
    }
    // The set keeps every delivery, also of one day and amount; the registers show one.
    act.add("deliveries", "\(act.row.round) \(day)" + (amount.map { " \($0)" } ?? ""))
    act.put("delivered_on", day)
    if let amount { act.put("delivered_amount", amount) }
    for place in try act.row.line().holders {
      act.operations.append(
        PlaceWriting.put(place.record, "state", PlaceState.delivered, desk: desk))
      act.rests += place.record.liveDots
    }
    // Who brought what the first time stays told when it is brought again.
    try act.note("delivered_by", giver, beside: true)
    try act.note("delivered_what", what, beside: true)
    try act.note("delivery_place", call.filled("place"), beside: true)
    return try act.decision()
  }

  static func followUp(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    let result = try WishWords.require(
      call.required("result"), "result", in: WishWords.results)
    let way = try WishWords.require(call.filled("way") ?? "visit", "way", in: WishWords.ways)
    try act.byVillageOrApprover()
    try act.expect([WishState.delivered, WishState.followedUp, WishState.closed])
    let day = try call.day("date", at: desk)
    // Within a round results stand side by side and the worst decides; a new round starts anew.
    let isFirst = act.row.results().isEmpty
    if act.row.state == WishState.delivered { act.put("state", WishState.followedUp) }
    act.add(
      "followups", FollowUp(round: act.row.round, date: day, way: way, result: result).text)
    act.put("followup_on", day)
    act.put("followup_way", way)
    if isFirst {
      act.put("followup_result", result)
    } else {
      act.operations.append(
        Operation(
          record: act.row.id, kind: WishKinds.row, field: "followup_result",
          action: .put(.text(result), supersedes: [])))
    }
    try act.note("opinion", call.filled("opinion"), beside: true)
    return try act.decision()
  }
}

/// Operations upon places.
enum PlaceWriting {
  static func put(
    _ place: RecordState, _ field: String, _ text: String, desk: Desk
  ) -> Operation {
    put(place.id, field, .text(text), superseding: place.dots(of: field))
  }

  static func put(
    _ place: RecordID, _ field: String, _ value: Value, superseding dots: [Dot] = []
  ) -> Operation {
    Operation(
      record: place, kind: WishKinds.place, field: field, action: .put(value, supersedes: dots))
  }
}
