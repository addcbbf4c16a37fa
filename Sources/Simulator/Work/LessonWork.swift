import Domain
import Journal

/// Acts upon lessons, chosen by the state the machine shows.
extension World {
  /// A unit that has heard of a contest enters a lesson for it; hosts have heard of their own.
  func enterLesson(_ someone: SimNode) throws {
    let hosts = alive.filter { node in work.contests.contains { $0.host == node.unit } }
    let node = random.chance(35) ? random.pick(hosts) ?? someone : someone
    guard let shown = view(node, "contest", "list", []),
      let ids = shown["items"]?.array?.compactMap({ $0["id"]?.string })
    else { return }
    let known = work.contests.filter { contest in
      ids.contains(contest.id)
        && (contest.host == node.unit || above(node.unit).contains(contest.host))
    }
    // The county's is everybody's.
    let chosen = random.chance(40) ? known.first : random.pick(known)
    guard let contest = random.chance(4) ? random.pick(work.contests) : chosen else { return }
    let below = nodes.filter { above($0.unit).first == node.unit }
    let unit = random.chance(6) ? random.pick(below)?.unit ?? node.unit : node.unit
    var arguments: [(String, JSON)] = [
      ("contest", .string(contest.id)), ("title", .string("党课 \(random.below(1000))")),
      ("speaker", .string("主讲 \(random.below(1000))")),
    ]
    if unit != node.unit {
      arguments += [("for", .string(unit.text)), ("reason", .string("they asked"))]
    }
    guard let reply = try act(node, "entry", "submit", arguments), let entry = reply["id"]?.string
    else { return }
    var lesson = WorkState.Lesson(id: entry, contest: contest, unit: unit)
    if unit == node.unit, node.engine != nil, random.chance(75),
      try act(node, "entry", "recommend", [("id", .string(entry))]) != nil
    {
      lesson.state = "recommended"
    }
    work.lessons.append(lesson)
    if node.engine != nil, network.flights.count < 8 { call(from: node) }
  }

  /// Who accepts, ranks and forwards a unit's lessons: its township, or itself.
  private func sender(of unit: UnitID) -> UnitID {
    above(unit).count > 1 ? above(unit).first ?? unit : unit
  }

  /// Somebody whose turn it is takes up one of the newer lessons.
  func moveLesson() throws {
    guard !work.lessons.isEmpty else { return }
    let first = max(0, work.lessons.count - 12)
    let place = first + random.below(work.lessons.count - first)
    let lesson = work.lessons[place]
    let sender = sender(of: lesson.unit)
    let unit: UnitID? =
      switch lesson.state {
      case "recommended", "accepted", "selected": sender
      case "forwarded", "qualified": random.chance(75) ? lesson.contest.host : lesson.unit
      default: lesson.unit
      }
    let other = random.chance(12)
    let chosen = other ? random.pick([lesson.unit, sender, lesson.contest.host]) : unit
    guard let chosen, let node = random.pick(nodes(of: chosen)) else { return }
    let id = node.unit == lesson.contest.host ? lesson.forwarded ?? lesson.id : lesson.id
    guard let shown = view(node, "entry", "show", [("id", .string(id))]) else {
      account.refused["66", default: 0] += 1
      return
    }
    let state = shown["state"]?.string ?? lesson.state
    work.lessons[place].state = state
    let verb = random.weighted(acts(state, node, lesson)) ?? "version"
    let arguments = [("id", .string(id))] + options(verb, lesson) + token(node, id, shown)
    guard let reply = try act(node, "entry", verb, arguments) else { return }
    if let after = World.afterActs[verb] { work.lessons[place].state = after }
    if verb == "forward" { work.lessons[place].forwarded = reply["id"]?.string }
    // What goes up is sent soon, where there is a line.
    if random.chance(75), node.engine != nil, network.flights.count < 8 { call(from: node) }
  }

  private static let afterActs = [
    "recommend": "recommended", "accept": "accepted", "return": "returned", "select": "selected",
    "forward": "forwarded", "qualify": "qualified", "withdraw": "withdrawn", "strike": "struck",
  ]
  private static let verbs = [
    "recommend", "accept", "return", "coach", "select", "rank", "forward", "qualify", "strike",
    "remark", "callup", "admit", "version", "withdraw", "edit", "delete",
  ]

  private func acts(
    _ state: String, _ node: SimNode, _ lesson: WorkState.Lesson
  ) -> [(item: String, weight: Int)] {
    var acts: [(item: String, weight: Int)] = [(random.pick(World.verbs) ?? "version", 3)]
    let sender = sender(of: lesson.unit)
    let goesUp = sender != lesson.contest.host
    if node.unit == lesson.unit {
      switch state {
      case "draft", "returned": acts += [("recommend", 70), ("version", 12), ("withdraw", 2)]
      case "withdrawn", "struck": break
      default: acts += [("version", 14), ("withdraw", 2)]
      }
    }
    if node.unit == sender {
      switch state {
      case "draft" where node.unit == lesson.unit: acts.append(("forward", goesUp ? 40 : 0))
      case "recommended":
        acts += [("accept", 70), ("return", 6), ("coach", 8)]
        if node.unit == lesson.unit, goesUp { acts.append(("forward", 60)) }
      case "accepted": acts += [("select", 30), ("forward", goesUp ? 50 : 0), ("coach", 6)]
      case "selected": acts += [("forward", goesUp ? 70 : 0), ("rank", 10), ("return", 3)]
      case "forwarded", "qualified": acts += [("rank", 16), ("forward", 10), ("coach", 4)]
      default: break
      }
    }
    if node.unit == lesson.contest.host {
      switch state {
      case "forwarded":
        acts += [("qualify", 60), ("strike", 3), ("return", 6), ("remark", 8), ("admit", 4)]
      case "qualified": acts += [("remark", 8), ("coach", 8), ("strike", 2), ("callup", 8)]
      case "returned", "recommended": acts.append(("admit", 6))
      case "accepted", "selected": acts.append(("callup", 6))
      default: break
      }
    }
    return acts
  }

  private func options(_ verb: String, _ lesson: WorkState.Lesson) -> [(String, JSON)] {
    let number = random.below(1000)
    switch verb {
    case "version":
      let field = random.pick(["title", "speaker", "summary", "manuscript"]) ?? "title"
      return [(field, .string("稿 \(number)"))]
    case "edit": return [("set", .array([.string("summary=稿 \(number)")]))]
    case "return", "strike", "delete": return [("reason", .string("because"))]
    case "coach", "remark": return [("note", .string("注 \(number)"))]
    case "select", "rank": return [("rank", .integer(Int64(1 + random.below(5))))]
    case "forward" where random.chance(30): return [("opinion", .string("意见 \(number)"))]
    case "callup":
      let gone = work.lessons.filter {
        ["withdrawn", "struck"].contains($0.state) && $0.contest.id == lesson.contest.id
      }
      guard let place = random.pick(gone), random.chance(60) else { return [] }
      return [("instead_of", .string(place.forwarded ?? place.id)), ("note", .string("递补"))]
    default: return []
    }
  }
}
