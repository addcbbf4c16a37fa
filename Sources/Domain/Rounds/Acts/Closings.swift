import Journal

/// `round close`, `check`, `decide`, `lock` and `reopen` (domain.md §4.5).
enum Closings {
  /// 封分: names the sheets it holds. One to check is passed over and listed; the lock refuses it.
  static func close(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    try act.expect([RoundStage.scoring])
    let judges = try act.book.judges()
    let typings = try act.book.typings()
    let closing = try Tally(act.book, judges: judges, typings: typings).closing()
    act.put("closing", closing.stored)
    act.put("stage", RoundStage.closed)
    act.rest(on: typings.filter { $0.record.scope == act.book.scope }.flatMap(\.dots))
    act.rest(on: try (act.book.times() + act.book.deductions()).flatMap(\.liveDots))
    try tell(RoundStage.closed, &act)
    let groups = SheetGroup.groups(typings)
    /// A sheet that was typed and not signed counts no more than one that is not there.
    func isUnsigned(_ mark: Closing.Mark) -> Bool {
      groups.contains { group in
        group.entry == closing.entries[mark.entry] && group.judge == closing.seats[mark.seat].judge
          && !group.standing.isEmpty && !group.isSigned
      }
    }
    func pairs(_ standing: SheetStanding, unsigned: Bool = false) -> JSON {
      .array(
        closing.marks.filter { mark in
          mark.standing == standing && (standing != .absent || isUnsigned(mark) == unsigned)
        }.map { mark in
          let seat = closing.seats[mark.seat].judge
          return .of(
            ("entry", .string(closing.entries[mark.entry].description)),
            ("judge", .text(judges.first { $0.id == seat }?.name)))
        })
    }
    return try act.decision(
      ("sheets", .number(closing.marks.filter { $0.standing == .valid }.count)),
      ("to_check", pairs(.toCheck)), ("absent", pairs(.absent)),
      ("unsigned", pairs(.absent, unsigned: true)), ("void", pairs(.void)),
      ("recused", pairs(.recused)),
      ("warning", act.warning))
  }

  private static func tell(_ stage: String, _ act: inout RoundAct) throws {
    // A person may have chosen between two draws: what everybody reads follows.
    var notice = try Notices.writer(act.book.id, desk: act.desk)
    notice.put("stage", stage)
    notice.put("draw", act.book.draw?.published.stored)
    act.draft(notice.draft(in: Notices.scope(act.desk)))
    for form in try Forms.drafts(act.book, stage: stage) { act.draft(form) }
  }

  // MARK: check

  /// Scorer and supervisor, each for himself.
  static func check(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    try act.expect([RoundStage.closed])
    guard let mark = act.book.closingMarks.first, let closing = act.book.closing else {
      throw try act.wrongStage()
    }
    let persons = try act.book.persons("checks")
    if persons.contains(where: act.isOwn) { throw act.samePerson() }
    act.add("checks", mark)
    return try act.decision(
      ("checks", .number(persons.count + 1)), ("to_check", .number(closing.toCheck.count)),
      ("warning", try undecided(act.book, closing)))
  }

  /// Said where the chief judge's decision may still move places; null otherwise.
  private static func undecided(_ book: RoundBook, _ closing: Closing) throws -> JSON {
    let ranking = try Results.ranking(book, closing: closing)
    guard !ranking.openTies.isEmpty || !ranking.withoutResult.isEmpty else { return .null }
    return .phrase("round.check_open")
  }

  /// The chief judge's decisions, with minutes: the order within a tie that crosses a line, and
  /// entries for which one or two sheets are enough.
  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    _ = try call.required("reason")
    let tie = try call.texts("tie").map { try Entrance.find($0, in: act.book) }
    let few = try call.texts("few").map { try Entrance.find($0, in: act.book) }
    guard tie.count != 1 else {
      throw SiweiError("round.one_tied", .refused, ["entry": tie[0].description])
    }
    guard !tie.isEmpty || !few.isEmpty else {
      throw SiweiError("usage.missing_option", .usage, ["option": "tie"])
    }
    try act.expect([RoundStage.closed])
    if !tie.isEmpty { act.put("ties", try decided(tie, act.book)) }
    for entry in few { act.add("few", try decided(few: entry, act)) }
    return try act.decision()
  }

  private static func decided(few entry: RecordID, _ act: RoundAct) throws -> String {
    guard let mark = act.book.closingMarks.first, let closing = act.book.closing else {
      throw try act.wrongStage()
    }
    guard closing.hasMarks(of: entry) else {
      throw SiweiError(
        "round.no_sheets", .refused,
        ["round": act.book.title, "entry": entry.description])
    }
    let ranking = try Results.ranking(act.book, closing: closing)
    let isKnown = Results.few(act.book).contains(entry)
    guard isKnown || ranking.withoutResult.contains(entry.description) else {
      throw SiweiError(
        "round.enough_sheets", .refused,
        ["round": act.book.title, "entry": entry.description])
    }
    return Results.stored(few: entry, of: mark)
  }

  /// The panel's order of one whole tie that crosses a line; decided again, the newer one stands.
  private static func decided(_ tie: [RecordID], _ book: RoundBook) throws -> String {
    guard let closing = book.closing, let mark = book.closingMarks.first else {
      throw SiweiError("round.not_closed", .refused, ["round": book.title])
    }
    let open = try Results.ranking(book, closing: closing, decided: []).openTies
    guard open.contains(where: { Set($0.entries) == Set(tie.map(\.description)) }) else {
      throw SiweiError(
        "round.no_tie", .refused,
        [
          "round": book.title, "entries": tie.map(\.description).joined(separator: " "),
          "ties": open.map { $0.entries.joined(separator: " ") }.joined(separator: "; "),
        ])
    }
    let others = Results.ties(book).filter { Set($0).isDisjoint(with: tie) }
    return Results.stored(ties: others + [tie], of: mark)
  }

  // MARK: lock

  /// By another than the two who checked; what is not settled refuses it.
  static func lock(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    try act.expect([RoundStage.closed])
    guard let closing = act.book.closing else { throw try act.wrongStage() }
    let names = ["round": act.book.title]
    guard closing.toCheck.isEmpty else {
      throw SiweiError(
        "round.sheets_to_check", .refused,
        ["round": act.book.title, "count": "\(closing.toCheck.count)"])
    }
    let persons = try act.book.persons("checks")
    guard persons.count > 1 else { throw SiweiError("round.not_checked", .refused, names) }
    if persons.contains(where: act.isOwn) { throw act.samePerson() }
    try checkRecusals(act.book, closing)
    let ranking = try Results.ranking(act.book, closing: closing)
    if let tie = ranking.openTies.first {
      throw SiweiError(
        "round.open_tie", .refused,
        [
          "round": act.book.title, "line": "\(tie.line)",
          "entries": tie.entries.joined(separator: " "),
        ])
    }
    try checkResults(ranking, of: act.book, closing)
    act.put("result", try Results.sealed(act.book, closing: closing).line)
    act.put("stage", RoundStage.locked)
    act.draft(try Notices.stage(RoundStage.locked, of: act.book))
    return try act.decision(("version", .integer(act.book.version)))
  }

  /// Who has few sheets is for the chief judge to decide; who has none cannot be ranked.
  private static func checkResults(
    _ ranking: Ranking, of book: RoundBook, _ closing: Closing
  ) throws {
    let without = ranking.withoutResult
    let none = without.first { text in
      RecordID(uuid: text).map { !closing.hasMarks(of: $0) } ?? true
    }
    if let none {
      throw SiweiError("round.no_sheets", .refused, ["round": book.title, "entry": none])
    }
    guard without.isEmpty else {
      throw SiweiError(
        "round.without_result", .refused,
        ["round": book.title, "entries": without.joined(separator: " ")])
    }
  }

  /// A recusal that came beside the closing: its mark must never count.
  private static func checkRecusals(_ book: RoundBook, _ closing: Closing) throws {
    for judge in try book.judges() {
      for mark in closing.marks where mark.standing == .valid {
        guard closing.seats[mark.seat].judge == judge.id,
          judge.recused.contains(closing.entries[mark.entry])
        else { continue }
        throw SiweiError(
          "round.recused_later", .refused, ["round": book.title, "judge": judge.name])
      }
    }
  }

  // MARK: reopen

  /// Two persons with a reason; of a locked result it makes the next version.
  static func reopen(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    var act = try RoundAct(desk, call)
    _ = try call.required("reason")
    try act.expect(RoundStage.sealed)
    guard let mark = act.book.closingMarks.first else { throw try act.wrongStage() }
    let persons = try act.book.persons("reopenings")
    let isKnown = persons.contains(where: act.isOwn)
    if isKnown, persons.count < 2 { throw act.samePerson() }
    if !isKnown { act.add("reopenings", mark) }
    let isAgreed = persons.count + (isKnown ? 0 : 1) > 1
    let isCorrection = act.book.stage != RoundStage.closed
    let version = act.book.version + (isCorrection && isAgreed ? 1 : 0)
    if isAgreed {
      if isCorrection { act.put("version", .integer(version)) }
      act.put("stage", RoundStage.scoring)
      try tell(RoundStage.scoring, &act)
    }
    return try act.decision(
      ("reopened", .bool(isAgreed)), ("version", .integer(version)),
      ("correction", .bool(version > 1)))
  }
}
