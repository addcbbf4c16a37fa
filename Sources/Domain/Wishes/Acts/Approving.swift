import Journal

/// Acts of the township upon what was submitted: return, decline, reopen, approve, close, rework.
enum ApproverActs {
  static func returning(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    _ = try call.required("reason")
    try act.byApprover()
    var states = [WishState.submitted]
    // In a delegated campaign the township may still return what its village approved.
    if act.row.arbiter == act.row.unit, act.row.unit != desk.unit,
      try act.row.line().holders.isEmpty
    {
      states += [WishState.approved, WishState.published, WishState.takenDown]
    }
    try act.expect(states)
    act.put("state", WishState.returned)
    try act.reasonCode("other")
    return try act.decision()
  }

  static func decline(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    _ = try call.required("reason")
    try act.byApprover()
    try act.expect([WishState.submitted])
    act.put("state", WishState.declined)
    try act.reasonCode("other")
    return try act.decision()
  }

  /// A declined wish is submitted again; a closed one is taken up again.
  static func reopen(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byApproverOrRoot()
    try act.expect([WishState.declined, WishState.closed])
    if act.row.state == WishState.declined {
      act.put("state", WishState.submitted)
    } else {
      takeUp(&act)
    }
    return try act.decision()
  }

  static func close(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byApprover()
    try act.expect([WishState.followedUp])
    guard act.row.results().first != "unsatisfied" else {
      throw SiweiError("wish.unsatisfied", .refused, ["no": act.number])
    }
    act.put("state", WishState.closed)
    return try act.decision()
  }

  static func rework(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    try act.byApprover()
    try act.expect([WishState.followedUp, WishState.closed])
    takeUp(&act)
    return try act.decision()
  }

  private static func takeUp(_ act: inout WishAct) {
    act.put("state", WishState.rework)
    act.put("round", .integer(act.row.round + 1))
  }

  // MARK: approve

  static func approve(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try WishAct(desk, call)
    let delegation = try delegation(act)
    if act.row.parent != desk.unit, delegation == nil {
      throw act.refusal("wish.not_the_approver")
    }
    let isRepeat = act.row.state == WishState.approved && act.row.arbiter == desk.unit
    try act.expect(
      isRepeat && act.row.isChangedSince(act.detail?.seen)
        ? [WishState.approved] : [WishState.submitted])
    try anotherPerson(&act)
    let isWaived = try checkCap(act, delegation: delegation)
    act.rests += delegation?.state.liveDots ?? []
    act.put("state", WishState.approved)
    act.put("arbiter", desk.unit.text)
    if isWaived { act.put("waived", "cap") }
    if let text = act.detail?.seen.shown("public_text", at: desk), !text.isEmpty {
      try act.check(publicText: text)
      act.put("public_text", text)
    } else if let text = act.row.text("public_text"), !text.isEmpty {
      try act.check(publicText: text)
    }
    if let detail = act.detail {
      act.put("detail_dots", WishRow.named(WishRow.judgedDots(of: detail.seen)))
    }
    if let numbering = try Numbering.first(of: act.row, desk: desk) { act.draft(numbering) }
    return try act.decision()
  }

  /// The village's right to approve by itself, given by its township (domain.md §4.3).
  private static func delegation(_ act: WishAct) throws -> (state: RecordState, cap: String?)? {
    guard act.desk.unit == act.row.unit, act.row.parent != act.desk.unit,
      let campaign = act.row.text("campaign").flatMap({ RecordID(uuid: $0) })
    else { return nil }
    return try Delegations.delegation(
      for: campaign, unit: act.row.unit, reader: act.desk.reader)
  }

  /// Who registered it, or verified it for the village, may not approve it.
  private static func anotherPerson(_ act: inout WishAct) throws {
    let live = act.sight.live
    let registered = try WishHistory.steps(to: WishState.registered, of: live, desk: act.desk)
    let verified = try WishHistory.steps(to: WishState.verified, of: live, desk: act.desk)
    let involved = registered + verified.filter(\.isActing)
    guard !involved.contains(where: act.desk.isAuthor) else {
      throw act.refusal("wish.same_person")
    }
    // The rule is judged by what the change names (sync.md §5).
    act.rests += involved.map(\.dot)
  }

  /// True where the cap is passed and waived.
  private static func checkCap(
    _ act: WishAct, delegation: (state: RecordState, cap: String?)?
  ) throws -> Bool {
    let campaign = try act.row.text("campaign").flatMap { RecordID(uuid: $0) }
      .flatMap { try act.desk.reader.locate($0) }
    let cap = delegation?.cap ?? campaign?.shown("cap", at: act.desk)
    guard let cap, let value = act.row.text("value"), let limit = WishInput.cents(cap),
      let cents = WishInput.cents(value), cents > limit
    else { return false }
    let waives = act.call.isSet("waive_cap")
    guard waives, delegation == nil else {
      throw SiweiError(
        delegation == nil ? "wish.over_cap" : "wish.over_delegated_cap", .refused,
        ["no": act.number, "value": value, "cap": cap])
    }
    _ = try act.call.required("reason")
    return true
  }
}
