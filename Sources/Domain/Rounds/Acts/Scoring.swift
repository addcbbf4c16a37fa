import Journal

/// `score enter`, `sign`, `void` and `time` (cli.md 27).
enum Scoring {
  /// Two persons who type one sheet write two records; equal ones merge silently.
  static func enter(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let name = try call.required("judge")
    let given = try call.required("entry")
    let at = try ScoreDesk(desk, call)
    let entry = try at.entry(given, judge: name)
    try at.seat(entry, judge: name)
    let marks = try marks(call, rubric: at.rubric)
    let id = RoundIDs.sheet(
      round: at.round, entry: entry, judge: at.judge, unit: desk.unit, typist: desk.actor)
    var sheet = try FieldWriter(id, RoundKinds.sheet, in: at.scope, desk: desk)
    let before = sheet.held.flatMap { Typing($0, desk: desk) }
    let rubric = RubricMark.of(at.rubricText)
    let isSame =
      before.map {
        $0.marks == marks && $0.rubric == rubric && $0.state != SheetState.void && !$0.isOpen
      } ?? false
    sheet.put("remarks", try call.filled("remarks").map { try WishInput.words($0, "remarks") })
    if !isSame {
      sheet.put("round", at.round.description)
      sheet.put("entry", entry.description)
      sheet.put("judge", at.judge.description)
      // Marks, rubric and state go together: a correction is a draft until it is signed again.
      sheet.write("marks", .text(marks))
      sheet.write("rubric", .text(rubric))
      sheet.write("state", .text(SheetState.draft))
    }
    let drafts = [sheet.draft(in: at.scope, rests: at.rests)].compactMap { $0 }
    try OwnVerdict.require(drafts, desk: desk)
    let others = try at.typings(of: entry).filter {
      $0.record.id != id && $0.state != SheetState.void
    }
    let isToCheck = others.contains { !isEqual($0, marks: marks, rubric: rubric) }
    return Decision(
      drafts: drafts, subject: id,
      reply: .of(
        ("id", .string(id.description)), ("no", .null), ("marks", .string(marks)),
        ("flags", .array(isToCheck ? ["to_check"].map { .string($0) } : []))))
  }

  private static func isEqual(_ typing: Typing, marks: String, rubric: String) -> Bool {
    guard !typing.isOpen, typing.rubric == rubric else { return false }
    if typing.marks == marks { return true }
    guard let one = typing.parsed, let two = SheetMarks(stored: marks) else { return false }
    return one.sameMarks(as: two)
  }

  /// The marks as the rubric takes them; `absent` where the judge gave none, which is never a zero.
  private static func marks(_ call: CommandCall, rubric: Rubric) throws -> String {
    let total = call.filled("total") ?? call.arguments["total"]?.integer.map { String($0) }
    let items = try items(call)
    let isAbsent = call.isSet("absent")
    let given = [total != nil, items != nil, isAbsent].filter { $0 }.count
    guard given == 1 else {
      throw SiweiError("usage.exactly_one", .usage, ["options": "--total, --item, --absent"])
    }
    if isAbsent { return SheetRules.absent }
    if let total { return try rubric.total(WishInput.narrow(total)).stored }
    return try rubric.items(items ?? []).stored
  }

  private static func items(_ call: CommandCall) throws -> [(name: String, mark: String)]? {
    guard let given = call.arguments["items"], given != .null else { return nil }
    guard let members = given.members, !members.isEmpty else {
      throw SiweiError("value.not_an_object", .refused, ["field": "items"])
    }
    return members.map { member in
      (member.key, WishInput.narrow(member.value.string ?? member.value.line))
    }
  }

  // MARK: sign, void

  /// All typings of the sheet are signed: the paper they were typed from bears one signature.
  static func sign(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    try settle(desk, call, state: SheetState.signed)
  }

  static func void(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    _ = try call.required("reason")
    return try settle(desk, call, state: SheetState.void)
  }

  private static func settle(
    _ desk: Desk, _ call: CommandCall, state: String
  ) throws -> Decision {
    let name = try call.required("judge")
    let given = try call.required("entry")
    let at = try ScoreDesk(desk, call)
    let entry = try at.entry(given, judge: name)
    if state != SheetState.void { try at.seat(entry, judge: name) }
    let typings = try at.typings(of: entry)
    guard let first = typings.first else {
      throw SiweiError("score.no_sheet", .missing, ["judge": name, "entry": given])
    }
    var drafts: [Draft] = []
    for typing in typings where typing.state != state || typing.isOpen {
      // A void typing is not signed: it was set aside.
      if state == SheetState.signed, typing.state == SheetState.void { continue }
      var sheet = try FieldWriter(typing.record.id, RoundKinds.sheet, in: at.scope, desk: desk)
      sheet.write("state", .text(state))
      let reason = state == SheetState.void ? call.filled("reason") : nil
      if let draft = sheet.draft(in: at.scope, rests: at.rests, reason: reason) {
        drafts.append(draft)
      }
    }
    try OwnVerdict.require(drafts, desk: desk)
    let group = SheetGroup(entry: entry, judge: at.judge, typings: typings)
    return Decision(
      drafts: drafts, subject: first.record.id,
      reply: .of(
        ("id", .string(first.record.id.description)), ("no", .null),
        ("flags", .array(group.differ ? [.string("to_check")] : []))))
  }

  // MARK: time

  /// Whole seconds over the limit or under the least, by the timekeeper.
  static func time(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call, key: "round")
    let given = try call.required("entry")
    let range = 0...Int64(Overtime.longest)
    let over = try call.whole("over", in: range)
    let under = try call.whole("under", in: range)
    guard (over == nil) != (under == nil) else {
      throw SiweiError("usage.exactly_one", .usage, ["options": "--over, --under"])
    }
    try act.expectBeside([RoundStage.scoring])
    let entry = try Entrance.find(given, in: act.book)
    let id = RoundIDs.time(round: act.book.id, entry: entry)
    var time = try FieldWriter(id, RoundKinds.time, in: act.book.scope, desk: desk)
    time.put("round", act.book.id.description)
    time.put("entry", entry.description)
    // Nobody speaks both too long and too short.
    time.put("over", Value.integer(over ?? 0))
    if under != nil || time.held?["under"] != nil { time.put("under", Value.integer(under ?? 0)) }
    act.draft(time.draft(in: act.book.scope, rests: act.sight.rests))
    return try act.decision(id, ("over", .integer(over ?? 0)), ("under", .integer(under ?? 0)))
  }

  // MARK: deductions

  /// Points off for another reason than time, once for each reason; `0` takes them back.
  static func deduct(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call, key: "round")
    let given = try call.required("entry")
    let text = WishInput.narrow(try call.required("points"))
    let why = PlainText.trimmed(try WishInput.words(call.required("reason"), "reason"))
    guard Deduction.points(text) != nil else {
      throw SiweiError("score.not_points", .refused, ["value": text])
    }
    try act.expectBeside([RoundStage.scoring])
    let entry = try Entrance.find(given, in: act.book)
    let id = RoundIDs.deduction(round: act.book.id, entry: entry, why: why)
    var deduction = try FieldWriter(id, RoundKinds.deduction, in: act.book.scope, desk: desk)
    deduction.put("round", act.book.id.description)
    deduction.put("entry", entry.description)
    deduction.put("points", text)
    deduction.put("why", why)
    act.draft(
      deduction.draft(
        in: act.book.scope, rests: act.sight.rests, reason: call.filled("reason")))
    return try act.decision(id, ("points", .string(text)))
  }
}
