import Journal

/// One act upon one wish: what was seen, what is asked, and the drafts that come of it.
struct WishAct {
  let desk: Desk
  let call: CommandCall
  /// The row as the person saw it.
  let row: WishRow
  let sight: Sight
  /// The detail, where this node holds it.
  let detail: Sight?
  /// What the act writes in the row, with records of its line or numbering beside it.
  var operations: [Operation] = []
  /// Further dots of the row's scope that the act rests on.
  var rests: [Dot] = []
  private var words: [(field: String, text: String, isBeside: Bool)] = []
  private var reasonField: String?
  private var others: [Draft] = []

  init(_ desk: Desk, _ call: CommandCall) throws {
    self.desk = desk
    self.call = call
    let live = try WishLookup.row(call.required("id"), desk: desk)
    let token = try call.seen(of: [live.id, WishIDs.partner(of: live.id)])
    sight = try Sight(live, token: token, desk: desk)
    row = WishRow(record: sight.seen, desk: desk)
    detail = try row.detail().map { try Sight($0, token: token, desk: desk) }
  }

  // MARK: who

  /// The village acts, or its parent for it (代办): then `--for` says for whom, `--reason` why.
  mutating func byVillage() throws {
    if desk.unit == row.unit { return }
    guard try actsFor() else { throw refusal("wish.not_the_village") }
  }

  /// The unit above, as township or in its place.
  func byApprover() throws {
    guard desk.unit == row.parent else { throw refusal("wish.not_the_approver") }
  }

  func byApproverOrRoot() throws {
    guard desk.unit == row.parent || desk.unit == desk.organisation.root else {
      throw refusal("wish.not_the_approver")
    }
  }

  func byArbiter() throws {
    guard let arbiter = row.arbiter else {
      throw SiweiError("wish.no_arbiter", .refused, ["no": number, "state": row.state])
    }
    guard arbiter == desk.unit else {
      throw SiweiError(
        "wish.not_the_arbiter", .notPermitted,
        ["no": number, "unit": desk.unit.text, "arbiter": arbiter.text])
    }
  }

  /// The village, its parent in its own right, or the parent for the village.
  mutating func byVillageOrApprover() throws {
    if desk.unit == row.unit { return }
    guard desk.unit == row.parent else { throw refusal("wish.not_its_line") }
    _ = try actsFor()
  }

  /// False where the call does not say that it acts for the village.
  private mutating func actsFor() throws -> Bool {
    guard let unit = try call.unit("for", at: desk) else { return false }
    guard unit == row.unit else {
      throw SiweiError(
        "wish.for_other_unit", .refused,
        ["no": number, "unit": unit.text, "owner": row.unit.text])
    }
    guard desk.unit == row.parent else { throw refusal("wish.not_the_parent") }
    _ = try call.required("reason")
    put("acted_for", .text(unit.text))
    reasonField = "acting_reason"
    return true
  }

  func refusal(_ code: String) -> SiweiError {
    SiweiError(
      code, .notPermitted,
      ["no": number, "unit": desk.unit.text, "owner": row.unit.text, "parent": row.parent.text])
  }

  // MARK: when

  var number: String { row.number }

  /// Throws `text.private` (65) for what must not be read by others.
  func check(publicText text: String) throws {
    try PublicText.check(text, row: row, detail: detail?.seen)
  }

  /// The row's own state must be one of these, and not be waiting for a person.
  func expect(_ states: [String]) throws {
    guard !row.waitsForPerson else {
      throw SiweiError("wish.state_conflict", .refused, ["no": number, "state": row.state])
    }
    guard states.contains(row.state) else { throw try wrongState() }
  }

  func wrongState() throws -> SiweiError {
    SiweiError(
      "wish.wrong_state", .refused,
      ["no": number, "state": try row.printedState(), "act": call.verb])
  }

  // MARK: what

  mutating func put(_ field: String, _ value: Value) {
    operations.append(sight.put(field, value, desk: desk))
  }

  mutating func put(_ field: String, _ text: String) { put(field, .text(text)) }

  /// Adds to a set of the row.
  mutating func add(_ field: String, _ text: String) {
    operations.append(
      Operation(record: row.id, kind: WishKinds.row, field: field, action: .add(.text(text))))
  }

  /// Free words of the act: they belong to the detail, in the place of those before or `beside`.
  mutating func note(_ field: String, _ text: String?, beside: Bool = false) throws {
    guard let text else { return }
    words.append((field, try WishInput.words(text, field), beside))
  }

  mutating func draft(_ draft: Draft) { others.append(draft) }

  mutating func reasonCode(_ standard: String) throws {
    let code = try call.filled("code").map {
      try WishWords.require($0, "code", in: WishWords.reasons)
    }
    put("reason_code", code ?? standard)
  }

  // MARK: the decision

  /// The drafts and the reply; `more` are keys of the reply beside id and number.
  func decision(_ more: (String, JSON)...) throws -> Decision {
    var drafts: [Draft] = []
    if !operations.isEmpty {
      drafts.append(Draft(row.scope, operations: operations, rests: once(sight.rests + rests)))
    }
    drafts += others
    if let words = try wordsDraft() { drafts.append(words) }
    try OwnVerdict.require(drafts, desk: desk)
    var reply = JSON.of(
      ("id", .string(row.id.description)),
      ("no", .text(try WishNumbers.shown(sight.live, desk: desk))))
    if sight.conflicts(after: operations, desk: desk) {
      reply = reply.setting("conflict", .bool(true))
    }
    for (key, value) in more { reply = reply.setting(key, value) }
    return Decision(drafts: drafts, subject: row.id, reply: reply)
  }

  /// The reply of an act that was done already.
  func unchanged() throws -> Decision {
    Decision(
      subject: row.id,
      reply: .of(
        ("id", .string(row.id.description)),
        ("no", .text(try WishNumbers.shown(sight.live, desk: desk)))))
  }

  /// Words and reason go into the detail; where this unit may not write there, it keeps them.
  private func wordsDraft() throws -> Draft? {
    let reason = call.filled("reason")
    var texts = words
    if let reason {
      texts.append((reasonField ?? "reason_text", try WishInput.words(reason, "reason"), false))
    }
    guard !texts.isEmpty else { return nil }
    guard desk.organisation.mayWrite(desk.unit, in: row.detailScope) else {
      let all = texts.map(\.text).joined(separator: "\n")
      return Notes.draft(row: row.id, act: call.verb, text: all, desk: desk)
    }
    let operations = texts.compactMap { wording($0.field, $0.text, isBeside: $0.isBeside) }
    guard !operations.isEmpty else { return nil }
    return Draft(
      row.detailScope, operations: operations, rests: detail?.rests ?? [], reason: reason)
  }

  /// Nil for words to stand beside others that stand there already.
  private func wording(_ field: String, _ text: String, isBeside: Bool) -> Operation? {
    if let detail, !isBeside { return detail.put(field, .text(text), desk: desk) }
    let held = detail?.live[field]?.siblings ?? []
    if held.contains(where: { $0.value.text.map { sameBytes($0, text) } ?? false }) { return nil }
    return Operation(
      record: row.detailID, kind: WishKinds.detail, field: field,
      action: .put(.text(text), supersedes: []), personal: true)
  }

  private func once(_ dots: [Dot]) -> [Dot] {
    var out: [Dot] = []
    for dot in dots.sorted() where out.last != dot { out.append(dot) }
    return out
  }
}

/// What an office keeps to itself (kind `wish.note`).
enum Notes {
  static func draft(
    row: RecordID, act: String, text: String?, into: RecordID? = nil, desk: Desk
  ) -> Draft {
    let note = desk.newRecord()
    func put(_ field: String, _ text: String, personal: Bool = false) -> Operation {
      Operation(
        record: note, kind: WishKinds.note, field: field,
        action: .put(.text(text), supersedes: []), personal: personal)
    }
    var operations = [put("row", row.description), put("act", act)]
    if let into { operations.append(put("into", into.description)) }
    if let text { operations.append(put("text", text, personal: true)) }
    return Draft(Scope(desk.unit, .own), operations: operations)
  }
}

/// Finds the wish a person means.
enum WishLookup {
  /// By the id of row or detail, or by its number. Throws `record.unknown` (66), `wish.no_wish`.
  static func row(_ text: String, desk: Desk) throws -> RecordState {
    let found = try RecordLookup.find(text, desk: desk)
    switch found.kind {
    case WishKinds.row: return found
    case WishKinds.detail:
      if let row = try desk.reader.locate(WishIDs.partner(of: found.id)) { return row }
      throw SiweiError("record.unknown", .missing, ["record": text])
    default: throw SiweiError("wish.no_wish", .missing, ["record": text, "kind": found.kind])
    }
  }

  /// The row behind a card, where this node holds it; a card of an earlier arbiter leads there too.
  static func row(ofCard card: RecordID, desk: Desk) throws -> RecordState? {
    for key in ["card", "former_card"] {
      let rows = try desk.reader.records(kind: WishKinds.row, key: key, value: card.description)
      if let row = rows.first(where: { !$0.isDeleted }) { return row }
    }
    return nil
  }

  /// Throws `record.unknown` (66), `wish.no_card`.
  static func card(_ text: String, desk: Desk) throws -> RecordState {
    let found = try RecordLookup.find(text, desk: desk)
    guard found.kind == WishKinds.card else {
      throw SiweiError("wish.no_card", .missing, ["record": text, "kind": found.kind])
    }
    return found
  }
}

/// What history tells about a wish.
enum WishHistory {
  struct Step {
    let dot: Dot
    let unit: UnitID
    let actor: String
    let isActing: Bool
  }

  /// The acts that put the row into `state`, as far as they count.
  static func steps(to state: String, of row: RecordState, desk: Desk) throws -> [Step] {
    try desk.reader.history(of: row.id).compactMap { change in
      guard change.reason == nil, change.content.scope == row.scope else { return nil }
      let own = change.content.operations.filter { $0.record == row.id }
      let isStep = own.contains { operation in
        guard operation.field == "state", case .put(let value, _) = operation.action else {
          return false
        }
        return value.text == state
      }
      guard isStep else { return nil }
      return Step(
        dot: change.authorship.dot, unit: change.authorship.unit, actor: change.authorship.actor,
        isActing: own.contains { $0.field == "acted_for" })
    }
  }
}

extension Desk {
  /// Whether the person at this desk took that step.
  func isAuthor(of step: WishHistory.Step) -> Bool {
    step.unit == unit && step.actor.utf8.elementsEqual(actor.utf8)
  }
}
