import Journal

/// Acts of the village before the wish is in other hands: verify, submit, withdraw.
enum VillageActs {
  static func verify(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byVillage()
    try act.expect([WishState.registered])
    let registrations = try act.sight.seen.dots(of: "state").compactMap {
      try desk.reader.authorship(of: $0)
    }
    let isOwn = registrations.contains {
      $0.unit == desk.unit && $0.actor.utf8.elementsEqual(desk.actor.utf8)
    }
    guard !isOwn else { throw act.refusal("wish.same_person") }
    act.put("state", WishState.verified)
    act.put("verified_on", try call.day("date", at: desk))
    try act.note("visit_note", call.filled("note"))
    return try act.decision()
  }

  /// Names the detail it submits. A unit whose details nobody above reads brings its public text
  /// along, checked by itself.
  static func submit(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byVillage()
    try act.expect([WishState.verified, WishState.returned, WishState.submitted])
    let isRepeat = act.row.state == WishState.submitted
    if isRepeat, !act.row.isChangedSince(act.detail?.seen), call.filled("campaign") == nil {
      return try act.unchanged()
    }
    guard act.row.text("consent") != nil else {
      throw SiweiError("wish.no_consent", .refused, ["no": act.number])
    }
    if let campaign = try call.campaign(at: desk) { act.put("campaign", campaign) }
    if !isRepeat || act.row.isChangedSince(act.detail?.seen) {
      act.put("state", WishState.submitted)
    }
    if let detail = act.detail {
      act.put("detail_dots", WishRow.named(WishRow.judgedDots(of: detail.seen)))
      if act.row.detailScope.reach == .own,
        let text = detail.seen.shown("public_text", at: desk), !text.isEmpty
      {
        try act.check(publicText: text)
        act.put("public_text", text)
      }
    }
    return try act.decision()
  }

  /// At the household's word; beats everything before the delivery, also what waits for a person.
  static func withdraw(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byVillage()
    guard WishState.withdrawable.contains(act.row.state) else { throw try act.wrongState() }
    act.put("state", WishState.withdrawn)
    act.put("reason_code", "household")
    return try act.decision()
  }
}

/// The check every public text passes before it is copied to a row or a card.
enum PublicText {
  /// Throws `text.private` (65) with its reasons.
  static func check(_ text: String, row: WishRow, detail: RecordState?) throws {
    let person = detail.map { Person(detail: $0, desk: row.desk) }
    let reasons = PrivacyCheck.reasons(
      text, person: person, today: row.desk.today, mayName: row.text("consent") == "yes")
    guard reasons.isEmpty else {
      throw SiweiError(
        "text.private", .refused,
        ["no": row.number, "reasons": reasons.joined(separator: ", ")], reasons: reasons)
    }
  }
}
