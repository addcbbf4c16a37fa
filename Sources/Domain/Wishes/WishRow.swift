import Journal

/// A row as this node shows it, or as a person saw it, with the questions acts and views ask.
struct WishRow {
  let record: RecordState
  let desk: Desk

  var id: RecordID { record.id }
  /// The village or other unit whose wish it is.
  var unit: UnitID { record.scope.anchor }
  var scope: Scope { record.scope }

  func text(_ field: String) -> String? { record.shown(field, at: desk) }
  func integer(_ field: String) -> Int64? {
    record.shown(field, rules: desk.rules, organisation: desk.organisation)?.value.integer
  }

  var number: String { text("no") ?? id.description }

  /// The state the row holds; `claimed` and `contacted` come from the line.
  var state: String { text("state") ?? "draft" }
  var waitsForPerson: Bool { record.needsPerson("state", rules: desk.rules) }
  var round: Int64 { integer("round") ?? 0 }
  var occasions: Int64 {
    max(1, integer("occasions") ?? text("occasions").flatMap(Int64.init) ?? 1)
  }

  var parent: UnitID { WishScopes.approver(of: unit, organisation: desk.organisation) }

  /// The unit that arbitrates now: after a move the new parent, where the one named went away.
  var arbiter: UnitID? {
    guard let named = text("arbiter").flatMap({ UnitID($0) }) else { return nil }
    return WishScopes.isInLine(named, of: unit, organisation: desk.organisation) ? named : parent
  }

  var detailID: RecordID { WishIDs.partner(of: id) }
  var detailScope: Scope { WishScopes.detail(of: unit, organisation: desk.organisation) }
  func detail() throws -> RecordState? { try desk.reader.record(detailID, in: detailScope) }
  func line() throws -> Line { try Line(row: id, desk: desk) }

  /// The state as it is printed (cli.md 24).
  func printedState(_ line: Line) -> String {
    guard WishState.withArbiter.contains(state), !line.holders.isEmpty else { return state }
    let isContacted = line.holders.allSatisfy { $0.state == PlaceState.contacted }
    return isContacted ? "contacted" : "claimed"
  }

  func printedState() throws -> String {
    WishState.withArbiter.contains(state) ? printedState(try line()) : state
  }

  /// What the card says to outsiders.
  func sign(_ line: Line) -> String {
    guard state == WishState.published else { return "closed" }
    return line.taken.isWhole ? "taken" : line.taken.isNothing ? "open" : "part"
  }

  /// Results of the follow-ups since the wish was last taken up again, worst first.
  func results() -> [String] {
    let results = (record["followups"]?.values ?? []).compactMap { FollowUp($0.value.text ?? "") }
      .filter { $0.round == round }.map(\.result)
    return WishWords.resultsWorstFirst.filter(results.contains)
  }

  /// More deliveries in one round than the wish has occasions.
  var isDoubleGift: Bool {
    let rounds = (record["deliveries"]?.siblings ?? []).compactMap { sibling in
      sibling.value.text?.split(separator: " ").first.map(String.init)
    }
    return rounds.contains { round in
      rounds.filter { $0 == round }.count > occasions
    }
  }

  /// The dots of what the public and the approver judge in a detail.
  static func judgedDots(of detail: RecordState) -> [Dot] {
    let judged = ["title", "detail", "size", "public_text"]
    let dots = detail.fields.filter { $0.name.hasPrefix("person.") || judged.contains($0.name) }
      .flatMap { $0.siblings.map(\.dot) }.sorted()
    return dots.enumerated().filter { $0.offset == 0 || dots[$0.offset - 1] != $0.element }
      .map(\.element)
  }

  static func named(_ dots: [Dot]) -> String {
    dots.map(\.description).joined(separator: " ")
  }

  /// Whether the detail holds what the last act that judged it did not see.
  func isChangedSince(_ detail: RecordState?) -> Bool {
    guard let detail, let named = text("detail_dots") else { return false }
    let seen = named.split(separator: " ").compactMap { Dot(String($0)) }
    return WishRow.judgedDots(of: detail).contains { !seen.contains($0) }
  }
}

/// One follow-up as the row's set keeps it: `ROUND DATE WAY RESULT`.
struct FollowUp {
  let round: Int64
  let date: String
  let way: String
  let result: String

  init(round: Int64, date: String, way: String, result: String) {
    self.round = round
    self.date = date
    self.way = way
    self.result = result
  }

  init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4, let round = Int64(parts[0]) else { return nil }
    self.init(round: round, date: parts[1], way: parts[2], result: parts[3])
  }

  var text: String { "\(round) \(date) \(way) \(result)" }
}
