import Journal

/// `contest open`, `quota`, `close`: the host's words, in its own `tree`.
enum ContestActs {
  private static let longestTitle = 200
  private static let tiers = ["township", "direct"]

  static func open(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let title = try title(call.required("title"), desk)
    guard ContestRules.hosts.contains(desk.tier) else {
      throw SiweiError("contest.tier", .notPermitted, ["unit": desk.unit.text, "tier": desk.tier])
    }
    let scope = Scope(desk.unit, .tree)
    let id = try call.newID()
    if let id, let held = try desk.reader.locate(id) { return try again(held) }
    let contest = id ?? desk.newRecord()
    var fields: [(String, Value)] = [("title", .text(title)), ("state", .text("open"))]
    if let deadline = call.filled("deadline") {
      fields.append(("deadline", .text(try WishInput.day(deadline, "deadline"))))
    }
    if let days = try call.whole("publicity_days", in: 1...Int64(PublicityPeriod.longest)) {
      fields.append(("publicity_days", .integer(days)))
    }
    return Decision(
      drafts: [Draft(scope, operations: fields.map { put(contest, $0.0, $0.1) })],
      subject: contest, reply: reply(contest))
  }

  /// Everybody below reads it.
  static func title(_ text: String, _ desk: Desk) throws -> String {
    let title = try TourInput.words(text, "title", isVenue: true, desk: desk)
    guard title.count <= longestTitle else {
      throw SiweiError(
        "edit.too_long", .refused, ["field": "title", "limit": String(longestTitle)])
    }
    return title
  }

  /// The same form sent again is the same act (sync.md §4).
  private static func again(_ held: RecordState) throws -> Decision {
    guard held.kind == LessonKinds.contest else {
      throw SiweiError(
        "record.id_taken", .refused, ["id": held.id.description, "kind": held.kind])
    }
    return Decision(subject: held.id, reply: reply(held.id))
  }

  // MARK: quota

  /// Each act is a version of its own; nothing before it changes.
  static func quota(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let contest = try Contest.find(call.required("contest"), desk: desk)
    let number = try number(call)
    let unit = try call.unit("unit", at: desk)
    let tier = call.filled("tier")
    guard unit == nil || tier == nil else {
      throw SiweiError("usage.exactly_one", .usage, ["options": "--unit, --tier"])
    }
    try byHost(contest, desk)
    if let tier, !tiers.contains(tier) {
      throw SiweiError(
        "value.not_one_of", .refused,
        ["field": "tier", "value": tier, "allowed": tiers.joined(separator: ", ")])
    }
    if let unit {
      let isSender = LessonScopes.sender(of: unit, organisation: desk.organisation) == unit
      guard isSender, contest.reaches(unit), unit != contest.host else {
        throw SiweiError(
          "contest.no_sender", .refused, ["unit": unit.text, "contest": contest.title])
      }
    }
    let id = try call.newID() ?? desk.newRecord()
    if let held = try desk.reader.record(id, in: contest.record.scope) {
      guard held.kind == LessonKinds.quota,
        held.shown("contest", at: desk) == contest.id.description
      else {
        throw SiweiError(
          "record.id_taken", .refused, ["id": held.id.description, "kind": held.kind])
      }
      let version = held.shown("version", rules: desk.rules, organisation: desk.organisation)
      return Decision(
        subject: id, reply: reply(id).setting("version", version.map { JSON($0.value) } ?? .null))
    }
    let version = Int64(try Quotas(contest.id, desk: desk).version) + 1
    guard version <= ContestRules.mostVersions else {
      throw SiweiError("contest.quota_form", .refused)
    }
    var fields: [(String, Value)] = [
      ("contest", .text(contest.id.description)), ("number", .integer(number)),
      ("version", .integer(version)),
    ]
    if let unit { fields.append(("unit", .text(unit.text))) }
    if let tier { fields.append(("tier", .text(tier))) }
    let operations = fields.map { put(id, $0.0, $0.1, kind: LessonKinds.quota) }
    return Decision(
      drafts: [Draft(contest.record.scope, operations: operations)], subject: id,
      reply: reply(id).setting("version", .integer(version)))
  }

  private static func number(_ call: CommandCall) throws -> Int64 {
    let given = call.arguments["number"]
    guard let given, given != .null else {
      throw SiweiError("usage.missing_option", .usage, ["option": "number"])
    }
    let number = given.integer ?? given.string.flatMap { Int64(WishInput.narrow($0)) }
    guard let number, (0...ContestRules.mostPlaces).contains(number) else {
      throw SiweiError(
        "edit.not_a_number", .refused, ["field": "number", "value": given.string ?? given.line])
    }
    return number
  }

  // MARK: close

  /// Names all that has arrived: what it does not name is late.
  static func close(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let contest = try Contest.find(call.required("id"), desk: desk)
    try byHost(contest, desk)
    let sight = try Sight(contest.record, token: call.seen(of: [contest.record.id]), desk: desk)
    guard sight.seen.shown("state", at: desk) == "open", !contest.isClosed else {
      throw SiweiError("contest.closed", .refused, ["contest": contest.title])
    }
    let arrived = try Entries.arrived(in: contest, desk: desk).map(\.description)
    let drafts = [
      Draft(
        contest.record.scope,
        operations: [
          sight.put("state", .text("closed"), desk: desk),
          sight.put("arrived", .text(arrived.joined(separator: " ")), desk: desk),
        ], rests: sight.rests)
    ]
    try OwnVerdict.require(drafts, desk: desk)
    return Decision(
      drafts: drafts, subject: contest.id,
      reply: reply(contest.id).setting("arrived", .array(arrived.map { .string($0) }))
        .setting("warning", early(contest, desk)))
  }

  /// Said where the day that was announced is still to come; null otherwise.
  private static func early(_ contest: Contest, _ desk: Desk) -> JSON {
    guard desk.isClockPlausible, let day = contest.record.shown("deadline", at: desk),
      desk.today.description <= day
    else { return .null }
    return .phrase("contest.closed_early", ["contest": contest.title, "deadline": day])
  }

  // MARK: parts

  private static func byHost(_ contest: Contest, _ desk: Desk) throws {
    guard contest.host == desk.unit else {
      throw SiweiError(
        "contest.not_the_host", .notPermitted,
        ["unit": desk.unit.text, "contest": contest.title, "host": contest.host.text])
    }
  }

  private static func put(
    _ record: RecordID, _ field: String, _ value: Value, kind: String = LessonKinds.contest
  ) -> Operation {
    Operation(record: record, kind: kind, field: field, action: .put(value, supersedes: []))
  }

  private static func reply(_ id: RecordID) -> JSON {
    .of(("id", .string(id.description)), ("no", .null))
  }
}
