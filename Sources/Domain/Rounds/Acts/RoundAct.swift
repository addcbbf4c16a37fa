import Journal

/// One act upon one round: what was seen, who acts, and the drafts that come of it.
struct RoundAct {
  let desk: Desk
  let call: CommandCall
  /// The round as the person saw it.
  let book: RoundBook
  /// As it stands now.
  private let live: RoundBook
  let sight: Sight
  private var operations: [Operation] = []
  private var others: [Draft] = []
  private var judged: [Dot] = []

  /// The round stands as `id` or as `round` among the arguments.
  init(_ desk: Desk, _ call: CommandCall, key: String = "id") throws {
    self.desk = desk
    self.call = call
    live = try RoundLookup.round(call.required(key), desk: desk)
    sight = try Sight(live.record, token: call.seen(of: [live.record.id]), desk: desk)
    book = RoundBook(record: sight.seen, desk: desk)
    guard book.host == desk.unit else {
      throw SiweiError(
        "round.not_host", .notPermitted,
        ["round": book.title, "unit": desk.unit.text, "host": book.host.text])
    }
  }

  // MARK: when

  /// The round must stand at one of these stages, and nothing in it wait for a person.
  func expect(_ stages: [String]) throws {
    try expectDecided()
    guard stages.contains(book.stage) else { throw try wrongStage() }
  }

  /// The same of an act that writes beside the round; it stands there now, too, as a machine
  /// cannot forget what it wrote itself.
  func expectBeside(_ stages: [String]) throws {
    try expect(stages)
    guard stages.contains(live.stage) else { throw try wrongStage() }
  }

  func expectDecided() throws {
    guard let field = book.open.first else { return }
    throw SiweiError("round.waits_for_person", .refused, ["round": book.title, "field": field])
  }

  func wrongStage() throws -> SiweiError {
    SiweiError(
      "round.wrong_stage", .refused,
      ["round": book.title, "stage": try book.shownStage(), "act": "\(call.noun)_\(call.verb)"])
  }

  /// `self` has no copy above: a host with one machine is told before and at 封分 (domain.md §0).
  var warning: JSON {
    let isAlone = desk.organisation.replicas(of: desk.unit).count < 2
    guard book.scope.reach == .own, isAlone else { return .null }
    return .phrase("round.one_copy", ["round": book.title])
  }

  func samePerson() -> SiweiError {
    SiweiError("round.same_person", .notPermitted, ["round": book.title, "actor": desk.actor])
  }

  func isOwn(_ person: (unit: UnitID, actor: String)) -> Bool {
    person.unit == desk.unit && person.actor.utf8.elementsEqual(desk.actor.utf8)
  }

  // MARK: what

  mutating func put(_ field: String, _ value: Value) {
    operations.append(sight.put(field, value, desk: desk))
  }

  mutating func put(_ field: String, _ text: String) { put(field, .text(text)) }

  mutating func add(_ field: String, _ text: String) {
    operations.append(
      Operation(record: book.id, kind: RoundKinds.round, field: field, action: .add(.text(text))))
  }

  /// Further dots that the act judges.
  mutating func rest(on dots: [Dot]) { judged += dots }

  mutating func draft(_ draft: Draft?) {
    if let draft, !draft.operations.isEmpty { others.append(draft) }
  }

  // MARK: the decision

  /// The drafts and the reply; `more` are keys of the reply beside id and number.
  func decision(_ more: (String, JSON)...) throws -> Decision {
    var drafts: [Draft] = []
    if !operations.isEmpty {
      drafts.append(
        Draft(
          book.scope, operations: operations, rests: Set(sight.rests + judged).sorted(),
          reason: call.filled("reason")))
    }
    drafts += others
    try OwnVerdict.require(drafts, desk: desk)
    var reply = JSON.of(("id", .string(book.id.description)), ("no", .null))
    if sight.conflicts(after: operations, desk: desk) {
      reply = reply.setting("conflict", .bool(true))
    }
    for (key, value) in more { reply = reply.setting(key, value) }
    return Decision(drafts: drafts, subject: book.id, reply: reply)
  }
}

/// Writes a record field by field, only what changed.
struct FieldWriter {
  let record: RecordID
  let kind: String
  let held: RecordState?
  let desk: Desk
  private(set) var operations: [Operation] = []

  init(_ record: RecordID, _ kind: String, in scope: Scope, desk: Desk) throws {
    self.record = record
    self.kind = kind
    self.desk = desk
    held = try desk.reader.record(record, in: scope)
  }

  /// Nil leaves the field as it is.
  mutating func put(_ field: String, _ value: Value?) {
    guard let value else { return }
    let shown = held?.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
    let isOpen = held?.needsPerson(field, rules: desk.rules) ?? false
    guard shown != value || isOpen else { return }
    if shown == nil, value == .null { return }
    write(field, value)
  }

  mutating func put(_ field: String, _ text: String?) { put(field, text.map { Value.text($0) }) }

  /// The value over all that is held of the field, even where it is the same.
  mutating func write(_ field: String, _ value: Value) {
    operations.append(
      Operation(
        record: record, kind: kind, field: field,
        action: .put(value, supersedes: held?.dots(of: field) ?? []),
        personal: desk.rules.spec(kind: kind, field: field)?.personal ?? false))
  }

  /// Nothing where the set holds it already.
  mutating func add(_ field: String, _ text: String) {
    let held = held?[field]?.values ?? []
    guard !held.contains(where: { $0.value == .text(text) }) else { return }
    operations.append(
      Operation(record: record, kind: kind, field: field, action: .add(.text(text))))
  }

  /// Takes out of the set what is not among `texts`.
  mutating func keep(_ field: String, only texts: [String]) {
    let others = (held?[field]?.siblings ?? []).filter { !texts.contains($0.value.text ?? "") }
    guard !others.isEmpty else { return }
    operations.append(
      Operation(record: record, kind: kind, field: field, action: .remove(others.map(\.dot))))
  }

  func draft(in scope: Scope, rests: [Dot] = [], reason: String? = nil) -> Draft? {
    guard !operations.isEmpty else { return nil }
    let all = Set(rests + (held?.liveDots ?? []))
    return Draft(scope, operations: operations, rests: all.sorted(), reason: reason)
  }
}

extension CommandCall {
  /// One text or a list of texts under a key; empty where there is none.
  func texts(_ key: String) -> [String] {
    if let list = arguments[key]?.array { return list.compactMap(\.string).filter { !$0.isEmpty } }
    return filled(key).map { [$0] } ?? []
  }

  /// A whole number, as JSON has it or typed.
  func whole(_ key: String, in range: ClosedRange<Int64>) throws -> Int64? {
    guard let given = arguments[key], given != .null else { return nil }
    let number = given.integer ?? given.string.flatMap { Int64(WishInput.narrow($0)) }
    guard let number, range.contains(number) else {
      throw SiweiError(
        "round.not_a_number", .refused,
        [
          "field": key, "value": given.string ?? given.line,
          "low": String(range.lowerBound), "high": String(range.upperBound),
        ])
    }
    return number
  }
}
