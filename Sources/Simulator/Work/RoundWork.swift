import Domain
import Journal

/// Rounds at their host's desk: the next act follows from the stage the machine shows.
extension World {
  private static let names = ["甲", "乙", "丙", "丁"]

  /// A host that shows lessons to judge opens a round over some of them; false where it has none.
  func openRound() throws -> Bool {
    guard let contest = random.pick(work.contests) else { return false }
    let hosts = alive.filter { node in
      node.unit == contest.host
        || (above(node.unit).count == 1 && node.unit.text != "hnu"
          && above(node.unit).contains(contest.host))
    }
    guard let node = random.pick(hosts),
      let shown = view(node, "entry", "list", [("contest", .string(contest.id))])
    else { return false }
    let isHost = node.unit == contest.host
    let fit = (shown["items"]?.array ?? []).filter { item in
      ["accepted", "selected", "qualified", "forwarded"].contains(item["state"]?.string ?? "")
        && (isHost || item["kind"]?.string == "entry")
    }.compactMap { $0["id"]?.string }
    guard fit.count > 1 || random.chance(1) else { return false }
    let isByItems = random.chance(25)
    var arguments: [(String, JSON)] = [
      ("contest", .string(contest.id)), ("rubric", rubric(isByItems)), ("title", .string("轮次")),
    ]
    if !fit.isEmpty, random.chance(80) {
      let first = random.below(max(1, fit.count - 2))
      arguments.append(("entry", .array(fit[first...].prefix(3).map { .string($0) })))
    }
    guard let reply = try act(node, "round", "open", arguments), let id = reply["id"]?.string
    else { return true }
    let entries = (reply["entries"]?.array ?? []).compactMap(\.string)
    work.rounds.append(
      WorkState.Round(
        id: id, host: node.unit, contest: contest.id, entries: entries, isByItems: isByItems))
    try assignJudges(node, work.rounds.count - 1, missing: random.chance(30) ? 4 : 3)
    return true
  }

  func rubric(_ isByItems: Bool) -> JSON {
    let items: JSON =
      isByItems
      ? .array([
        .of(("name", .string("内容")), ("max", .string("60")), ("step", .string("0.5"))),
        .of(("name", .string("表达")), ("max", .string("40")), ("step", .string("0.5"))),
      ]) : .array([])
    return .of(
      ("title", .string("评分表")), ("items", items),
      ("range", isByItems ? .null : .array([.string("70"), .string("100")])),
      ("step", .string(isByItems ? "0.5" : "0.01")), ("decimals", .integer(2)),
      ("quota", random.chance(60) ? .integer(Int64(1 + random.below(2))) : .null),
      ("tie", .string(isByItems && random.chance(50) ? "items" : "shared")))
  }

  func moveRound(_ round: WorkState.Round?) throws {
    guard let round, let place = work.rounds.firstIndex(where: { $0.id == round.id }) else {
      return
    }
    if !round.away.isEmpty, round.state == "scoring", random.chance(25) {
      return try judgeAway(round)
    }
    let machines = nodes(of: round.host)
    let node = random.chance(80) ? machines.first : random.pick(machines)
    guard let node else { return }
    guard let shown = view(node, "round", "show", [("id", .string(round.id))]) else {
      account.refused["66", default: 0] += 1
      return
    }
    let state = shown["state"]?.string ?? round.state
    work.rounds[place].state = state
    work.refusal = nil
    try step(node, place, state, shown)
    // Two values stand side by side somewhere in it: a person chooses.
    if work.refusal == "round.waits_for_person", node.engine != nil {
      try resolve(node, record: round.id)
    }
  }

  private func step(_ node: SimNode, _ place: Int, _ state: String, _ shown: JSON) throws {
    let round = work.rounds[place]
    let more = token(node, round.id, shown)
    switch state {
    case "preparing": try prepare(node, place, more)
    case "scoring": try score(node, place, more)
    case "closed", "checked": try settle(node, place, state, more)
    case "locked":
      let verb = random.weighted([("publish", 80), ("reopen", 8), ("late", 6), ("recuse", 3)])
      try actOnSealed(node, place, verb ?? "publish", more)
    default:
      let verb = random.weighted([
        ("object", 22), ("award", 20), ("reopen", 6), ("publish", 3), ("late", 4), ("answer", 40),
      ])
      try actOnSealed(node, place, verb ?? "award", more)
    }
  }

  // MARK: before the first mark

  private func prepare(_ node: SimNode, _ place: Int, _ more: [(String, JSON)]) throws {
    let round = work.rounds[place]
    let judges = judges(node, round)
    if judges.count < 3 { return try assignJudges(node, place, missing: 3 - judges.count) }
    let verb = random.weighted([
      ("draw", 80), ("assign", 5), ("recuse", 4), ("rubric", 4), ("enter", 3), ("close", 2),
    ])
    switch verb {
    case "assign": try assignJudges(node, place, missing: 1)
    case "recuse": try recuse(node, round)
    case "rubric":
      try act(
        node, "round", "rubric",
        [("id", .string(round.id)), ("rubric", rubric(round.isByItems))] + more)
    case "enter":
      try enterOne(node, round, random.pick(World.names) ?? "", random.pick(round.entries))
    case "close": try act(node, "round", "close", [("id", .string(round.id))] + more)
    default:
      var arguments: [(String, JSON)] = [("id", .string(round.id))] + more
      if random.chance(70) { arguments.append(("seed", .string("\(random.below(10_000))"))) }
      if try act(node, "round", "draw", arguments) != nil {
        work.rounds[place].state = "scoring"
      } else if work.refusal == "round.no_entries" {
        // All of them are out: the round is given up.
        work.rounds[place].state = "effective"
      }
    }
  }

  private func assignJudges(_ node: SimNode, _ place: Int, missing: Int) throws {
    let names = World.names
    let first = random.below(names.count)
    for offset in 0..<missing where node.engine != nil {
      let name = names[(first + offset) % names.count]
      var arguments: [(String, JSON)] = [
        ("round", .string(work.rounds[place].id)), ("judge", .string(name)),
        ("seat", .integer(Int64(1 + random.below(9)))),
      ]
      let below = nodes.filter { above($0.unit).first == node.unit }
      let unit = random.chance(30) ? random.pick(below)?.unit : nil
      if let unit { arguments.append(("unit", .string(unit.text))) }
      if unit != nil, random.chance(40) { arguments.append(("away", .bool(true))) }
      let reply = try act(node, "judge", "assign", arguments)
      if reply?["away"]?.bool == true, let unit { work.rounds[place].away[name] = unit }
    }
  }

  func recuse(_ node: SimNode, _ round: WorkState.Round) throws {
    var arguments: [(String, JSON)] = [
      ("round", .string(round.id)), ("judge", .string(random.pick(World.names) ?? "")),
      ("reason", .string("relative")),
    ]
    if random.chance(85) {
      arguments.append(("entry", .string(random.pick(round.entries) ?? "")))
    } else {
      arguments.append(("unit", .string(random.pick(nodes)?.unit.text ?? "")))
    }
    try act(node, "judge", "recuse", arguments)
  }

  /// The judges as the machine lists them.
  func judges(_ node: SimNode, _ round: WorkState.Round) -> [JSON] {
    view(node, "judge", "list", [("round", .string(round.id))])?["items"]?.array ?? []
  }
}
