import Journal

/// `show` of a round: beside its fields who speaks, and what was taken off and why. At a judge's
/// own unit the form that the host brought there, with what is to be judged; elsewhere what was
/// published.
enum RoundPage {
  /// Nil where the call is about a record of another kind.
  static func document(_ desk: Desk, _ call: CommandCall) throws -> JSON? {
    let text = try call.required("id")
    if let id = RecordID(uuid: text), try desk.reader.locate(id) == nil {
      return try elsewhere(id, desk)?.setting("id", .string(id.description))
    }
    let record = try RecordLookup.subject(call, desk)
    switch record.kind {
    case RoundKinds.form where record.scope == Scope(desk.unit, .parent):
      return try page(of: record, desk)
    case RoundKinds.round: return try page(of: RoundBook(record: record, desk: desk))
    default: return nil
    }
  }

  /// A round that only its host holds.
  private static func elsewhere(_ round: RecordID, _ desk: Desk) throws -> JSON? {
    let form = try desk.reader.records(
      kind: RoundKinds.form, key: "round", value: round.description
    ).first { $0.scope == Scope(desk.unit, .parent) }
    if let form { return try page(of: form, desk) }
    return try RoundLookup.notice(round, desk: desk).map {
      try RecordView.item($0, desk: desk, siblings: true)
    }
  }

  // MARK: at the judge's own unit

  private static func page(of form: RecordState, _ desk: Desk) throws -> JSON {
    let book = RoundBook(record: form, desk: desk)
    let recused = (form["recused"]?.values ?? []).compactMap(\.value.text)
    let typed = try desk.reader.records(
      kind: RoundKinds.sheet, key: "round", value: book.text("round") ?? ""
    ).filter { $0.scope == form.scope }.compactMap { Typing($0, desk: desk) }
      .filter { $0.state != SheetState.void && $0.judge.description == book.text("judge") }
    let rows = try order(book).map { entry in
      let item = try desk.reader.record(
        RoundIDs.formEntry(form: form.id, entry: entry), in: form.scope)
      return JSON.of(
        ("entry", .string(entry.description)), ("title", .text(item?.shown("title", at: desk))),
        ("speaker", .text(item?.shown("speaker", at: desk))),
        ("recused", .bool(recused.contains(entry.description))),
        ("typed", .bool(typed.contains { $0.entry == entry })))
    }
    return try RecordView.item(form, desk: desk, siblings: true).setting("judging", .array(rows))
  }

  private static func order(_ book: RoundBook) -> [RecordID] {
    book.draw?.order ?? book.entrants.ids
  }

  // MARK: at the host

  private static func page(of book: RoundBook) throws -> JSON {
    let judges = try book.judges()
    let rubric = book.rubricText.map(RubricMark.of) ?? ""
    let sheets = SheetGroup.groups(try book.typings()).filter { group in
      guard let judge = judges.first(where: { $0.id == group.judge }),
        judge.speaks(for: group.entry, among: judges)
      else { return false }
      let isRecused = judge.recused.contains(group.entry)
      return group.standing(rubric: rubric, recused: isRecused).standing == .valid
    }
    let times = try book.times()
    let notice = NoticeView(try book.desk.reader.locate(book.noticeID), desk: book.desk)
    let rows = try order(book).enumerated().map { place, entry in
      let held = try Entries.held(entry, desk: book.desk)
      let title = try held?.title(drawn: book.draw, in: book.id)
      let valid = sheets.filter { $0.entry == entry }.count
      return JSON.of(
        ("place", .number(book.draw == nil ? nil : place + 1)),
        ("entry", .string(entry.description)), ("no", .text(held?.number)),
        ("title", .text(title)), ("speaker", .text(held?.speaker)),
        ("valid", .number(valid)), ("over", seconds("over", of: entry, times, book.desk)),
        ("under", seconds("under", of: entry, times, book.desk)))
    }
    return try RecordView.item(book.record, desk: book.desk, siblings: true)
      .setting("judging", .array(rows)).setting("deductions", try deductions(book))
      .setting("checked_by", .array(try book.persons("checks").map { .string($0.actor) }))
      .setting("publicity", try notice?.publicity() ?? .null)
  }

  /// Null where nothing was timed.
  private static func seconds(
    _ field: String, of entry: RecordID, _ times: [RecordState], _ desk: Desk
  ) -> JSON {
    let time = times.first { $0.shown("entry", at: desk) == entry.description }
    let value = time?.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
    return value?.integer.map { .integer($0) } ?? .null
  }

  /// What is taken off for another reason than time, with the reason and who said so.
  private static func deductions(_ book: RoundBook) throws -> JSON {
    let desk = book.desk
    return .array(
      try book.deductions().compactMap { state in
        let shown = state.shown("points", rules: desk.rules, organisation: desk.organisation)
        guard let shown, let points = shown.value.text,
          Deduction.points(points)?.value.isPositive == true
        else { return nil }
        let author = try desk.reader.authorship(of: shown.info.dot)
        return JSON.of(
          ("entry", .text(state.shown("entry", at: desk))), ("points", .string(points)),
          ("why", .text(state.shown("why", at: desk))), ("typed_by", .text(author?.actor)),
          ("device_time", TimeText.json(author?.deviceTime)))
      })
  }
}
