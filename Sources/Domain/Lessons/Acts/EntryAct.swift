import Journal

/// One act upon one record of a lesson: what was seen, what is asked, and the drafts of it.
struct EntryAct {
  let desk: Desk
  let call: CommandCall
  /// The record acted upon, as the person saw it.
  let entry: LessonEntry
  let pair: EntryPair
  let contest: Contest
  let sight: Sight
  /// Of `--seen`; nil without one.
  let token: Seen?
  /// What the act writes in the record.
  private(set) var operations: [Operation] = []
  /// Further dots of the record's scope that the act rests on.
  var rests: [Dot] = []
  private var others: [Draft] = []
  private var reasonField = "reason_text"

  /// Which of a lesson's two records an act is about.
  enum Target {
    /// The entry at its own unit.
    case origin
    /// What lies before the host.
    case forwarded
    /// The forwarded one where there is one, else the entry.
    case last
    /// At the contest's host the forwarded one, elsewhere the entry.
    case ownHalf
  }

  init(_ desk: Desk, _ call: CommandCall, _ target: Target) throws {
    self.desk = desk
    self.call = call
    let text = try call.required("id")
    let pair = try EntryPair.find(text, desk: desk)
    guard let any = pair.last, let named = any.text("contest") else {
      throw SiweiError("record.unknown", .missing, ["record": text])
    }
    contest = try Contest.find(named, desk: desk)
    let isHost = contest.host == desk.unit && contest.needsForwarding(of: any.unit)
    let chosen: LessonEntry? =
      switch target {
      case .origin: pair.origin
      case .forwarded: pair.forwarded
      case .last: pair.last
      case .ownHalf: isHost ? pair.forwarded : pair.origin
      }
    // Where the half it would be about is not here, the one at hand tells who may do it.
    let live = (chosen ?? any).record
    let both = [live.id] + [pair.origin, pair.forwarded].compactMap { $0?.record.id }
    token = try call.seen(of: both)
    sight = try EntryAct.sight(live, token, pair, desk)
    entry = LessonEntry(record: sight.seen, desk: desk)
    self.pair =
      entry.isForwarded
      ? EntryPair(origin: pair.origin, forwarded: entry)
      : EntryPair(origin: entry, forwarded: pair.forwarded)
  }

  /// A token of before the lesson was forwarded shows its other half: of the content just what it
  /// shows there was seen of this one too.
  private static func sight(
    _ live: RecordState, _ token: Seen?, _ pair: EntryPair, _ desk: Desk
  ) throws -> Sight {
    let halves = [pair.origin, pair.forwarded].compactMap { $0?.record }
    guard let token, !token.holds(live.id),
      let other = halves.first(where: { $0.id != live.id })
    else { return try Sight(live, token: token, desk: desk) }
    let shown = try Sight(strictly: other, token: token, desk: desk).seen
    return Sight(live, hiding: LessonKinds.content) { field, value in
      shown[field]?.siblings.contains { $0.value == value } ?? false
    }
  }

  // MARK: who

  /// The unit whose lesson it is, or its parent for it (代办): `--for` says for whom, `--reason` why.
  mutating func byUnit() throws {
    if desk.unit == entry.unit { return }
    guard let unit = try call.unit("for", at: desk) else { throw refusal("entry.not_the_unit") }
    guard unit == entry.unit else {
      throw SiweiError(
        "entry.for_other_unit", .refused,
        ["no": number, "unit": unit.text, "owner": entry.unit.text])
    }
    guard desk.organisation.parent(of: unit) == desk.unit else {
      throw refusal("entry.not_the_parent")
    }
    _ = try call.required("reason")
    put("acted_for", .text(unit.text))
    reasonField = "acting_reason"
  }

  /// The township, or a unit that puts its lessons forward by itself.
  func bySender() throws {
    let sender = LessonScopes.sender(of: entry.unit, organisation: desk.organisation)
    guard desk.unit == sender else { throw refusal("entry.not_the_sender") }
  }

  /// The contest's host, for what was forwarded to it.
  func byHost() throws {
    guard desk.unit == contest.host else { throw refusal("entry.not_the_host") }
  }

  func refusal(_ code: String) -> SiweiError {
    let sender = LessonScopes.sender(of: entry.unit, organisation: desk.organisation)
    return SiweiError(
      code, .notPermitted,
      [
        "no": number, "unit": desk.unit.text, "owner": entry.unit.text, "sender": sender.text,
        "host": contest.host.text,
      ])
  }

  // MARK: when

  var number: String { entry.number ?? entry.id.description }

  /// The record's own state must be one of these, and not be waiting for a person.
  func expect(_ states: [String]) throws {
    guard !entry.waitsForPerson else {
      throw SiweiError("entry.state_conflict", .refused, ["no": number, "state": entry.state])
    }
    guard states.contains(entry.state) else { throw wrongState() }
  }

  /// An act upon what was forwarded: the record must be that one, in one of these states.
  func expectForwarded(_ states: [String]) throws {
    guard entry.isForwarded else { throw wrongState() }
    try expect(states)
  }

  func wrongState() -> SiweiError {
    SiweiError(
      "entry.wrong_state", .refused, ["no": number, "state": pair.state, "act": call.verb])
  }

  // MARK: what

  mutating func put(_ field: String, _ value: Value) {
    operations.append(sight.put(field, value, desk: desk))
  }

  mutating func put(_ field: String, _ text: String) { put(field, .text(text)) }

  /// Adds to a set of the record.
  mutating func add(_ field: String, _ text: String) {
    operations.append(
      Operation(
        record: entry.id, kind: entry.record.kind, field: field, action: .add(.text(text)),
        personal: desk.rules.spec(kind: entry.record.kind, field: field)?.personal ?? false))
  }

  mutating func draft(_ draft: Draft) { others.append(draft) }

  // MARK: the decision

  /// The drafts and the reply; `more` are keys of the reply beside id and number.
  mutating func decision(
    subject: RecordID? = nil, _ more: (String, JSON)...
  ) throws -> Decision {
    let reason = call.filled("reason")
    if let reason { put(reasonField, try WishInput.words(reason, "reason")) }
    var drafts: [Draft] = []
    if !operations.isEmpty {
      drafts.append(
        Draft(
          entry.record.scope, operations: operations, rests: once(sight.rests + rests),
          reason: Reasons.allowed(in: entry.record.scope) ? reason : nil))
    }
    drafts += others
    try OwnVerdict.require(drafts, desk: desk)
    var reply = JSON.of(
      ("id", .string((subject ?? entry.id).description)), ("no", .text(entry.number)))
    let isOpen = try others.contains { try Preview.isOpen(after: $0, desk: desk) }
    if isOpen || sight.conflicts(after: operations, desk: desk) {
      reply = reply.setting("conflict", .bool(true))
    }
    for (key, value) in more { reply = reply.setting(key, value) }
    return Decision(drafts: drafts, subject: subject ?? entry.id, reply: reply)
  }

  /// The reply of an act that was done already.
  func unchanged() -> Decision {
    Decision(
      subject: entry.id,
      reply: .of(("id", .string(entry.id.description)), ("no", .text(entry.number))))
  }

  private func once(_ dots: [Dot]) -> [Dot] {
    var out: [Dot] = []
    for dot in dots.sorted() where out.last != dot { out.append(dot) }
    return out
  }
}
