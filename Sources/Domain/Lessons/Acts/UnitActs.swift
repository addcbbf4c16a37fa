import Journal

/// Acts of the unit whose lesson it is: recommend, new versions, withdraw.
enum UnitActs {
  static func recommend(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .origin)
    try act.byUnit()
    if !act.entry.isForwarded, act.entry.state == EntryState.recommended,
      !act.entry.waitsForPerson
    {
      return act.unchanged()
    }
    try act.expect([EntryState.draft, EntryState.returned])
    act.put("state", EntryState.recommended)
    for (field, option) in [("recommended_by", "by"), ("opinion", "opinion")] {
      guard let text = call.filled(option) else { continue }
      act.put(field, try WishInput.words(text, option))
    }
    if call.filled("by") == nil, act.entry.text("recommended_by") == nil {
      act.put(
        "recommended_by", desk.organisation.units[act.entry.unit]?.name ?? act.entry.unit.text)
    }
    return try act.decision()
  }

  /// Before forwarding in the entry; from then on before the host (domain.md §4.4).
  static func version(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .last)
    let given = ["title", "speaker", "summary", "manuscript"].filter { call.text($0) != nil }
    guard !given.isEmpty else {
      throw SiweiError(
        "usage.missing_option", .usage, ["option": "title, speaker, summary, manuscript"])
    }
    try act.byUnit()
    try act.expect(act.entry.isForwarded ? ForwardedState.open : EntryState.atHome)
    guard try !Freezing.isFrozen(act.pair, desk: desk) else {
      throw SiweiError("entry.frozen", .refused, ["no": act.number])
    }
    var isNew = false
    for field in given {
      let text = try WishInput.words(call.text(field) ?? "", field)
      guard !text.isEmpty || !["title", "speaker"].contains(field) else {
        throw SiweiError("usage.missing_option", .usage, ["option": field])
      }
      let value: Value = text.isEmpty ? .null : .text(text)
      let siblings = act.sight.seen[field]?.siblings ?? []
      if !siblings.isEmpty, siblings.allSatisfy({ $0.value == value }) { continue }
      act.put(field, value)
      isNew = true
    }
    return isNew ? try act.decision() : act.unchanged()
  }

  /// 弃赛: beats everything before the results are locked, also what waits for a person.
  static func withdraw(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .last)
    try act.byUnit()
    let states = act.entry.isForwarded ? ForwardedState.open : EntryState.atHome
    guard states.contains(act.entry.state) else { throw act.wrongState() }
    guard try !Freezing.isLocked(act.pair, in: act.contest, desk: desk) else {
      throw SiweiError("entry.locked", .refused, ["no": act.number])
    }
    act.put("state", EntryState.withdrawn)
    return try act.decision()
  }
}
