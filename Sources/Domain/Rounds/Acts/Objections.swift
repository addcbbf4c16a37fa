import Journal

/// `objection add` and `objection answer`: typed at the host's desk, answered to everybody.
enum Objections {
  static func add(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let key = call.noun == "round" ? "id" : "round"
    let act = try RoundAct(desk, call, key: key)
    let text = try WishInput.words(call.required("text"), "text")
    let id = try call.newID(unless: key) ?? desk.newRecord()
    let scope = Scope(desk.unit, .own)
    if let held = try desk.reader.record(id, in: scope) {
      return Decision(subject: held.id, reply: reply(held.id))
    }
    try act.expect([RoundStage.published])
    let notice = NoticeView(try RoundLookup.notice(act.book.id, desk: desk), desk: desk)
    if let day = notice?.effectiveOn {
      throw SiweiError("round.in_effect", .refused, ["round": act.book.title, "day": day])
    }
    guard !call.isSet("anonymous") || call.filled("by") == nil else {
      throw SiweiError("usage.exactly_one", .usage, ["options": "--by, --anonymous"])
    }
    let entry = try call.filled("entry").map { try Entrance.find($0, in: act.book) }
    var note = try FieldWriter(id, RoundKinds.objection, in: scope, desk: desk)
    note.put("round", act.book.id.description)
    note.put("entry", entry?.description)
    note.put("text", text)
    note.put("by", try call.filled("by").map { try WishInput.words($0, "by") })
    note.put("anonymous", .flag(call.isSet("anonymous") || call.filled("by") == nil))
    note.put("received_on", try call.day("date", at: desk))
    let drafts = [note.draft(in: scope)].compactMap { $0 }
    try OwnVerdict.require(drafts, desk: desk)
    return Decision(drafts: drafts, subject: id, reply: reply(id))
  }

  private static func reply(_ id: RecordID) -> JSON {
    .of(("id", .string(id.description)), ("no", .null))
  }

  // MARK: answer

  /// Upheld, it strikes the entry: the next is called up and the period starts anew.
  static func answer(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let note = try note(call.required("id"), desk: desk)
    let outcome = try WishWords.require(call.required("outcome"), "outcome", in: outcomes)
    let words = try open(WishInput.words(call.required("answer"), "answer"), about: note, desk)
    guard let round = note.shown("round", at: desk) else {
      throw SiweiError("round.unknown", .missing, ["round": ""])
    }
    var act = try RoundAct(
      desk,
      CommandCall(
        noun: call.noun, verb: call.verb, arguments: call.arguments.setting("id", .string(round))))
    try act.expect([RoundStage.published])
    let id = RoundIDs.answer(objection: note.id)
    let scope = Notices.scope(desk)
    var answer = try FieldWriter(id, RoundKinds.answer, in: scope, desk: desk)
    if let before = answer.held?.shown("outcome", at: desk), before != outcome {
      throw SiweiError("objection.answered", .refused, ["outcome": before])
    }
    let isNew = answer.held == nil
    let entry = note.shown("entry", at: desk).flatMap { RecordID(uuid: $0) }
    answer.put("objection", note.id.description)
    answer.put("round", round)
    answer.put("entry", entry?.description)
    answer.put("outcome", outcome)
    answer.put("answer", words)
    if isNew {
      let day = try call.day("date", at: desk)
      let received = note.shown("received_on", at: desk) ?? ""
      guard received <= day else {
        throw SiweiError("objection.before", .refused, ["day": day, "received": received])
      }
      answer.put("answered_on", day)
    }
    act.draft(answer.draft(in: scope))
    guard outcome == "upheld", isNew else {
      // Said again it starts no other period: the reply tells the one that runs.
      let shown = NoticeView(try RoundLookup.notice(act.book.id, desk: desk), desk: desk)
      return try act.decision(note.id, ("publicity", try shown?.publicity() ?? .null))
    }
    guard let entry else {
      throw SiweiError("objection.no_entry", .refused, ["round": act.book.title])
    }
    let (period, warning) = try strike(entry, &act)
    let received = note.shown("received_on", at: desk) ?? ""
    guard !period.start.description.utf8.lexicographicallyPrecedes(received.utf8) else {
      throw SiweiError(
        "round.publicity_before", .refused,
        ["day": received, "start": period.start.description])
    }
    return try act.decision(
      note.id, ("publicity", period.document), ("warning", warning))
  }

  /// An answer is read by everybody: it names nobody who objected. Throws `tour.private` or
  /// `objection.names` (65).
  private static func open(
    _ words: String, about note: RecordState, _ desk: Desk
  ) throws -> String {
    let said = PlainText.joined(words)
    guard !names(in: note.shown("by", at: desk) ?? "").contains(where: { said.contains($0) })
    else {
      throw SiweiError("objection.names", .refused)
    }
    return try TourInput.words(words, "answer", isVenue: true, desk: desk)
  }

  /// Words in the place of a name, or beside it.
  private static let anybody = [
    "群众", "村民", "党员", "匿名", "居民", "同志", "代表", "先生", "女士", "等",
  ]

  /// Whom the words of `--by` name, without what stands around a name.
  private static func names(in by: String) -> [String] {
    let parts = PlainText.joined(by).split { character in
      character.unicodeScalars.first?.properties.isAlphabetic != true
        || "和与及、".contains(character)
    }
    return parts.map { bare(String($0)) }.filter { $0.count > 1 && $0.first?.isLowercase == false }
  }

  private static func bare(_ part: String) -> String {
    for word in anybody {
      if part.hasPrefix(word) { return bare(String(part.dropFirst(word.count))) }
      if part.hasSuffix(word) { return bare(String(part.dropLast(word.count))) }
    }
    return part
  }

  private static let outcomes = [
    ["upheld", "成立", "属实"], ["rejected", "不成立", "不属实"],
  ]

  private static func strike(
    _ entry: RecordID, _ act: inout RoundAct
  ) throws -> (period: PublicityPeriod, warning: JSON) {
    let desk = act.desk
    guard let closing = act.book.closing else { throw try act.wrongStage() }
    var notice = try Notices.writer(act.book.id, desk: desk)
    // What was told stands until a correction, also a strike that a person took back since.
    let before = notice.held.map { NoticeView.struck($0) } ?? []
    let all = Set(before + [entry]).sorted()
    let period = try Publishing.period(
      act.call, of: act.book, after: NoticeView(notice.held, desk: desk))
    notice.add("struck", entry.description)
    let result = try Results.struck(act.book, closing: closing, entries: all)
    notice.put("result", result.line)
    notice.begin(period)
    act.draft(notice.draft(in: Notices.scope(desk)))
    let notes = [Results.tieMoved(result, of: act.book), Publishing.late(period, of: act.book)]
    return (period, Results.warning(notes))
  }

  // MARK: finding

  private static func note(_ text: String, desk: Desk) throws -> RecordState {
    guard let id = RecordID(uuid: text),
      let note = try desk.reader.record(id, in: Scope(desk.unit, .own)),
      note.kind == RoundKinds.objection
    else { throw SiweiError("objection.unknown", .missing, ["objection": text]) }
    return note
  }

  static func answer(to objection: RecordState, desk: Desk) throws -> RecordState? {
    try desk.reader.record(
      RoundIDs.answer(objection: objection.id), in: Scope(objection.scope.anchor, .tree))
  }

  static func unanswered(_ round: RecordID, desk: Desk) throws -> [RecordState] {
    try desk.reader.records(kind: RoundKinds.objection, key: "round", value: round.description)
      .filter { try !$0.isDeleted && answer(to: $0, desk: desk) == nil }
  }
}

extension CommandCall {
  /// The id of the new record, unless `id` names the round here.
  fileprivate func newID(unless key: String) throws -> RecordID? {
    key == "id" ? nil : try newID()
  }
}
