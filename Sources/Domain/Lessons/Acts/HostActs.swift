import Journal

/// Acts of the contest's host upon what was forwarded to it: 资格审查, notes, calling up, admitting.
enum HostActs {
  static func qualify(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .forwarded)
    try act.byHost()
    let isRepeat =
      act.entry.state == ForwardedState.qualified && act.pair.isChangedSince(act.entry)
    try act.expectForwarded([isRepeat ? ForwardedState.qualified : ForwardedState.forwarded])
    act.put("state", ForwardedState.qualified)
    act.put("qualified_dots", act.entry.versionText)
    // Whoever qualifies a late one lets it in.
    if act.contest.isLate(act.entry.id), !act.entry.isAdmitted {
      act.put("admitted", .flag(true))
    }
    return try act.decision()
  }

  /// Copied work is struck off.
  static func strike(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    _ = try call.required("reason")
    var act = try EntryAct(desk, call, .forwarded)
    try act.byHost()
    try act.expectForwarded(ForwardedState.open)
    // From the lock on the result stands; what is wrong with it is an objection, or a reopening.
    guard try !Freezing.isLocked(act.pair, in: act.contest, byHost: true, desk: desk) else {
      throw SiweiError("entry.locked", .refused, ["no": act.number])
    }
    act.put("state", ForwardedState.struck)
    return try act.decision()
  }

  static func remark(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let note = try WishInput.words(call.required("note"), "note")
    var act = try EntryAct(desk, call, .forwarded)
    try act.byHost()
    try act.expectForwarded(ForwardedState.open)
    act.add("remarks", note)
    return try act.decision()
  }

  /// 递补: the next takes the place of one that withdrew or was struck off.
  static func callUp(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .last)
    try act.byHost()
    try act.expect(act.entry.isForwarded ? ForwardedState.standing : EntryState.taken)
    guard try !Entries.struck(at: act.contest.host, desk: desk).contains(act.entry.id) else {
      throw SiweiError(
        "entry.wrong_state", .refused,
        ["no": act.number, "state": ForwardedState.struck, "act": call.verb])
    }
    if let text = call.filled("instead_of") {
      let gone = try EntryPair.find(text, desk: desk)
      guard let place = gone.last, place.contest == act.contest.id, place.id != act.entry.id,
        try [ForwardedState.withdrawn, ForwardedState.struck].contains(gone.shownState(desk))
      else {
        throw SiweiError(
          "entry.place_not_free", .refused,
          ["no": gone.last?.number ?? text, "state": try gone.shownState(desk)])
      }
      let own = act.entry.text("called_up_for")
      if own != place.id.description, try isRanked(place.id, act) {
        throw SiweiError("entry.place_ranked", .refused, ["no": place.number ?? text])
      }
      guard own == nil || own == place.id.description else {
        throw SiweiError("entry.called_up", .refused, ["no": act.number])
      }
      if let other = try taken(place.id, act) {
        throw SiweiError(
          "entry.place_taken", .refused,
          ["no": place.number ?? text, "other": other.number ?? other.id.description])
      }
      act.put("called_up_for", place.id.description)
    }
    act.put("called_up", .flag(true))
    if let note = call.filled("note") {
      act.add(
        act.entry.isForwarded ? "remarks" : "coach_notes", try WishInput.words(note, "note"))
    }
    return try act.decision(("warning", try passedOver(act)))
  }

  /// The newest result of the host that lists an entry; empty where none does.
  private static func newest(with entry: RecordID, _ act: EntryAct) throws -> [JSON] {
    let results = try act.desk.reader.records(
      kind: RoundKinds.round, key: "contest", value: act.contest.id.description
    ).filter { $0.scope.anchor == act.contest.host }.compactMap { record -> (UInt32, [JSON])? in
      let book = RoundBook(record: record, desk: act.desk)
      guard let items = try RoundFreeze.result(of: book)?["items"]?.array,
        items.contains(where: { $0["entry"]?.string == entry.description })
      else { return nil }
      return ((record["result"]?.siblings ?? []).map(\.info.depth).max() ?? 0, items)
    }
    return results.max { $0.0 < $1.0 }?.1 ?? []
  }

  /// Where an objection struck one from a result, the result may have called up the next by itself.
  private static func isRanked(_ place: RecordID, _ act: EntryAct) throws -> Bool {
    let items = try newest(with: place, act)
    let isStruck = items.contains {
      $0["entry"]?.string == place.description && $0["struck"]?.bool == true
    }
    return isStruck && items.contains { $0["called_up"]?.bool == true }
  }

  /// The next in rank is called up: said where another stands before, by the newest result that
  /// ranks this one, and has no place yet. Null where nobody does.
  private static func passedOver(_ act: EntryAct) throws -> JSON {
    let desk = act.desk
    let own = act.entry.id.description
    let items = try newest(with: act.entry.id, act)
    let place = items.first { $0["entry"]?.string == own }?["rank"]?.integer ?? 0
    let before = items.filter { item in
      item["selected"]?.bool == false && item["rank"]?.integer.map { $0 < place } ?? false
    }
    let standing = try Entries.standing(in: act.contest.id, at: act.contest.host, desk: desk)
    for item in before {
      let next = standing.first { $0.id.description == item["entry"]?.string }
      guard let next, next.value("called_up")?.flag != true else { continue }
      return .phrase(
        "entry.passed_over", ["no": act.number, "other": next.number ?? next.id.description])
    }
    return .null
  }

  /// Who has the place already and is still in the contest.
  private static func taken(_ place: RecordID, _ act: EntryAct) throws -> LessonEntry? {
    try Entries.standing(in: act.contest.id, at: act.contest.host, desk: act.desk).first {
      $0.id != act.entry.id && $0.text("called_up_for") == place.description
    }
  }

  /// A person lets in what came after the closing.
  static func admit(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try EntryAct(desk, call, .last)
    try act.byHost()
    let isHere = act.entry.isForwarded || !act.contest.needsForwarding(of: act.entry.unit)
    guard isHere else { throw act.wrongState() }
    try act.expect(
      act.entry.isForwarded
        ? ForwardedState.open : [EntryState.recommended] + EntryState.taken)
    guard act.contest.isLate(act.entry.id) else {
      throw SiweiError("entry.not_late", .refused, ["no": act.number])
    }
    if act.entry.isAdmitted { return act.unchanged() }
    act.put("admitted", .flag(true))
    return try act.decision()
  }
}
