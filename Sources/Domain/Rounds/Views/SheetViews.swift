import Journal

/// `score list` and `judge list`: sheets and judges of a round.
enum SheetViews {
  /// Sheets that the closing does not name, in their whole or as they are now.
  static func late(_ book: RoundBook) throws -> JSON {
    guard let closing = book.closing else { return .array([]) }
    let judges = try book.judges()
    let groups = SheetGroup.groups(try book.typings()).filter { group in
      group.standing.contains { !$0.isNamed(by: closing) }
    }
    return .array(
      groups.map { group in
        .of(
          ("entry", .string(group.entry.description)),
          ("judge", .text(judges.first { $0.id == group.judge }?.name)))
      })
  }

  static func flags(
    _ typing: Typing, _ group: SheetGroup, _ book: RoundBook, _ held: HeldBack
  ) throws -> [String] {
    var flags: [String] = []
    if held.entry == typing.entry { flags.append("held") }
    // Reopened, everything is taken again.
    if let closing = book.closing, book.stage != RoundStage.scoring, !typing.isNamed(by: closing) {
      flags.append("late")
    }
    if group.differ { flags.append("to_check") }
    if try book.judges().contains(where: {
      $0.id == typing.judge && $0.recused.contains(typing.entry)
    }) {
      flags.append("recused")
    }
    let counted = book.stage == RoundStage.scoring ? nil : book.closing?.rubric
    if let rubric = counted ?? book.rubricText, typing.rubric != RubricMark.of(rubric) {
      flags.append("other_rubric")
    }
    return flags
  }

  /// `score list --round ID [--entry ID] [--judge N]`. Before the closing a person is shown the
  /// marks of his own typing alone.
  static func sheets(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let text = try call.required("round")
    guard let book = try book(text, desk: desk) else { return try own(text, call, desk) }
    let judges = try book.judges()
    let entry = try call.filled("entry").map { try Entrance.find($0, in: book) }
    let judge = try call.filled("judge").map { name in
      try book.judge(named: PlainText.name(name, "judge")).id
    }
    let isSealed = RoundStage.sealed.contains(book.stage)
    let typings = try book.typings()
    let held = try HeldBack(book, typings: typings)
    var rows: [JSON] = []
    for group in SheetGroup.groups(typings) {
      guard entry == nil || group.entry == entry, judge == nil || group.judge == judge else {
        continue
      }
      let name = judges.first { $0.id == group.judge }?.name
      for typing in group.typings {
        let typist = try typist(typing, desk)
        let isOwn = typist?.unit == desk.unit && typist?.actor == desk.actor
        rows.append(
          row(
            typing, judge: name, typist: typist,
            shown: isSealed || isOwn && held.entry != group.entry
          ).setting(
            "flags", .array(try flags(typing, group, book, held).map { .string($0) })))
      }
    }
    return .of(("items", .array(rows)))
  }

  /// Whether a sheet's marks are nobody else's to read yet, or held back from everybody.
  static func hidesMarks(_ state: RecordState, desk: Desk) throws -> Bool {
    guard state.kind == RoundKinds.sheet,
      let round = state.shown("round", at: desk).flatMap({ RecordID(uuid: $0) })
    else { return false }
    let typing = Typing(state, desk: desk)
    if let held = try desk.reader.locate(round), held.kind == RoundKinds.round {
      let book = RoundBook(record: held, desk: desk)
      if RoundStage.sealed.contains(book.stage) { return false }
      guard let typing else { return true }
      let typist = try typist(typing, desk)
      guard typist?.unit == desk.unit, typist?.actor == desk.actor else { return true }
      return try HeldBack(book, typings: book.typings()).entry == typing.entry
    }
    let sheets = try desk.reader.records(
      kind: RoundKinds.sheet, key: "round", value: round.description
    ).filter { $0.scope == state.scope }.compactMap { Typing($0, desk: desk) }
    let entry = try away(round.description, sheets, desk)?.entry
    return entry != nil && entry == typing?.entry
  }

  private static func book(_ text: String, desk: Desk) throws -> RoundBook? {
    do {
      return try RoundLookup.round(text, desk: desk)
    } catch let error as SiweiError where error.code == "round.not_host" {
      return nil
    }
  }

  /// Away from the hall: the judge's own sheets.
  private static func own(_ text: String, _ call: CommandCall, _ desk: Desk) throws -> JSON {
    let rows = try desk.reader.records(kind: RoundKinds.sheet, key: "round", value: text)
      .filter { $0.scope == Scope(desk.unit, .parent) }
      .compactMap { Typing($0, desk: desk) }
    let form = try desk.reader.records(kind: RoundKinds.form, key: "round", value: text).first
    let name = form?.shown("name", at: desk)
    let held = try away(text, rows, desk)
    return .of(
      (
        "items",
        .array(
          try rows.map { typing in
            let isHeld = held?.entry == typing.entry
            return row(typing, judge: name, typist: try typist(typing, desk), shown: !isHeld)
              .setting("flags", .array(isHeld ? [.string("held")] : []))
          })
      ))
  }

  /// What is held back at a judge's own unit; nil where no form came.
  private static func away(
    _ round: String, _ sheets: [Typing], _ desk: Desk
  ) throws -> HeldBack? {
    try desk.reader.records(kind: RoundKinds.form, key: "round", value: round).first.map { form in
      let book = RoundBook(record: form, desk: desk)
      return HeldBack(
        rubric: book.rubric, stage: book.stage, draw: book.draw, out: [], typings: sheets)
    }
  }

  private static func typist(_ typing: Typing, _ desk: Desk) throws -> Authorship? {
    try typing.record.dots(of: "marks").first.flatMap { try desk.reader.authorship(of: $0) }
  }

  private static func row(
    _ typing: Typing, judge: String?, typist: Authorship?, shown: Bool
  ) -> JSON {
    .of(
      ("id", .string(typing.record.id.description)),
      ("entry", .string(typing.entry.description)), ("judge", .text(judge)),
      ("state", .string(typing.state)), ("sheet_state", .string(typing.state)),
      ("marks", shown ? .string(typing.marks) : .null),
      ("total", shown ? .text(typing.parsed?.totalMark.typed) : .null),
      ("rubric", .string(typing.rubric)), ("unit", .text(typist?.unit.text)),
      ("typed_by", .text(typist?.actor)), ("scope", .string(typing.record.scope.description)))
  }

  // MARK: judges

  /// `judge list --round ID`.
  static func judges(_ desk: Desk, _ call: CommandCall) throws -> JSON {
    let book = try RoundLookup.round(call.required("round"), desk: desk)
    let judges = try book.judges()
    func name(_ id: RecordID?) -> JSON { .text(judges.first { $0.id == id }?.name) }
    let rows = judges.map { judge in
      JSON.of(
        ("id", .string(judge.id.description)), ("judge", .string(judge.name)),
        ("unit", .text(judge.unit?.text)),
        ("seat", judge.seat.map { .integer($0) } ?? .null), ("panel", .number(judge.panel + 1)),
        ("away", .bool(judge.isAway)),
        ("recused", .array(judge.recused.map { .string($0.description) })),
        ("replaced_by", name(judge.replacedBy)), ("replaces", name(judge.replaces)),
        ("kept", .array(judge.kept.map { .string($0.description) })))
    }
    return .of(("items", .array(rows)))
  }
}
