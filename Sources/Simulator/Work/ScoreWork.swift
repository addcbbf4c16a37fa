import Domain
import Journal

/// Sheets typed, signed and set aside, in the hall and away from it.
extension World {
  /// One judge's seat for one entry, as the desk sees it.
  private struct Pair: Hashable {
    let entry: String
    let judge: String
  }

  func score(_ node: SimNode, _ place: Int, _ more: [(String, JSON)]) throws {
    let round = work.rounds[place]
    guard
      let rows = view(node, "score", "list", [("round", .string(round.id))])?["items"]?.array
    else { return }
    let judges = judges(node, round)
    let hall = judges.filter {
      $0["away"]?.bool != true && $0["replaced_by"]?.string == nil
    }
    let typed = pairs(rows) { $0["state"]?.string != "void" }
    let drafts = pairs(rows) { $0["state"]?.string == "draft" }
    let differing = pairs(rows) { row in
      (row["flags"]?.array ?? []).contains(.string("to_check")) && row["state"]?.string != "void"
    }
    let missing = hall.flatMap { judge -> [Pair] in
      let recused = (judge["recused"]?.array ?? []) + (judge["kept"]?.array ?? [])
      let name = judge["judge"]?.string ?? ""
      return round.entries.filter { !recused.contains(.string($0)) }
        .map { Pair(entry: $0, judge: name) }.filter { !typed.contains($0) }
    }
    let isWhole = missing.isEmpty && differing.isEmpty
    let verb = random.weighted([
      ("type", missing.isEmpty ? 3 : 80), ("sign", drafts.isEmpty ? 1 : 14),
      ("void", differing.isEmpty ? 1 : 50), ("close", isWhole ? 60 : 2), ("time", 5),
      ("deduct", 3), ("replace", 2), ("recuse", 6), ("assign", 2), ("draw", 1), ("rubric", 1),
      ("lock", 1),
    ])
    switch verb {
    case "type": try typeStack(node, round, random.pick(missing), missing)
    case "sign": try settleSheet(node, round, random.pick(drafts) ?? random.pick(typed), "sign")
    case "void": try settleSheet(node, round, random.pick(differing) ?? random.pick(typed), "void")
    case "time":
      try act(
        node, "score", "time",
        [
          ("round", .string(round.id)), ("entry", .string(random.pick(round.entries) ?? "")),
          ("over", .integer(Int64(random.below(90)))),
        ])
    case "deduct": try deduct(node, round)
    case "replace": try replace(node, round, judges)
    case "recuse": try recuse(node, round)
    case "assign":
      try act(
        node, "judge", "assign", [("round", .string(round.id)), ("judge", .string("戊"))])
    case "close":
      let reply = try act(node, "round", "close", [("id", .string(round.id))] + more)
      if reply != nil {
        work.rounds[place].state = "closed"
        work.rounds[place].checkers = []
        try checkRecusals(node, round.id)
      }
    case "rubric":
      try act(
        node, "round", "rubric",
        [("id", .string(round.id)), ("rubric", rubric(round.isByItems))] + more)
    default: try act(node, "round", verb ?? "draw", [("id", .string(round.id))] + more)
    }
  }

  private func deduct(_ node: SimNode, _ round: WorkState.Round) throws {
    try act(
      node, "score", "deduct",
      [
        ("round", .string(round.id)), ("entry", .string(random.pick(round.entries) ?? "")),
        ("points", .string(random.pick(["0.10", "0.5", "0"]) ?? "0")),
        ("reason", .string(random.pick(["未报幕", "超时"]) ?? "")),
      ])
  }

  private func replace(_ node: SimNode, _ round: WorkState.Round, _ judges: [JSON]) throws {
    let seated = judges.filter { $0["replaced_by"]?.string == nil }
    let name = random.pick(seated)?["judge"]?.string ?? "甲"
    try act(
      node, "judge", "replace",
      [
        ("round", .string(round.id)), ("judge", .string(name)),
        ("by", .string("候补 \(random.below(4))")), ("reason", .string("生病")),
      ])
  }

  private func pairs(_ rows: [JSON], _ fits: (JSON) -> Bool) -> [Pair] {
    rows.filter(fits).compactMap { row in
      guard let entry = row["entry"]?.string, let judge = row["judge"]?.string else { return nil }
      return Pair(entry: entry, judge: judge)
    }
  }

  /// A typist takes one judge's stack of papers; sometimes another types one of them again.
  private func typeStack(
    _ node: SimNode, _ round: WorkState.Round, _ first: Pair?, _ missing: [Pair]
  ) throws {
    let judge = first?.judge ?? "甲"
    let typist = random.pick(World.people) ?? ""
    let entries = missing.filter { $0.judge == judge }.map(\.entry)
    for entry in entries.isEmpty ? round.entries : entries where node.engine != nil {
      let marks = mark(round)
      let isIn = try enterOne(node, round, judge, entry, marks: marks, by: typist)
      guard isIn, node.engine != nil else { return }
      if random.chance(10) {
        let again = random.chance(70) ? marks : mark(round)
        let second = random.pick(World.people.filter { $0 != typist })
        try enterOne(node, round, judge, entry, marks: again, by: second)
      }
      if random.chance(90), node.engine != nil {
        try settleSheet(node, round, Pair(entry: entry, judge: judge), "sign", by: typist)
      }
    }
  }

  /// A total or two items, as the rubric asks; now and then a typist takes one for the other.
  private func mark(_ round: WorkState.Round) -> (String, JSON) {
    let part = random.pick(["", ".5", ".0"]) ?? ""
    guard round.isByItems != random.chance(3) else {
      return ("total", .string("\(70 + random.below(30))\(part)"))
    }
    let items: JSON = .of(
      ("内容", .string("\(30 + random.below(30))\(part)")),
      ("表达", .string("\(10 + random.below(30))")))
    return ("items", items)
  }

  /// Whether the sheet was taken.
  @discardableResult
  func enterOne(
    _ node: SimNode, _ round: WorkState.Round, _ judge: String, _ entry: String?,
    marks: (String, JSON)? = nil, by typist: String? = nil
  ) throws -> Bool {
    let absent = marks == nil && random.chance(10)
    let sheet: [(String, JSON)] = [
      ("round", .string(round.id)), ("judge", .string(judge)), ("entry", .string(entry ?? "")),
    ]
    let given = absent ? ("absent", .bool(true)) : marks ?? mark(round)
    return try act(node, "score", "enter", sheet + [given], by: typist) != nil
  }

  private func settleSheet(
    _ node: SimNode, _ round: WorkState.Round, _ pair: Pair?, _ verb: String,
    by person: String? = nil
  ) throws {
    var arguments: [(String, JSON)] = [
      ("round", .string(round.id)), ("entry", .string(pair?.entry ?? "")),
      ("judge", .string(pair?.judge ?? "")),
    ]
    if verb == "void" { arguments.append(("reason", .string("misread"))) }
    try act(node, "score", verb, arguments, by: person)
  }

  /// At his own unit a judge fills the form that the host brought him.
  func judgeAway(_ round: WorkState.Round) throws {
    let names = round.away.keys.sorted()
    guard let name = random.pick(names), let unit = round.away[name],
      let node = random.pick(nodes(of: unit)),
      let rows = view(node, "score", "list", [("round", .string(round.id))])?["items"]?.array
    else { return }
    let typed = pairs(rows) { $0["state"]?.string != "void" }.map(\.entry)
    let missing = round.entries.filter { !typed.contains($0) }
    for entry in missing.isEmpty ? Array(round.entries.prefix(1)) : missing
    where node.engine != nil {
      // Before the form has come nothing can be entered.
      guard try enterOne(node, round, name, entry, marks: mark(round), by: "judge"),
        node.engine != nil
      else { break }
      let pair = Pair(entry: entry, judge: name)
      if random.chance(90) { try settleSheet(node, round, pair, "sign", by: "judge") }
    }
    if node.engine != nil, network.flights.count < 8 { call(from: node) }
  }
}
