import Journal

/// Acts of the township upon its units' lessons: accept, return, coach, select and rank.
enum SenderActs {
  static func accept(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .origin)
    try act.bySender()
    let isRepeat =
      act.entry.state == EntryState.accepted && act.pair.isChangedSince(act.entry)
    try act.expect([isRepeat ? EntryState.accepted : EntryState.recommended])
    try anotherPerson(&act)
    act.put("state", EntryState.accepted)
    act.put("accepted_dots", act.entry.versionText)
    // At its own contest, whoever accepts a late one lets it in.
    let isHere = act.contest.host == desk.unit && !act.entry.isAdmitted
    if isHere, act.contest.isLate(act.entry.id) { act.put("admitted", .flag(true)) }
    return try act.decision()
  }

  /// Who entered the lesson, or recommended it for its unit, may not accept it.
  private static func anotherPerson(_ act: inout EntryAct) throws {
    guard !act.entry.isOwnSender || act.desk.tier == "township" else { return }
    let live = act.sight.live
    let submitted = try WishHistory.steps(to: EntryState.draft, of: live, desk: act.desk)
    let recommended = try WishHistory.steps(to: EntryState.recommended, of: live, desk: act.desk)
    let involved = submitted + recommended
    guard !involved.contains(where: act.desk.isAuthor) else {
      throw act.refusal("entry.same_person")
    }
    // The rule is judged by what the change names (sync.md §5).
    act.rests += involved.map(\.dot)
  }

  /// The township sends a lesson back to its unit, the host one that was forwarded to it.
  static func returning(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    _ = try call.required("reason")
    var act = try EntryAct(desk, call, .ownHalf)
    if act.entry.isForwarded {
      try act.byHost()
      try act.expectForwarded(ForwardedState.standing)
      act.put("state", ForwardedState.returned)
      leavePlace(&act)
      return try act.decision()
    }
    try act.bySender()
    try act.expect([EntryState.recommended, EntryState.accepted, EntryState.selected])
    act.put("state", EntryState.returned)
    leavePlace(&act)
    return try act.decision()
  }

  /// Sent back by its host, a lesson leaves the place it was called up to.
  private static func leavePlace(_ act: inout EntryAct) {
    guard act.contest.host == act.desk.unit, act.entry.value("called_up")?.flag == true else {
      return
    }
    act.put("called_up", .flag(false))
    act.put("called_up_for", Value.null)
  }

  /// 打磨: notes stay with the lesson, the township's at home, the host's on what was forwarded.
  static func coach(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let note = try WishInput.words(call.required("note"), "note")
    var act = try EntryAct(desk, call, .ownHalf)
    if act.entry.isForwarded {
      try act.byHost()
      try act.expect(ForwardedState.open)
    } else {
      try act.bySender()
      try act.expect([EntryState.recommended, EntryState.returned] + EntryState.taken)
      let before = act.pair.forwarded?.state ?? ForwardedState.forwarded
      guard ForwardedState.open.contains(before) else { throw act.wrongState() }
    }
    act.add("coach_notes", note)
    return try act.decision()
  }

  // MARK: select and rank

  /// Selected lessons have a rank; ranking anew is the same act, also after forwarding.
  static func select(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let rank = try rank(call)
    var act = try EntryAct(desk, call, .origin)
    try act.bySender()
    try act.expect(EntryState.taken)
    if act.entry.state != EntryState.forwarded {
      if act.entry.state == EntryState.accepted || act.pair.isChangedSince(act.entry) {
        act.put("state", EntryState.selected)
        act.put("accepted_dots", act.entry.versionText)
      }
      let own = try SenderRank.draft(
        act.entry.id, in: Scope(desk.unit, .own),
        values: values(act.entry.id, rank, act: act), token: act.token, desk: desk)
      if let own { act.draft(own) }
      return try act.decision(("rank", .integer(rank)))
    }
    guard let forwarded = act.pair.forwarded, ForwardedState.open.contains(forwarded.state) else {
      throw act.wrongState()
    }
    let scope = LessonScopes.ranking(of: desk.unit, organisation: desk.organisation)
    let told = try SenderRank.draft(
      forwarded.id, in: scope, values: values(forwarded.id, rank, act: act), token: act.token,
      desk: desk)
    if let told { act.draft(told) }
    return try act.decision(("rank", .integer(rank)))
  }

  private static func rank(_ call: CommandCall) throws -> Int64 {
    guard let given = call.arguments["rank"], given != .null, given != .string("") else {
      throw SiweiError("usage.missing_option", .usage, ["option": "rank"])
    }
    let rank = given.integer ?? given.string.flatMap { Int64(WishInput.narrow($0)) }
    guard let rank, (1...ContestRules.mostPlaces).contains(rank) else {
      throw SiweiError(
        "entry.bad_rank", .refused, ["rank": given.string ?? given.line])
    }
    return rank
  }

  private static func values(
    _ id: RecordID, _ rank: Int64, act: EntryAct
  ) throws -> [(String, Value)] {
    let version = try Quotas(act.contest.id, desk: act.desk).version
    return [
      ("entry", .text(id.description)), ("contest", .text(act.contest.id.description)),
      ("rank", .integer(rank)), ("quota_version", .integer(Int64(version))),
    ]
  }
}
