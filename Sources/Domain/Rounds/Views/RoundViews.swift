package import Journal

/// What records of rounds say of themselves, and the lists of rounds and objections.
package enum RoundViews {
  /// Number, state, marks and links of a record; nil for a kind that is not of this folder.
  package static func summary(of state: RecordState, desk: Desk) throws -> RecordSummary? {
    switch state.kind {
    case RoundKinds.round:
      let book = RoundBook(record: state, desk: desk)
      var related = links(state, ["contest"], desk)
      if try desk.reader.locate(book.noticeID) != nil { related["notice"] = book.noticeID }
      return RecordSummary(state: try book.shownStage(), related: related)
    case RoundKinds.sheet: return try sheet(state, desk)
    case RoundKinds.notice:
      return RecordSummary(
        state: state.shown("stage", at: desk), related: links(state, ["round", "contest"], desk))
    case RoundKinds.form:
      return RecordSummary(
        state: state.shown("stage", at: desk), related: links(state, ["round"], desk))
    case RoundKinds.objection:
      return RecordSummary(
        state: try outcome(state, desk), related: links(state, ["round", "entry"], desk))
    case RoundKinds.answer:
      return RecordSummary(
        state: state.shown("outcome", at: desk),
        related: links(state, ["objection", "round", "entry"], desk))
    case RoundKinds.judge, RoundKinds.time, RoundKinds.deduction, RoundKinds.formEntry:
      return RecordSummary(related: links(state, ["round", "entry", "form"], desk))
    case RoundKinds.holiday: return RecordSummary(state: state.shown("kind", at: desk))
    default: return nil
    }
  }

  private static func links(
    _ state: RecordState, _ fields: [String], _ desk: Desk
  ) -> [String: RecordID] {
    var out: [String: RecordID] = [:]
    for field in fields {
      if let id = state.shown(field, at: desk).flatMap({ RecordID(uuid: $0) }) { out[field] = id }
    }
    return out
  }

  private static func sheet(_ state: RecordState, _ desk: Desk) throws -> RecordSummary {
    let related = links(state, ["round", "entry", "judge"], desk)
    guard let typing = Typing(state, desk: desk) else { return RecordSummary(related: related) }
    var flags: [String] = []
    if let round = related["round"], let held = try desk.reader.locate(round),
      held.kind == RoundKinds.round
    {
      let book = RoundBook(record: held, desk: desk)
      let typings = try book.typings()
      let group = SheetGroup.groups(typings).first {
        $0.entry == typing.entry && $0.judge == typing.judge
      }
      let held = try HeldBack(book, typings: typings)
      if let group { flags = try SheetViews.flags(typing, group, book, held) }
    }
    return RecordSummary(state: typing.state, flags: flags, related: related)
  }

  // MARK: lists

  /// `round list [--state S] [--unit U]`; the unit is the host.
  static func list(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let state = try call.state(among: RoundStage.shown, key: "stage")
    let unit = try call.unit("unit", at: desk)
    var items: [JSON] = []
    var known: Set<RecordID> = []
    for record in try desk.reader.records(kind: RoundKinds.round, in: nil) where !record.isDeleted {
      let book = RoundBook(record: record, desk: desk)
      known.insert(book.id)
      let notice = NoticeView(try desk.reader.locate(book.noticeID), desk: desk)
      items.append(try row(book.id, record, stage: book.shownStage(), notice, desk))
    }
    for record in try desk.reader.records(kind: RoundKinds.notice, in: nil) {
      guard let notice = NoticeView(record, desk: desk), let round = notice.round,
        known.insert(round).inserted
      else { continue }
      items.append(try row(round, record, stage: notice.stage, notice, desk))
    }
    let chosen = items.filter { item in
      (state == nil || item["state"]?.string == state)
        && (unit == nil || item["host"]?.string == unit?.text)
    }
    return .of(("items", .array(chosen)))
  }

  private static func row(
    _ round: RecordID, _ record: RecordState, stage: String, _ notice: NoticeView?, _ desk: Desk
  ) throws -> JSON {
    try RecordView.item(record, desk: desk, siblings: false)
      .setting("id", .string(round.description)).setting("state", .string(stage))
      .setting("host", .string(record.scope.anchor.text))
      .setting("stage", .string(stage))
      .setting("publicity", try notice?.publicity() ?? .null)
  }

  /// `objection list [--round ID]`: at the host with the words of those who object, elsewhere the
  /// answers that were published.
  static func objections(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let round = call.filled("round")
    func fits(_ state: RecordState) -> Bool {
      !state.isDeleted && (round == nil || state.shown("round", at: desk) == round)
    }
    let notes = try desk.reader.records(kind: RoundKinds.objection, in: nil).filter(fits)
    let rows = try notes.map { note in
      try objection(note, answer: Objections.answer(to: note, desk: desk), desk)
    }
    let own = Set(notes.map(\.id.description))
    let answers = try desk.reader.records(kind: RoundKinds.answer, in: nil).filter {
      fits($0) && !own.contains($0.shown("objection", at: desk) ?? "")
    }
    return .of(("items", .array(try rows + answers.map { try objection(nil, answer: $0, desk) })))
  }

  private static func outcome(_ note: RecordState, _ desk: Desk) throws -> String {
    try Objections.answer(to: note, desk: desk)?.shown("outcome", at: desk) ?? "open"
  }

  private static func objection(
    _ note: RecordState?, answer: RecordState?, _ desk: Desk
  ) throws -> JSON {
    func of(_ field: String) -> String? {
      note?.shown(field, at: desk) ?? answer?.shown(field, at: desk)
    }
    return .of(
      ("id", .text(note?.id.description ?? answer?.shown("objection", at: desk))),
      ("round", .text(of("round"))), ("entry", .text(of("entry"))),
      ("text", .text(note?.shown("text", at: desk))), ("by", .text(note?.shown("by", at: desk))),
      ("received_on", .text(note?.shown("received_on", at: desk))),
      ("state", .string(answer?.shown("outcome", at: desk) ?? "open")),
      ("outcome", .string(answer?.shown("outcome", at: desk) ?? "open")),
      ("answer", .text(answer?.shown("answer", at: desk))),
      ("answered_on", .text(answer?.shown("answered_on", at: desk))))
  }
}
