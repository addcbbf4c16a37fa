import Journal

/// A round as this node holds it, with its judges, sheets and times.
struct RoundBook {
  let record: RecordState
  let desk: Desk

  var id: RecordID { record.id }
  var scope: Scope { record.scope }
  var host: UnitID { record.scope.anchor }
  var title: String { text("title") ?? "" }
  var contest: RecordID? { text("contest").flatMap { RecordID(uuid: $0) } }
  var stage: String { text("stage") ?? RoundStage.preparing }
  var rubricText: String? { text("rubric") }
  var rubric: Rubric? { rubricText.flatMap { Rubric(stored: $0) } }
  var entrants: Entrants { text("entries").flatMap { Entrants(stored: $0) } ?? Entrants([]) }
  var draw: DrawnOrder? { text("draw").flatMap { DrawnOrder(stored: $0) } }
  var closing: Closing? { text("closing").flatMap { Closing(stored: $0) } }
  var noticeID: RecordID { RoundIDs.notice(round: id, host: host) }

  func text(_ field: String) -> String? { record.shown(field, at: desk) }

  /// 1, and one more for every time a locked result was reopened.
  var version: Int64 {
    record.shown("version", rules: desk.rules, organisation: desk.organisation)?.value.integer ?? 1
  }

  /// The closing in force, as checks and reopenings name it; where two machines wrote the same,
  /// by either.
  var closingMarks: [String] {
    guard !record.needsPerson("closing", rules: desk.rules) else { return [] }
    return (record["closing"]?.siblings ?? []).map(\.dot.hash.hex)
  }

  func elements(_ field: String) -> [Sibling] { record[field]?.siblings ?? [] }

  /// Who took a step for the closing in force.
  func persons(_ field: String) throws -> [(unit: UnitID, actor: String)] {
    let marks = closingMarks
    var out: [(unit: UnitID, actor: String)] = []
    for sibling in elements(field) where marks.contains(sibling.value.text ?? "") {
      guard let author = try desk.reader.authorship(of: sibling.dot) else { continue }
      let isKnown = out.contains {
        $0.unit == author.unit && $0.actor.utf8.elementsEqual(author.actor.utf8)
      }
      if !isKnown { out.append((author.unit, author.actor)) }
    }
    return out
  }

  /// The stage as it is shown: two checks of a closing make it `checked`.
  func shownStage() throws -> String {
    guard stage == RoundStage.closed, try persons("checks").count > 1 else { return stage }
    return RoundStage.checked
  }

  /// Fields that wait for a person before the round can go on.
  var open: [String] {
    ["stage", "draw", "closing", "result", "rubric", "entries", "ties"].filter {
      record.needsPerson($0, rules: desk.rules)
    }
  }

  // MARK: judges

  struct Judge {
    let record: RecordState
    let name: String
    let unit: UnitID?
    let seat: Int64?
    let panel: Int
    let isAway: Bool
    let recused: [RecordID]
    /// Who took the seat from him, and from whom he took it.
    var replacedBy: RecordID?
    var replaces: RecordID?
    /// Entries for which the sheet of the one before in the seat stands.
    var kept: [RecordID] = []

    var id: RecordID { record.id }

    /// Whether his is the sheet of his seat: the one before in it may keep what he signed.
    func speaks(for entry: RecordID, among judges: [Judge]) -> Bool {
      guard !kept.contains(entry) else { return false }
      guard let replacedBy else { return true }
      return judges.first { $0.id == replacedBy }?.kept.contains(entry) ?? false
    }
  }

  /// By seat, then by id.
  func judges() throws -> [Judge] {
    let ids = Set(elements("judges").compactMap { $0.value.text.flatMap { RecordID(uuid: $0) } })
    let held = try desk.reader.records(
      kind: RoundKinds.judge, key: "round", value: id.description
    ).filter { $0.scope == scope && ids.contains($0.id) }
    return held.map(judge).sorted { left, right in
      let (a, b) = (left.seat ?? .max, right.seat ?? .max)
      return a != b ? a < b : left.id < right.id
    }
  }

  private func judge(_ state: RecordState) -> Judge {
    func shown(_ field: String) -> Value? {
      state.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
    }
    let recused = (state["recused"]?.values ?? []).compactMap {
      $0.value.text.flatMap { RecordID(uuid: $0) }
    }
    return Judge(
      record: state, name: shown("name")?.text ?? "",
      unit: shown("unit")?.text.flatMap { UnitID($0) }, seat: shown("seat")?.integer,
      panel: shown("panel")?.integer.flatMap { Int(exactly: $0) } ?? 0,
      isAway: shown("away")?.flag ?? false, recused: recused.sorted(),
      replacedBy: shown("replaced_by")?.text.flatMap { RecordID(uuid: $0) },
      replaces: shown("replaces")?.text.flatMap { RecordID(uuid: $0) },
      kept: (shown("kept")?.text ?? "").split(separator: " ").compactMap {
        RecordID(uuid: String($0))
      })
  }

  /// Throws `judge.unknown` (66).
  func judge(named name: String) throws -> Judge {
    guard let found = try judge(if: name) else {
      throw SiweiError("judge.unknown", .missing, ["judge": name, "round": title])
    }
    return found
  }

  /// Canonically equal: what looks the same is the same judge. Nil where nobody is called so.
  func judge(if name: String) throws -> Judge? {
    let judges = try judges()
    return judges.first { $0.id == RoundIDs.judge(round: id, name: name) }
      ?? judges.first { PlainText.compared($0.name) == name }
  }

  // MARK: sheets

  /// All typings of this round's sheets: the host's own, and those of judges away from the hall
  /// from their own units.
  func typings() throws -> [Typing] {
    let judges = try judges()
    let away = judges.filter(\.isAway)
    return try desk.reader.records(
      kind: RoundKinds.sheet, key: "round", value: id.description
    ).compactMap { state in
      guard let typing = Typing(state, desk: desk) else { return nil }
      if state.scope == scope { return typing }
      let isOwn = away.contains { judge in
        judge.id == typing.judge && judge.unit.map { Scope($0, .parent) } == state.scope
      }
      return isOwn ? typing : nil
    }.sorted { $0.record.id < $1.record.id }
  }

  func times() throws -> [RecordState] {
    try desk.reader.records(kind: RoundKinds.time, key: "round", value: id.description)
      .filter { $0.scope == scope }
  }

  /// Sorted by id, so that the same deductions make the same closing.
  func deductions() throws -> [RecordState] {
    try desk.reader.records(
      kind: RoundKinds.deduction, key: "round", value: id.description
    ).filter { $0.scope == scope }.sorted { $0.id < $1.id }
  }

  /// Entries that withdrew, were struck or sent back, as far as it is known here.
  func out() throws -> [RecordID] {
    try entrants.ids.filter { try Entries.held($0, desk: desk)?.isOut == true }
  }
}

/// Finds the round a person means.
enum RoundLookup {
  /// The host's own round first: its id says nothing about the scope. Throws `round.unknown` (66);
  /// `round.not_host` (77) where only the notice of it is held.
  static func round(_ text: String, desk: Desk) throws -> RoundBook {
    guard let id = RecordID(uuid: text) else {
      throw SiweiError("round.unknown", .missing, ["round": text])
    }
    let own = RoundScopes.round(of: desk.unit, organisation: desk.organisation)
    if let record = try desk.reader.record(id, in: own), record.kind == RoundKinds.round {
      return RoundBook(record: record, desk: desk)
    }
    if let record = try desk.reader.locate(id), record.kind == RoundKinds.round {
      return RoundBook(record: record, desk: desk)
    }
    if let notice = try notice(id, desk: desk) {
      throw SiweiError(
        "round.not_host", .notPermitted,
        ["round": text, "unit": desk.unit.text, "host": notice.scope.anchor.text])
    }
    throw SiweiError("round.unknown", .missing, ["round": text])
  }

  /// What the host published of it; nil where nothing is held.
  static func notice(_ round: RecordID, desk: Desk) throws -> RecordState? {
    try desk.reader.records(kind: RoundKinds.notice, key: "round", value: round.description)
      .first { !$0.isDeleted && $0.id == RoundIDs.notice(round: round, host: $0.scope.anchor) }
  }
}
