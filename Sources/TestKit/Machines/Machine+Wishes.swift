package import Domain
import Journal

/// What the offices do with wishes, in the commands' own words.
extension Machine {
  /// The arguments of `wish register`, of real shape and size; `number` tells people apart.
  package static func form(_ number: Int = 1) -> [(String, JSON)] {
    [
      (
        "person",
        [
          "name": .string("陈某\(number)"), "group": "minimum_living",
          "phone": .string("1380000\(1000 + number)"),
          "address": .string("长沙县示例村\(number)组十二号"),
        ]
      ),
      ("title", .string("电饭煲 \(number)")), ("class", "goods"),
      ("detail", "家里的电饭煲坏了，冬天吃不上热饭，希望能有一个四升的新电饭煲。"),
      ("value", "200.00"), ("public_text", "想要一个四升的电饭煲"), ("consent", "anonymous"),
    ]
  }

  /// `wish register` with some arguments in the place of the usual ones; its id.
  @discardableResult
  package func register(_ number: Int = 1, _ more: [(String, JSON)] = []) throws -> String {
    var form = JSON.object(Machine.form(number).map { JSON.Member($0.0, $0.1) })
    for (key, value) in more { form = form.setting(key, value) }
    return try act("wish register", form, by: "registrar")["id"]?.string ?? ""
  }

  /// Registered, verified by a second person and submitted.
  @discardableResult
  package func submitWish(_ number: Int = 1, _ more: [(String, JSON)] = []) throws -> String {
    let id = try register(number, more)
    try act("wish verify", ["id": .string(id), "date": "2025-02-27"], by: "second")
    try act("wish submit", ["id": .string(id)])
    return id
  }

  /// An act upon a wish with no more than its id, or with a reason.
  @discardableResult
  package func move(_ id: String, _ verb: String, _ more: JSON = .object([])) throws -> JSON {
    var arguments = JSON.of(("id", .string(id)))
    for member in more.members ?? [] { arguments = arguments.setting(member.key, member.value) }
    return try act("wish \(verb)", arguments)
  }

  /// The code of the error that the act ends with.
  package func refusal(
    _ id: String, _ verb: String, _ more: JSON = .object([]), by actor: String? = nil
  ) throws -> String? {
    var arguments = JSON.of(("id", .string(id)))
    for member in more.members ?? [] { arguments = arguments.setting(member.key, member.value) }
    return try fault("wish \(verb)", arguments, by: actor)
  }

  /// `show` of a record.
  package func show(_ id: String) throws -> JSON { try view("show", ["id": .string(id)]) }

  /// State, flags and fields in conflict as one text: `approved double_gift !state`.
  package func standing(_ id: String) throws -> String {
    let shown = try show(id)
    let conflicts = (shown["fields"]?.members ?? [])
      .filter { $0.value["conflict"] == .bool(true) }.map { "!\($0.key)" }
    let quarantined = (shown["quarantined"]?.array ?? []).compactMap { $0["reason"]?.string }
      .map { "?\($0)" }
    return
      ([shown["state"]?.string ?? "none"] + (shown["flags"]?.strings ?? []) + conflicts
      + quarantined).joined(separator: " ")
  }

  /// The shown value of a field; a set's values as one text.
  package func value(_ id: String, _ field: String) throws -> String? {
    let value = try show(id).at("fields", field, "value")
    if let list = value?.array { return list.compactMap(\.string).sorted().joined(separator: ", ") }
    return value?.string ?? value?.integer.map { "\($0)" }
  }

  /// All values of a field that stand side by side, sorted.
  package func siblings(_ id: String, _ field: String) throws -> [String] {
    (try show(id).at("fields", field, "siblings")?.array ?? [])
      .compactMap { $0["value"]?.string }.sorted()
  }

  package func related(_ id: String, _ name: String) throws -> String {
    try show(id).at("related", name)?.string ?? ""
  }

  /// The conflict inbox: kind and field of each, sorted.
  package func conflicts() throws -> [String] {
    (try view("conflict list")["conflicts"]?.array ?? []).map {
      "\($0["kind"]?.string ?? "") \($0["field"]?.string ?? "deleted")"
    }.sorted()
  }

  /// Chooses the value with this text in the one conflict there is about a field.
  package func resolve(_ field: String, _ text: String) throws {
    let all = try view("conflict list")["conflicts"]?.array ?? []
    let conflict = all.first { $0["field"]?.string == field }
    try act(
      "conflict resolve",
      [
        "id": conflict?["id"] ?? .null, "value": .string(text), "reason": "asked the people",
      ])
  }

  /// The line of a wish: state, order and waiting number of each claim in turn.
  package func line(_ wish: String) throws -> [String] {
    (try view("claim list", ["wish": .string(wish)])["items"]?.array ?? []).map { item in
      [
        item["unit"]?.string ?? "?", item["state"]?.string ?? "?",
        item["order"]?.integer.map { "\($0)" } ?? "-",
        item["waiting_no"]?.integer.map { "w\($0)" } ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// A claim on a wish or a card; its id.
  @discardableResult
  package func claim(
    _ place: String, _ id: String, _ claimant: String = "机关支部", share: String? = nil
  ) throws -> String {
    var arguments = JSON.of(
      (place, .string(id)), ("claimant", .string(claimant)), ("kind", "organisation"),
      ("phone", "13700000000"))
    if let share { arguments = arguments.setting("share", .string(share)) }
    return try act("claim register", arguments)["id"]?.string ?? ""
  }
}

extension County {
  /// A wish of e1 that the township approved, and where wanted published; all know of it.
  package func wish(isPublished: Bool = true, _ more: [(String, JSON)] = []) throws -> String {
    let id = try self["e1"].submitWish(1, more)
    try settle()
    try self["east"].move(id, "approve")
    if isPublished { try self["east"].move(id, "publish") }
    try settle()
    return id
  }

  /// What each of these machines shows of a record; one text where they agree.
  package func standings(_ id: String, _ names: [String] = ["e1", "east", "county"]) throws
    -> Set<String>
  {
    Set(try names.map { try self[$0].standing(id) })
  }

  /// Whether all machines that hold a scope print the same bytes of it, and no other.
  package func disagreements() throws -> [String] {
    var lines: [String: Set<[String]>] = [:]
    for machine in machines {
      for scope in try machine.organisation.scopes(of: machine.unit) {
        lines["\(scope)", default: []].insert(try machine.dump("\(scope)"))
      }
    }
    return lines.filter { $0.value.count > 1 && !$0.key.hasSuffix("/self") }.keys.sorted()
  }
}
