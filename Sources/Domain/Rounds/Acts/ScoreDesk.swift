import Journal

/// Where a sheet is written: in the hall at the host's desk, or by a judge's own unit.
struct ScoreDesk {
  let desk: Desk
  let round: RecordID
  let title: String
  /// Where the sheet goes.
  let scope: Scope
  let stage: String
  let rubricText: String
  let rubric: Rubric
  let entrants: Entrants
  let judge: RecordID
  let recused: [RecordID]
  /// Entries for which the one before in the judge's seat keeps his sheet.
  let kept: [RecordID]
  /// Who has taken the judge's seat, by name; nil while it is his.
  let successor: String?
  /// The dots of all this that a sheet rests on.
  let rests: [Dot]
  /// The host's book; nil away from the hall.
  let book: RoundBook?

  init(_ desk: Desk, _ call: CommandCall) throws {
    let round = try call.required("round")
    let judge = try call.required("judge")
    if let form = try ScoreDesk.form(round, desk: desk) {
      try self.init(desk, form: form, judge: judge)
      return
    }
    let book = try RoundLookup.round(round, desk: desk)
    guard book.host == desk.unit else {
      throw SiweiError(
        "round.not_host", .notPermitted,
        ["round": book.title, "unit": desk.unit.text, "host": book.host.text])
    }
    try self.init(desk, book: book, judge: judge)
  }

  /// The form that the host brought to this unit; the host itself needs none.
  private static func form(_ round: String, desk: Desk) throws -> RecordState? {
    guard let id = RecordID(uuid: round) else { return nil }
    let own = RoundScopes.round(of: desk.unit, organisation: desk.organisation)
    if try desk.reader.record(id, in: own)?.kind == RoundKinds.round { return nil }
    return try desk.reader.records(kind: RoundKinds.form, key: "round", value: id.description)
      .first { $0.scope == Scope(desk.unit, .parent) }
  }

  private init(_ desk: Desk, book: RoundBook, judge name: String) throws {
    if let field = book.open.first {
      throw SiweiError("round.waits_for_person", .refused, ["round": book.title, "field": field])
    }
    let judge = try book.judge(named: name)
    // Before accounts a name is what tells persons apart: a judge fills his own sheet alone.
    if let own = try book.judge(if: desk.actor), own.id != judge.id {
      throw SiweiError(
        "score.other_judge", .notPermitted, ["judge": name, "actor": desk.actor])
    }
    guard let text = book.rubricText, let rubric = Rubric(stored: text) else {
      throw SiweiError(
        "round.waits_for_person", .refused, ["round": book.title, "field": "rubric"])
    }
    self.desk = desk
    round = book.id
    title = book.title
    scope = book.scope
    stage = book.stage
    rubricText = text
    self.rubric = rubric
    entrants = book.entrants
    self.judge = judge.id
    recused = judge.recused
    kept = judge.kept
    let judges = try book.judges()
    successor = judge.replacedBy.map { id in judges.first { $0.id == id }?.name ?? "" }
    self.book = book
    let fields = ["stage", "rubric", "entries", "judges"].flatMap { book.record.dots(of: $0) }
    rests = fields + judge.record.liveDots
  }

  private init(_ desk: Desk, form: RecordState, judge name: String) throws {
    let book = RoundBook(record: form, desk: desk)
    guard let round = book.text("round").flatMap({ RecordID(uuid: $0) }),
      let judge = book.text("judge").flatMap({ RecordID(uuid: $0) }), let text = book.rubricText,
      let rubric = Rubric(stored: text)
    else { throw SiweiError("round.unknown", .missing, ["round": form.id.description]) }
    guard
      RoundIDs.judge(round: round, name: name) == judge
        || book.text("name").map({ PlainText.compared($0) }) == name
    else {
      throw SiweiError(
        "score.not_your_judge", .notPermitted,
        ["judge": name, "unit": desk.unit.text, "own": book.text("name") ?? ""])
    }
    self.desk = desk
    self.round = round
    title = book.title
    scope = form.scope
    stage = book.stage
    rubricText = text
    self.rubric = rubric
    entrants = book.entrants
    self.judge = judge
    recused = (form["recused"]?.values ?? []).compactMap {
      $0.value.text.flatMap { RecordID(uuid: $0) }
    }
    kept = (book.text("kept") ?? "").split(separator: " ").compactMap {
      RecordID(uuid: String($0))
    }
    successor = nil
    self.book = nil
    rests = form.liveDots
  }

  // MARK: may it be

  /// Throws 65 for a round that takes no sheets now, and for an entry the judge may not judge.
  func entry(_ text: String, judge name: String) throws -> RecordID {
    guard stage == RoundStage.scoring else {
      throw SiweiError(refusal, .refused, ["round": title, "stage": stage])
    }
    let entry: RecordID
    if let book {
      entry = try Entrance.find(text, in: book)
    } else if let id = RecordID(uuid: text), entrants.holds(id) {
      entry = id
    } else {
      throw SiweiError("score.not_an_entry", .refused, ["entry": text, "round": title])
    }
    guard !recused.contains(entry) else {
      throw SiweiError("score.recused", .refused, ["judge": name, "entry": text])
    }
    return entry
  }

  /// Throws 65 where the judge gave up his seat, or the sheet of the one before in it stands.
  func seat(_ entry: RecordID, judge name: String) throws {
    if let successor {
      throw SiweiError("score.replaced", .refused, ["judge": name, "by": successor])
    }
    guard !kept.contains(entry) else {
      throw SiweiError(
        "score.seat_taken", .refused, ["judge": name, "entry": entry.description])
    }
  }

  private var refusal: String {
    switch stage {
    case RoundStage.preparing: "round.not_drawn"
    case RoundStage.closed: "score.round_closed"
    default: "score.round_locked"
    }
  }

  /// The typings of this judge's sheet for an entry, as far as this desk may write them.
  func typings(of entry: RecordID) throws -> [Typing] {
    try desk.reader.records(kind: RoundKinds.sheet, key: "entry", value: entry.description)
      .filter { $0.scope == scope && $0.shown("round", at: desk) == round.description }
      .compactMap { Typing($0, desk: desk) }.filter { $0.judge == judge }
      .sorted { $0.record.id < $1.record.id }
  }
}
