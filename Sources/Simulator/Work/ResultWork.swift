import Domain
import Journal

/// From a closing to a result in force: checks, decisions, the lock, publicity, objections.
extension World {
  /// A closed round: two check, the chief judge decides what is open, another locks.
  func settle(
    _ node: SimNode, _ place: Int, _ state: String, _ more: [(String, JSON)]
  ) throws {
    let round = work.rounds[place]
    let id: [(String, JSON)] = [("id", .string(round.id))]
    let weights: [(item: String, weight: Int)] =
      state == "closed"
      ? [("check", 88), ("reopen", 3), ("lock", 3), ("late", 4), ("decide", 2)]
      : [("lock", 88), ("reopen", 3), ("late", 4), ("recuse", 3), ("check", 2)]
    switch random.weighted(weights) {
    case "check":
      for _ in 0..<(random.chance(80) ? 2 : 1) where node.engine != nil {
        let fresh = World.people.filter { !work.rounds[place].checkers.contains($0) }
        let person = random.chance(95) ? random.pick(fresh) : random.pick(World.people)
        let reply = try act(node, "round", "check", id + more, by: person)
        if reply != nil, let person { work.rounds[place].checkers.append(person) }
      }
    case "reopen": try reopen(node, place)
    case "late": try enterOne(node, round, "甲", random.pick(round.entries))
    case "recuse": try recuse(node, round)
    case "decide": try decide(node, round, isAsked: true)
    default: try lock(node, place, more)
    }
  }

  /// Those who checked may not lock; what is not settled refuses it, and is mostly settled first.
  private func lock(_ node: SimNode, _ place: Int, _ more: [(String, JSON)]) throws {
    let round = work.rounds[place]
    if random.chance(85), try decide(node, round, isAsked: false) { return }
    guard node.engine != nil else { return }
    let fresh = World.people.filter { !round.checkers.contains($0) }
    guard !fresh.isEmpty else { return try reopen(node, place) }
    let person = random.chance(90) ? random.pick(fresh) : random.pick(World.people)
    let outcome = try perform(
      node, "round", "lock", [("id", .string(round.id))] + more, by: person)
    switch outcome {
    case .success:
      work.rounds[place].state = "locked"
      try checkRecusals(node, round.id)
    case .failure(let error):
      switch error.code {
      case "round.open_tie", "round.without_result": try decide(node, round, isAsked: true)
      case "round.same_person": work.rounds[place].checkers.append(person ?? "")
      case "round.sheets_to_check", "round.recused_later", "round.no_sheets":
        try reopen(node, place)
      default: break
      }
    }
  }

  /// What the closing leaves open; false where that is nothing and nobody asks for more.
  @discardableResult
  private func decide(
    _ node: SimNode, _ round: WorkState.Round, isAsked: Bool
  ) throws -> Bool {
    guard let rank = view(node, "rank", "", [("id", .string(round.id))]) else { return false }
    var arguments: [(String, JSON)] = [
      ("id", .string(round.id)), ("reason", .string("the panel's minutes")),
    ]
    if let tie = rank["open_ties"]?.array?.first, let entries = tie["entries"]?.array {
      arguments.append(("tie", .array(random.chance(50) ? entries : entries.reversed())))
    }
    let few = (rank["items"]?.array ?? []).filter { $0["final"] == .null }
      .compactMap { $0["entry"] }
    if !few.isEmpty { arguments.append(("few", .array(few))) }
    guard isAsked || arguments.count > 2 else { return false }
    try act(node, "round", "decide", arguments)
    return true
  }

  /// Two persons with a reason, mostly one after the other.
  private func reopen(_ node: SimNode, _ place: Int) throws {
    let first = random.below(World.people.count)
    for offset in 0..<(random.chance(85) ? 2 : 1) where node.engine != nil {
      let reply = try act(
        node, "round", "reopen",
        [("id", .string(work.rounds[place].id)), ("reason", .string("a sheet was wrong"))],
        by: World.people[(first + offset) % World.people.count])
      if reply?["reopened"]?.bool == true { work.rounds[place].state = "scoring" }
    }
  }

  // MARK: sealed

  func actOnSealed(
    _ node: SimNode, _ place: Int, _ verb: String, _ more: [(String, JSON)]
  ) throws {
    let round = work.rounds[place]
    let id: [(String, JSON)] = [("id", .string(round.id))]
    let day = JSON.string("2025-0\(4 + random.below(2))-1\(random.below(9))")
    switch verb {
    case "publish":
      let start: [(String, JSON)] = random.chance(70) ? [("start", day)] : []
      let days = JSON.integer(Int64(random.chance(15) ? 1 + random.below(4) : 5 + random.below(3)))
      let reply = try act(
        node, "round", "publish", id + start + [("working_days", days)] + more)
      if reply != nil { work.rounds[place].state = "published" }
    case "reopen": try reopen(node, place)
    case "late": try enterOne(node, round, "甲", random.pick(round.entries))
    case "recuse": try recuse(node, round)
    case "object":
      var arguments: [(String, JSON)] = [
        ("round", .string(round.id)), ("text", .string("异议 \(random.below(1000))")),
        ("date", day),
      ]
      if random.chance(85) {
        arguments.append(("entry", .string(random.pick(round.entries) ?? "")))
      }
      if random.chance(50) { arguments.append(("by", .string("群众"))) }
      try act(node, "objection", "add", arguments)
    case "answer": try answerObjection(node, round, day)
    default:
      let end = JSON.string(random.chance(80) ? "2025-12-31" : "2025-04-11")
      let why: [(String, JSON)] =
        random.chance(30) ? [("reason", .string("张贴在公开栏"))] : []
      let reply = try act(node, "round", "award", id + [("date", end)] + why)
      if reply != nil { work.rounds[place].state = "effective" }
    }
  }

  private func answerObjection(
    _ node: SimNode, _ round: WorkState.Round, _ day: JSON
  ) throws {
    let items =
      view(node, "objection", "list", [("round", .string(round.id))])?["items"]?.array ?? []
    let open = items.filter { $0["state"]?.string == "open" }
    guard let id = (random.pick(open) ?? random.pick(items))?["id"] else { return }
    let outcome = random.chance(40) ? "upheld" : "rejected"
    try act(
      node, "objection", "answer",
      [
        ("id", id), ("outcome", .string(outcome)), ("answer", .string("looked into")),
        ("date", day), ("start", day),
      ])
  }
}
