import Journal

/// `wish register`: a detail and a row, together (cli.md 24).
enum Registering {
  static func decide(_ desk: Desk, _ call: CommandCall) throws -> Decision {
    let id = try call.newID()
    if let id, let held = try desk.reader.locate(id) { return try again(held, desk) }
    let unit = try call.unit("for", at: desk) ?? desk.unit
    let row = id ?? desk.newRecord()
    _ = try call.seen(of: [row])
    let detailScope = WishScopes.detail(of: unit, organisation: desk.organisation)
    let isActing = unit != desk.unit
    if isActing {
      guard desk.organisation.parent(of: unit) == desk.unit else {
        throw SiweiError(
          "wish.not_the_parent", .notPermitted, ["unit": desk.unit.text, "owner": unit.text])
      }
      _ = try call.required("reason")
      guard desk.organisation.mayWrite(desk.unit, in: detailScope) else {
        throw SiweiError(
          "wish.detail_out_of_reach", .notPermitted,
          ["unit": desk.unit.text, "owner": unit.text])
      }
    }
    let details = try details(call, desk)
    var fields = try fields(call, desk)
    if isActing { fields.append(("acted_for", .text(unit.text))) }
    let number = try WishNumbers.wish(of: unit, desk: desk)
    fields.append(("no", .text(number)))
    fields.append(("state", .text(WishState.registered)))
    let scope = WishScopes.chain(of: unit, organisation: desk.organisation)
    let drafts = [
      Draft(
        detailScope,
        operations: details.map {
          put(WishIDs.partner(of: row), WishKinds.detail, $0.0, .text($0.1), personal: true)
        }, reason: call.filled("reason")),
      Draft(scope, operations: fields.map { put(row, WishKinds.row, $0.0, $0.1) }),
    ]
    return Decision(
      drafts: drafts, subject: row,
      reply: .of(("id", .string(row.description)), ("no", .string(number))))
  }

  /// The same form sent again is the same act (sync.md §4).
  private static func again(_ held: RecordState, _ desk: Desk) throws -> Decision {
    guard held.kind == WishKinds.row else {
      throw SiweiError(
        "record.id_taken", .refused, ["id": held.id.description, "kind": held.kind])
    }
    return Decision(
      subject: held.id,
      reply: .of(
        ("id", .string(held.id.description)),
        ("no", .text(try WishNumbers.shown(held, desk: desk)))))
  }

  private static func put(
    _ record: RecordID, _ kind: String, _ field: String, _ value: Value, personal: Bool = false
  ) -> Operation {
    Operation(
      record: record, kind: kind, field: field, action: .put(value, supersedes: []),
      personal: personal)
  }

  // MARK: what was given

  private static func details(
    _ call: CommandCall, _ desk: Desk
  ) throws -> [(String, String)] {
    var out: [(String, String)] = []
    func take(_ text: String?, _ field: String) throws {
      guard let text, !PlainText.isBlank(text) else { return }
      out.append((field, try WishInput.words(text, field)))
    }
    if let person = try person(call) {
      guard let name = person["name"]?.string, !name.isEmpty else {
        throw SiweiError("usage.missing_option", .usage, ["option": "person.name"])
      }
      guard !PlainText.isBlank(name) else {
        throw SiweiError("value.blank", .refused, ["field": "person.name"])
      }
      try take(name, "person.name")
      try take(
        given(person, "id_number").map {
          try WishInput.idNumber($0, "person.id_number", at: desk)
        }, "person.id_number")
      try take(person["phone"]?.string.map(WishInput.narrow), "person.phone")
      try take(person["address"]?.string, "person.address")
      try take(
        given(person, "birth").map { try WishInput.pastDay($0, "person.birth", at: desk) },
        "person.birth")
      try take(person["sex"]?.string, "person.sex")
      try take(person["guardian"]?.string, "person.guardian")
      try take(
        given(person, "guardian_consent").map {
          try WishWords.require($0, "person.guardian_consent", in: WishWords.consents)
        }, "person.guardian_consent")
    }
    try take(call.required("title"), "title")
    for field in ["detail", "size", "public_text"] { try take(call.text(field), field) }
    return out
  }

  private static func given(_ person: JSON, _ key: String) -> String? {
    person[key]?.string.flatMap { PlainText.isBlank($0) ? nil : $0 }
  }

  private static func person(_ call: CommandCall) throws -> JSON? {
    guard let person = call.arguments["person"], person != .null else { return nil }
    guard person.members != nil else {
      throw SiweiError("value.not_an_object", .refused, ["field": "person"])
    }
    return person
  }

  private static func fields(_ call: CommandCall, _ desk: Desk) throws -> [(String, Value)] {
    let person = try person(call)
    var out: [(String, Value)] = []
    func take(_ field: String, _ text: String?) {
      if let text { out.append((field, .text(text))) }
    }
    take("class", try WishWords.require(call.required("class"), "class", in: WishWords.classes))
    let group = call.filled("group") ?? person.flatMap { given($0, "group") }
    guard let group else {
      throw SiweiError("usage.missing_option", .usage, ["option": "group"])
    }
    take("group", try WishWords.require(group, "group", in: WishWords.groups))
    take(
      "consent", try WishWords.require(call.required("consent"), "consent", in: WishWords.consents))
    take(
      "reach",
      try call.filled("reach").map { try WishWords.require($0, "reach", in: WishWords.reaches) })
    take("value", try call.filled("value").map { try WishInput.amount($0, "value") })
    take("wanted_by", try call.filled("wanted_by").map { try WishInput.day($0, "wanted_by") })
    take("campaign", try call.campaign(at: desk))
    if let occasions = call.arguments["occasions"]?.integer {
      guard (1...366).contains(occasions) else {
        throw SiweiError(
          "value.not_one_of", .refused,
          ["field": "occasions", "value": String(occasions), "allowed": "1–366"])
      }
      out.append(("occasions", .integer(occasions)))
    }
    if let number = person.flatMap({ given($0, "id_number") }).map(WishInput.idNumber) {
      take(
        "duplicate_mark",
        Person.duplicateMark(
          idNumber: number, organisation: desk.organisation.organisation))
    }
    return out
  }
}
