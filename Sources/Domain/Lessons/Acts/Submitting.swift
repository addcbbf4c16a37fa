import Journal

/// `entry submit`: a lesson entered for a contest, at its own unit.
enum Submitting {
  private static let personal = ["phone", "recommended_by"]

  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let id = try call.newID()
    if let id, let held = try desk.reader.locate(id) { return try again(held, desk) }
    _ = try call.required("title")
    _ = try call.required("speaker")
    let contest = try Contest.find(call.required("contest"), desk: desk)
    let unit = try call.unit("for", at: desk) ?? desk.unit
    let scope = LessonScopes.home(of: unit, organisation: desk.organisation)
    if unit != desk.unit { try mayAct(for: unit, in: scope, desk, call) }
    guard contest.reaches(unit) else {
      throw SiweiError(
        "contest.not_reaching", .refused,
        ["contest": contest.title, "host": contest.host.text, "unit": unit.text])
    }
    let entry = id ?? desk.newRecord()
    var fields: [(String, Value)] = [("contest", .text(contest.id.description))]
    for field in LessonKinds.content + personal {
      let number = call.arguments[field]?.integer.map(String.init)
      guard let text = call.filled(field) ?? number else { continue }
      fields.append((field, .text(try WishInput.words(text, field))))
    }
    let number = try LessonNumbers.entry(of: unit, desk: desk)
    fields.append(("no", .text(number)))
    fields.append(("state", .text(EntryState.draft)))
    var reason: String?
    if unit != desk.unit {
      let words = try WishInput.words(call.required("reason"), "reason")
      fields.append(("acted_for", .text(unit.text)))
      fields.append(("acting_reason", .text(words)))
      reason = words
    }
    let operations = fields.map { field, value in
      Operation(
        record: entry, kind: LessonKinds.entry, field: field,
        action: .put(value, supersedes: []),
        personal: desk.rules.spec(kind: LessonKinds.entry, field: field)?.personal ?? false)
    }
    let drafts = [Draft(scope, operations: operations, reason: reason)]
    try OwnVerdict.require(drafts, desk: desk)
    return Decision(
      drafts: drafts, subject: entry,
      reply: .of(("id", .string(entry.description)), ("no", .string(number))))
  }

  private static func mayAct(
    for unit: UnitID, in scope: Scope, _ desk: Desk, _ call: CommandCall
  ) throws {
    let names = ["unit": desk.unit.text, "owner": unit.text]
    guard desk.organisation.parent(of: unit) == desk.unit else {
      throw SiweiError("entry.not_the_parent", .notPermitted, names)
    }
    _ = try call.required("reason")
    guard desk.organisation.mayWrite(desk.unit, in: scope) else {
      throw SiweiError("entry.out_of_reach", .notPermitted, names)
    }
  }

  /// The same form sent again is the same act (sync.md §4).
  private static func again(_ held: RecordState, _ desk: Desk) throws -> Decision {
    guard held.kind == LessonKinds.entry else {
      throw SiweiError(
        "record.id_taken", .refused, ["id": held.id.description, "kind": held.kind])
    }
    return Decision(
      subject: held.id,
      reply: .of(
        ("id", .string(held.id.description)), ("no", .text(held.shown("no", at: desk)))))
  }
}
