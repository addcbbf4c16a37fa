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
    var isProbed = false
    for _ in 0..<World.mostRounds {
      account.rounds += 1
      admitRoots()
      for node in nodes where node.engine == nil { _ = rejoin(node) }
      let isWhole = nodes.allSatisfy { $0.engine != nil }
      if try round(), isWhole, isProbed { return }
      if isWhole, !isProbed, account.rounds > 1 {
        try probe()
        isProbed = true
      }
    }
    account.stick("not quiet after \(World.mostRounds) rounds")
  }

  /// A world that heals works: what some machines write now is with the unit above after one
  /// exchange, by its receipt.
  private func probe() throws {
    account.tell("probe")
    let writers = (0..<2).compactMap { _ in
      random.pick(alive.filter { $0.unit.text != "county" })
    }
    for node in writers {
      let first = ledger.entries.count
      try register(node)
      let written = ledger.entries[first...].filter { $0.scope.reach != .own }
      guard let parent = above(node.unit).first, let server = nodes(of: parent).first
      else { continue }
      _ = try exchange(node, server)
      // A copied disk numbers its receipts by a clock of its own, under the same name for a while.
      guard nodes(of: parent).allSatisfy({ $0.renewals == 0 }), node.renewals == 0
      else { continue }
      for entry in written where try !isReceipted(entry, node, by: parent) {
        account.violate("receipts", "\(node.name) has no receipt of \(parent) for \(entry.dot)")
      }
    }
  }

  private func isReceipted(
    _ entry: Ledger.Entry, _ node: SimNode, by unit: UnitID
  ) throws -> Bool {
    try node.engine?.store.read { transaction in
      try transaction.receipts(of: entry.scope).contains { receipt in
        transaction.organisation.unit(of: receipt.replica) == unit
          && receipt.heads.contains {
            $0.replica == entry.dot.replica && $0.number >= entry.dot.number
          }
      }
    } ?? false
  }

  /// Each child exchanges with its parent, villages first, then townships; machines of one unit
  /// with each other. True when every exchange was one request and one 204.
  func round() throws -> Bool {
    var isQuiet = true
    let ordered = alive.enumerated().sorted { left, right in
      let levels = (above(left.element.unit).count, above(right.element.unit).count)
      return levels.0 != levels.1 ? levels.0 > levels.1 : left.offset < right.offset
    }.map(\.element)
    for client in ordered {
      let above = above(client.unit).first.flatMap { nodes(of: $0).first }
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
