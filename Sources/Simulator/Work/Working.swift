import Domain
import Journal

/// What people do: mostly what makes sense from where they sit, sometimes not.
extension World {
  func workOnce() throws {
    guard let node = random.pick(alive) else { return }
    switch random.below(100) {
    case 0..<11: try register(node)
    case 11..<16: try resolve(node)
    case 16..<19: try campaign(node)
    case 19..<26: try claim(node)
    case 26..<56: try moveOn()
    case 56..<71: try moveWish(node, random.pick(visible(to: node)))
    default: try contestOnce(node)
    }
    // Much of what is written is sent soon, where there is a line.
    if random.chance(20), node.engine != nil, network.flights.count < 8 { call(from: node) }
  }

  /// Somebody whose turn it is takes up one of the newer wishes.
  private func moveOn() throws {
    guard let wish = random.pick(Array(work.wishes.suffix(14))) else { return }
    let state = work.states[wish.id] ?? "registered"
    let isForParent = ["submitted", "approved", "followed_up", "declined"].contains(state)
    let unit = isForParent || random.chance(15) ? above(wish.unit).first : wish.unit
    guard let unit, let node = random.pick(nodes(of: unit)) else { return }
    try moveWish(node, wish)
    if random.chance(35), node.engine != nil, network.flights.count < 8 { call(from: node) }
  }

  func register(_ node: SimNode) throws {
    let number = random.below(100_000)
    let unit = node.unit.text
    var arguments: [(String, JSON)] = [
      (
        "person",
        .of(
          ("name", .string("张\(number)")), ("group", .string("left_behind_child")),
          ("phone", .string("1990000\(number)")))
      ),
      ("title", .string("心愿 \(number)")),
      ("class", .string(random.pick(["goods", "service", "companionship"]) ?? "goods")),
      ("detail", .string("冬天的书包 \(number)")), ("value", .string("\(20 + random.below(200)).00")),
      ("public_text", .string("一个书包")),
      ("consent", .string(random.pick(["yes", "anonymous", "anonymous", "no"]) ?? "yes")),
    ]
    let known = work.campaigns.filter { $0.unit == node.unit || above(node.unit).contains($0.unit) }
    if let campaign = random.pick(known), random.chance(30) {
      arguments.append(("campaign", .string(campaign.id)))
    }
    guard let reply = try act(node, "wish", "register", arguments),
      let id = reply["id"]?.string
    else { return }
    work.wishes.append(WorkState.Wish(id: id, unit: try self.unit(unit)))
  }

  /// A person chooses what stands where two values stand side by side, of one record or of any.
  func resolve(_ node: SimNode, record: String? = nil) throws {
    guard let conflicts = view(node, "conflict", "list", [])?["conflicts"]?.array,
      let conflict = random.pick(
        conflicts.filter { record == nil || $0["record"]?.string == record }),
      let id = conflict["id"]?.string
    else { return }
    var arguments: [(String, JSON)] = [("id", .string(id)), ("reason", .string("asked them"))]
    let values = (conflict["values"]?.array ?? []).compactMap { $0["dot"]?.string }
    if conflict["field"]?.string == nil {
      arguments.append((random.chance(50) ? "keep" : "delete", .bool(true)))
    } else if let dot = random.pick(values) {
      arguments.append(("take", .string(dot)))
    }
    if let seen = conflict["seen"]?.string, random.chance(50) {
      arguments.append(("seen", .string(seen)))
    }
    try act(node, "conflict", "resolve", arguments)
  }

  private func campaign(_ node: SimNode) throws {
    if let campaign = random.pick(work.campaigns), random.chance(70) {
      switch random.below(4) {
      case 0:
        guard let child = random.pick(nodes.filter { $0.unit != node.unit }) else { return }
        try act(
          node, "campaign", "delegate",
          [("campaign", .string(campaign.id)), ("unit", .string(child.unit.text))])
      case 1:
        try act(
          node, "campaign", "edit",
          [
            ("id", .string(campaign.id)),
            ("set", .array([.string("title=campaign \(random.below(50))")])),
          ])
      case 2:
        try act(
          node, "campaign", "delete",
          [("id", .string(campaign.id)), ("reason", .string("called off"))])
      default:
        let day = "2025-0\(1 + random.below(6))-1\(random.below(9))"
        try act(
          node, "campaign", "hold",
          [
            ("campaign", .string(campaign.id)), ("at", .string(day)),
            ("people", .integer(Int64(random.below(80)))),
          ])
      }
      return
    }
    guard node.unit.text != "hnu", work.campaigns.count < 8 else { return }
    let reply = try act(
      node, "campaign", "call",
      [("title", .string("campaign")), ("period", .string("2025H1")), ("cap", .string("150"))])
    if let id = reply?["id"]?.string {
      work.campaigns.append(WorkState.Campaign(id: id, unit: node.unit))
    }
  }

  private func claim(_ node: SimNode) throws {
    let own = work.claims.filter { $0.unit == node.unit }
    if let claim = random.pick(own), random.chance(40) {
      let verb = random.pick(["giveup", "report", "edit"]) ?? "report"
      var arguments: [(String, JSON)] = [("id", .string(claim.id))]
      if verb == "edit" {
        arguments.append(("set", .array([.string("phone=1380000\(random.below(9))")])))
      }
      try act(node, "claim", verb, arguments)
      return
    }
    var arguments: [(String, JSON)] = [
      ("claimant", .string("branch \(random.below(30))")), ("kind", .string("organisation")),
      ("phone", .string("1370000\(random.below(1000))")),
    ]
    if random.chance(15) { arguments.append(("share", .string("1/2"))) }
    if random.chance(70), let card = random.pick(Array(work.cards.suffix(12))) {
      arguments.append(("card", .string(card)))
    } else if let wish = random.pick(
      visible(to: node).filter { work.states[$0.id] == "published" })
    {
      arguments.append(("wish", .string(wish.id)))
    } else {
      return
    }
    let reply = try act(node, "claim", "register", arguments)
    if let id = reply?["id"]?.string {
      work.claims.append(WorkState.Claim(id: id, unit: node.unit))
    }
  }

  /// Wishes of the unit and of units below it, the newer ones more often.
  func visible(to node: SimNode) -> [WorkState.Wish] {
    let mine = work.wishes.filter { wish in
      wish.unit == node.unit || above(wish.unit).contains(node.unit)
    }
    return random.chance(70) ? Array(mine.suffix(8)) : mine
  }
}
