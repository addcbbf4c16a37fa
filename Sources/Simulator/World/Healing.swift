import Engine
import Journal
import Store

/// All faults off; then rounds until nothing is left to say.
extension World {
  /// Far more than an organisation of three tiers needs.
  private static let mostRounds = 14

  func heal() throws {
    account.tell("healing")
    network = NetworkState()
    for node in nodes {
      node.isClogged = false
      node.keys.plug.signaturesLeft = nil
      if node.isFull {
        try node.engine?.store.limitGrowth(pages: nil)
        node.isFull = false
      }
      // A peer's honest run that came forged stays refused until org, heads or process change.
      if node.metForgery { crash(node) }
    }
    for _ in 0..<World.mostRounds {
      account.rounds += 1
      admitRoots()
      for node in nodes where node.engine == nil { _ = rejoin(node) }
      if try round(), nodes.allSatisfy({ $0.engine != nil }) { return }
    }
    account.stick("not quiet after \(World.mostRounds) rounds")
  }

  /// Each child exchanges with its parent, villages first, then townships; machines of one unit
  /// with each other. True when every exchange was one request and one 204.
  func round() throws -> Bool {
    guard let state = try nodes.first(where: { $0.engine != nil })?.engine?.store.read({
      $0.organisation
    }) else { return false }
    var isQuiet = true
    let ordered = alive.enumerated().sorted { left, right in
      let levels = (state.level(of: left.element.unit), state.level(of: right.element.unit))
      return levels.0 != levels.1 ? levels.0 > levels.1 : left.offset < right.offset
    }.map(\.element)
    for client in ordered {
      let above = state.parent(of: client.unit).flatMap { nodes(of: $0).first }
      let beside = nodes(of: client.unit).first.flatMap { $0 === client ? nil : $0 }
      for server in [above, beside].compactMap({ $0 }) {
        time.pass(1 + random.below(5000))
        if try !exchange(client, server) { isQuiet = false }
      }
    }
    return isQuiet
  }

  /// A whole exchange without faults; true when it was quiet.
  private func exchange(_ client: SimNode, _ server: SimNode) throws -> Bool {
    guard let flight = begin(client, server) else { return false }
    while try move(flight, withFaults: false) {}
    return flight.firstStatus == 204 && flight.requests == 1 && flight.report?.equal == true
  }
}
