import Domain
import Journal

/// Acts upon one wish, chosen by the state the machine shows.
extension World {
  func moveWish(_ node: SimNode, _ wish: WorkState.Wish?) throws {
    guard let wish else { return }
    guard let shown = view(node, "wish", "show", [("id", .string(wish.id))]) else {
      account.refused["66", default: 0] += 1
      return
    }
    let state = shown["state"]?.string ?? ""
    work.states[wish.id] = state
    let isVillage = node.unit == wish.unit
    let verb = random.weighted(acts(state, isVillage)) ?? "edit"
    var arguments: [(String, JSON)] = [("id", .string(wish.id))]
    arguments += options(verb, node)
    let key = "\(node.name)/\(wish.id)"
    if random.chance(20), let seen = work.tokens[key] {
      arguments.append(("seen", .string(seen)))
    }
    if random.chance(40) { work.tokens[key] = shown["seen"]?.string }
    let reply = try act(node, "wish", verb, arguments)
    if reply != nil, let after = World.after[verb] { work.states[wish.id] = after }
    if let card = reply?["card"]?.string, !work.cards.contains(card) { work.cards.append(card) }
  }

  private func acts(_ state: String, _ isVillage: Bool) -> [(item: String, weight: Int)] {
    let edit = ("edit", 16)
    let wild = (random.pick(World.verbs) ?? "edit", 3)
    if isVillage {
      switch state {
      case "registered": return [("verify", 70), ("delete", 6), ("withdraw", 3), edit, wild]
      case "verified": return [("submit", 80), ("withdraw", 3), edit, wild]
      case "submitted": return [("withdraw", 2), ("approve", 3), edit, wild]
      case "returned": return [("submit", 60), ("withdraw", 10), edit, wild]
      case "published": return [("deliver", 15), ("takedown", 5), ("withdraw", 5), edit, wild]
      case "claimed": return [("contact", 40), ("deliver", 30), ("withdraw", 5), edit, wild]
      case "contacted": return [("deliver", 60), edit, wild]
      case "delivered": return [("followup", 60), ("deliver", 10), edit, wild]
      case "followed_up", "rework": return [("followup", 20), ("deliver", 20), edit, wild]
      default: return [("deliver", 5), edit, wild]
      }
    }
    switch state {
    case "submitted":
      return [("approve", 60), ("return", 15), ("decline", 6), ("merge", 3), edit, wild]
    case "declined": return [("reopen", 50), edit, wild]
    case "approved": return [("publish", 60), ("handup", 25), ("return", 5), edit, wild]
    case "published":
      return [
        ("publish", 5), ("takedown", 6), ("dispatch", 20), ("carryover", 8), ("merge", 3), edit,
        wild,
      ]
    case "taken_down": return [("publish", 30), ("carryover", 20), edit, wild]
    case "claimed", "contacted": return [("release", 20), ("dispatch", 5), edit, wild]
    case "delivered": return [("followup", 40), ("sample", 5), edit, wild]
    case "followed_up": return [("close", 50), ("rework", 15), edit, wild]
    case "closed": return [("rework", 10), ("reopen", 5), edit, wild]
    default: return [edit, wild]
    }
  }

  private static let after = [
    "verify": "verified", "submit": "submitted", "return": "returned", "decline": "declined",
    "reopen": "submitted", "approve": "approved", "publish": "published", "deliver": "delivered",
    "followup": "followed_up", "close": "closed", "withdraw": "withdrawn",
  ]
  private static let verbs = [
    "verify", "submit", "return", "decline", "reopen", "approve", "handup", "publish", "takedown",
    "dispatch", "release", "contact", "deliver", "followup", "close", "withdraw", "delete",
    "merge", "carryover",
  ]

  private func options(_ verb: String, _ node: SimNode) -> [(String, JSON)] {
    let reason = ("reason", JSON.string("because"))
    switch verb {
    case "edit":
      let field = random.pick(["title", "detail", "value", "person.phone", "class"]) ?? "title"
      let text =
        switch field {
        case "value": "\(10 + random.below(90)).50"
        case "class": random.pick(["goods", "service", "public"]) ?? "goods"
        case "person.phone": "1390000\(1000 + random.below(9000))"
        default: "改 \(random.below(1000))"
        }
      return [("set", .array([.string("\(field)=\(text)")]))]
    case "return", "decline", "release", "delete", "withdraw", "takedown": return [reason]
    case "approve": return random.chance(30) ? [("waive_cap", .bool(true)), reason] : []
    case "dispatch":
      return [("to", .string(random.pick(nodes)?.unit.text ?? "")), reason]
    case "deliver":
      return [
        ("by", .string("branch")), ("what", .string("a bag")), ("amount", .string("88.00")),
        ("date", .string("2025-04-0\(1 + random.below(9))")),
      ]
    case "followup":
      let result = random.pick(["satisfied", "satisfied", "mostly", "unsatisfied"]) ?? "mostly"
      return [("result", .string(result)), ("way", .string("visit"))]
    case "rework", "reopen": return [reason]
    case "merge":
      return [("into", .string(random.pick(visible(to: node))?.id ?? "")), reason]
    case "carryover": return [("campaign", .string(random.pick(work.campaigns)?.id ?? "")), reason]
    default: return []
    }
  }
}
