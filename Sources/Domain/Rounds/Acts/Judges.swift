import Journal

/// `judge assign` and `judge recuse` (cli.md 27).
enum Judges {
  private static let longestName = 64

  static func assign(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call, key: "round")
    let given = try call.required("judge")
    try checkName(given, "judge")
    let name = try act.book.judges().first { PlainText.compared($0.name) == given }?.name ?? given
    let unit = try call.unit("unit", at: desk)
    let seat = try call.whole("seat", in: 1...999)
    let panels = act.book.rubric?.weights.count ?? 1
    let panel = try call.whole("panel", in: 1...Int64(max(1, panels)))
    try act.expectBeside(RoundStage.open)
    let id = RoundIDs.judge(round: act.book.id, name: name)
    try checkSeat(seat, of: id, name, act)
    let entrants = act.book.entrants
    var judge = try FieldWriter(id, RoundKinds.judge, in: act.book.scope, desk: desk)
    let isAway = try isAway(unit, act, held: judge.held)
    judge.put("round", act.book.id.description)
    judge.put("name", name)
    judge.put("unit", unit?.text)
    judge.put("seat", seat.map { Value.integer($0) })
    judge.put("panel", panel.map { Value.integer($0 - 1) })
    if isAway || judge.held != nil { judge.put("away", Value.flag(isAway)) }
    let recused = unit.map { entrants.ids(of: $0) } ?? []
    for entry in recused { judge.add("recused", entry.description) }
    act.draft(judge.draft(in: act.book.scope, rests: act.sight.rests))
    let isNew = !act.book.elements("judges").contains { $0.value == .text(id.description) }
    if isNew { act.add("judges", id.description) }
    let form = RoundBook.Judge(
      record: RecordState(id: id, scope: act.book.scope, kind: RoundKinds.judge), name: name,
      unit: unit, seat: seat, panel: 0, isAway: isAway, recused: recused)
    for draft in try Forms.drafts(act.book, judge: form) { act.draft(draft) }
    return try act.decision(id, ("recused", ids(recused)), ("away", .bool(isAway)))
  }

  /// A seat has one judge; who gave his up does not come back to it.
  private static func checkSeat(
    _ seat: Int64?, of id: RecordID, _ name: String, _ act: RoundAct
  ) throws {
    let judges = try act.book.judges()
    if let held = judges.first(where: { $0.id == id }), held.replacedBy != nil {
      throw try JudgeReplacing.gone(held, act.book)
    }
    let other = judges.first { $0.id != id && $0.replacedBy == nil && $0.seat == seat }
    guard let seat, let other else { return }
    throw SiweiError(
      "judge.seat_taken", .refused, ["judge": name, "seat": String(seat), "other": other.name])
  }

  static func checkName(_ name: String, _ key: String) throws {
    guard name.count <= longestName, !name.allSatisfy(\.isWhitespace) else {
      throw SiweiError("edit.too_long", .refused, ["field": key, "limit": "\(longestName)"])
    }
  }

  static func ids(_ entries: [RecordID]) -> JSON {
    .array(entries.map { .string($0.description) })
  }

  /// A direct unit below the host that has no entry in the round is a judge's own: he judges away
  /// from the hall, unless the call says otherwise.
  static func isAway(
    _ unit: UnitID?, _ act: RoundAct, held: RecordState?
  ) throws -> Bool {
    let desk = act.desk
    let isBelow = unit.map { desk.organisation.parent(of: $0) == desk.unit } ?? false
    if act.call.isSet("hall") { return false }
    if act.call.isSet("away") {
      guard isBelow else {
        throw SiweiError(
          "judge.not_below", .refused, ["unit": unit?.text ?? "", "host": desk.unit.text])
      }
      return true
    }
    if let held, let known = held.shown("away", rules: desk.rules, organisation: desk.organisation)
    {
      return known.value.flag ?? false
    }
    guard isBelow, let unit, desk.organisation.tier(of: unit) == "direct" else { return false }
    return act.book.entrants.ids(of: unit).isEmpty
  }

  // MARK: recuse

  /// From entries, or from every entry of a unit. What was marked before counts no more.
  static func recuse(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call, key: "round")
    let name = try call.required("judge")
    _ = try call.required("reason")
    let unit = try call.unit("unit", at: desk)
    let given = call.texts("entry")
    guard unit != nil || !given.isEmpty else {
      throw SiweiError("usage.missing_option", .usage, ["option": "entry"])
    }
    try act.expectBeside(RoundStage.open)
    let held = try act.book.judge(named: name)
    var entries = try given.map { try Entrance.find($0, in: act.book) }
    if let unit { entries += act.book.entrants.ids(of: unit) }
    var judge = try FieldWriter(held.id, RoundKinds.judge, in: act.book.scope, desk: desk)
    for entry in entries { judge.add("recused", entry.description) }
    act.draft(
      judge.draft(
        in: act.book.scope, rests: act.sight.rests, reason: call.filled("reason")))
    for draft in try Forms.drafts(act.book, judge: held, recused: entries) { act.draft(draft) }
    let all = Set(held.recused + entries).sorted()
    return try act.decision(held.id, ("recused", ids(all)))
  }
}

/// Finds the entry of a round that a person means.
enum Entrance {
  /// Throws `score.not_an_entry` (65).
  static func find(_ text: String, in book: RoundBook) throws -> RecordID {
    if let id = RecordID(uuid: text), book.entrants.holds(id) { return id }
    let entry = try Entries.find(text, at: book.host, desk: book.desk)
    guard book.entrants.holds(entry.id) else {
      throw SiweiError("score.not_an_entry", .refused, ["entry": text, "round": book.title])
    }
    return entry.id
  }
}

extension RoundAct {
  /// The decision of an act about a record beside the round.
  func decision(_ subject: RecordID, _ more: (String, JSON)...) throws -> Decision {
    var decision = try self.decision()
    decision.subject = subject
    decision.reply = decision.reply.setting("id", .string(subject.description))
    for (key, value) in more { decision.reply = decision.reply.setting(key, value) }
    return decision
  }
}
