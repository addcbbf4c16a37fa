import Domain
import Journal

/// Contests, and what is done about their lessons and rounds.
extension World {
  private static let mostContests = 3
  private static let mostLessons = 8
  private static let mostRounds = 3

  func contestOnce(_ node: SimNode) throws {
    if work.contests.isEmpty || (work.contests.count < 2 && random.chance(40)) {
      return try openContest(node)
    }
    let rounds = work.rounds.filter { $0.state != "effective" }
    switch random.below(100) {
    case 0..<3: try openContest(node)
    case 3..<7: try steerContest()
    case 7..<20 where work.lessons.count < World.mostLessons || random.chance(20):
      try enterLesson(node)
    case 7..<38: try moveLesson()
    case 38..<49: try tourOnce(node)
    default:
      if rounds.isEmpty || (rounds.count < World.mostRounds && random.chance(15)) {
        for _ in 0..<3 where try openRound() { return }
      } else {
        // What is nearly done is done first, mostly.
        let stages = ["preparing", "scoring", "published", "closed", "checked", "locked"]
        let next = rounds.max { left, right in
          (stages.firstIndex(of: left.state) ?? 0) < (stages.firstIndex(of: right.state) ?? 0)
        }
        try moveRound(random.chance(60) ? next : random.pick(rounds))
      }
    }
  }

  // MARK: contests

  /// The county's first, then townships'; now and then somebody tries who may not.
  private func openContest(_ node: SimNode) throws {
    guard work.contests.count < World.mostContests else { return }
    let county = nodes.filter { $0.unit.text == "county" && $0.engine != nil }
    let hosts = work.contests.isEmpty ? county : alive.filter { above($0.unit).count == 1 }
    let host = random.chance(5) ? node : random.pick(hosts) ?? node
    let title = "微党课 \(random.below(1000))"
    guard let reply = try act(host, "contest", "open", [("title", .string(title))]),
      let id = reply["id"]?.string
    else { return }
    work.contests.append(WorkState.Contest(id: id, host: host.unit))
    // Everybody below is told soon: nothing begins before they know.
    for child in alive where above(child.unit).contains(host.unit) && network.flights.count < 8 {
      call(from: child)
    }
  }

  /// Quota versions, also while others forward; the closing; a title corrected.
  private func steerContest() throws {
    guard let contest = random.pick(work.contests) else { return }
    let node = random.chance(90) ? random.pick(nodes(of: contest.host)) : random.pick(alive)
    guard let node else { return }
    let id = JSON.string(contest.id)
    switch random.below(100) {
    case 0..<70:
      var arguments: [(String, JSON)] = [
        ("contest", id), ("number", .integer(Int64(random.below(4)))),
      ]
      let sender = random.pick(["east", "west", "north", "hnu"]) ?? "east"
      switch random.below(3) {
      case 0: arguments.append(("unit", .string(sender)))
      case 1: arguments.append(("tier", .string(random.chance(70) ? "township" : "direct")))
      default: break
      }
      try act(node, "contest", "quota", arguments)
    case 70..<85: try act(node, "contest", "close", [("id", id)])
    case 85..<90:
      let day = "2025-04-1\(random.below(9))"
      let kind = random.pick(["holiday", "workday"]) ?? "holiday"
      try act(node, "holiday", "import", [("csv", .string("date,kind\n\(day),\(kind)\n"))])
    default:
      let set = JSON.string("title=微党课 \(random.below(1000))")
      try act(node, "contest", "edit", [("id", id), ("set", .array([set]))])
    }
  }

  // MARK: tokens

  /// What somebody saw of the record, some time ago or just now: one in five acts by it.
  func token(_ node: SimNode, _ id: String, _ shown: JSON) -> [(String, JSON)] {
    let key = "\(node.name)/\(id)"
    var arguments: [(String, JSON)] = []
    if random.chance(20), let seen = work.tokens[key] {
      arguments.append(("seen", .string(seen)))
    }
    if random.chance(40) { work.tokens[key] = shown["seen"]?.string }
    return arguments
  }
}
