import Journal

/// One act that writes in one record of a talk, new or held: what was seen, and the drafts of it.
struct TourAct {
  let desk: Desk
  let call: CommandCall
  let sight: Sight
  private(set) var operations: [Operation] = []
  /// Further dots of the record's scope that the act rests on.
  var rests: [Dot] = []
  private var others: [Draft] = []

  /// `live` as this node holds it; a token of `--seen` may show one of `also` alone, from before
  /// there was this one: then nothing was seen of it.
  init(_ desk: Desk, _ call: CommandCall, on live: RecordState, also: [RecordID] = []) throws {
    self.desk = desk
    self.call = call
    sight = try Sight(strictly: live, token: call.seen(of: [live.id] + also), desk: desk)
  }

  /// The record under this id, or an empty one where there is none yet.
  init(
    _ desk: Desk, _ call: CommandCall, _ kind: String, _ id: RecordID, in scope: Scope,
    also: [RecordID] = []
  ) throws {
    let held = try desk.reader.record(id, in: scope)
    try self.init(
      desk, call, on: held ?? RecordState(id: id, scope: scope, kind: kind), also: also)
  }

  /// A record that `act` writes beside its own, over all that is held of it.
  init(beside act: TourAct, _ kind: String, _ id: RecordID, in scope: Scope) throws {
    desk = act.desk
    call = act.call
    let held = try desk.reader.record(id, in: scope)
    sight = try Sight(
      held ?? RecordState(id: id, scope: scope, kind: kind), token: nil, desk: desk)
  }

  var record: RecordState { sight.seen }
  var isNew: Bool { sight.live.isEmpty }

  // MARK: who

  /// `owner` acts, or its parent for it (代办): then `--for` says for whom, `--reason` why.
  mutating func by(_ owner: UnitID) throws {
    if desk.unit == owner { return }
    let names = ["unit": desk.unit.text, "owner": owner.text]
    guard let unit = try call.unit("for", at: desk) else {
      throw SiweiError("tour.not_the_unit", .notPermitted, names)
    }
    guard unit == owner else {
      throw SiweiError(
        "tour.for_other_unit", .refused, ["unit": unit.text, "owner": owner.text])
    }
    guard desk.organisation.parent(of: owner) == desk.unit else {
      throw SiweiError("tour.not_the_parent", .notPermitted, names)
    }
    write("acted_for", .text(unit.text))
    write("acting_reason", .text(try reason()))
  }

  /// The words of `--reason`, fit for those who read a chain. Throws 64 without any.
  func reason() throws -> String {
    try TourInput.words(call.required("reason"), "reason", desk: desk)
  }

  // MARK: what

  /// Nil, and the value that was shown anyway, leave the field as it is.
  mutating func put(_ field: String, _ value: Value?) {
    guard let value else { return }
    let shown = record.shown(field, rules: desk.rules, organisation: desk.organisation)?.value
    guard shown != value || record.needsPerson(field, rules: desk.rules) else { return }
    // Said already, by whoever.
    let live = sight.live[field]?.siblings ?? []
    if !live.isEmpty, live.allSatisfy({ $0.value == value }) { return }
    write(field, value)
  }

  mutating func put(_ field: String, _ text: String?) { put(field, text.map { Value.text($0) }) }

  /// The value over all that was seen of the field, even where it is the same.
  mutating func write(_ field: String, _ value: Value) {
    operations.append(sight.put(field, value, desk: desk))
  }

  mutating func draft(_ draft: Draft?) {
    if let draft { others.append(draft) }
  }

  /// What it writes in its own record; nil where nothing is new.
  var draft: Draft? {
    guard !operations.isEmpty else { return nil }
    return Draft(sight.live.scope, operations: operations, rests: Set(sight.rests + rests).sorted())
  }

  // MARK: the decision

  /// The drafts and the reply; `more` are keys of the reply beside id and number.
  func decision(no: String? = nil, _ more: (String, JSON)...) throws -> Decision {
    let drafts = [draft].compactMap { $0 } + others
    try OwnVerdict.require(drafts, desk: desk)
    let number = no ?? record.shown("no", at: desk)
    var reply = JSON.of(
      ("id", .string(sight.live.id.description)), ("no", .text(number)))
    if sight.conflicts(after: operations, desk: desk) {
      reply = reply.setting("conflict", .bool(true))
    }
    for (key, value) in more { reply = reply.setting(key, value) }
    return Decision(drafts: drafts, subject: sight.live.id, reply: reply)
  }

  /// The reply to a form sent again: the same act (sync.md §4).
  static func again(_ held: RecordState, kind: String, desk: Desk) throws -> Decision {
    guard held.kind == kind else {
      throw SiweiError(
        "record.id_taken", .refused, ["id": held.id.description, "kind": held.kind])
    }
    return Decision(
      subject: held.id,
      reply: .of(
        ("id", .string(held.id.description)), ("no", .text(held.shown("no", at: desk)))))
  }
}
