import Domain
import Engine
import Journal
import Store

/// What must hold of a healed world (O1 … O9), each with its name.
extension World {
  func check() throws {
    try checkLedger()
    try checkAudiences()
    try checkDumps()
    try checkRounds()
    try checkTours()
    for node in alive { try checkNode(node) }
    if let node = random.pick(alive) { try checkProofs(node) }
    account.mix("\(account.operations) \(account.faultCount) \(account.violations.count)")
  }

  /// O2: what was acknowledged is at the unit where it was written; that all others of the audience
  /// hold the same follows from O4.
  private func checkLedger() throws {
    for entry in ledger.entries where entry.isOwed {
      let missing = try alive.filter { node in
        guard node.unit == entry.unit else { return false }
        return try node.engine?.store.read { try !Ledger.holds($0, entry) } ?? false
      }
      guard !missing.isEmpty else { continue }
      account.violate(
        "O2",
        "\(entry.act) \(entry.dot) in \(entry.scope), acknowledged by \(entry.node), is missing at "
          + missing.map(\.name).joined(separator: " "))
    }
  }

  /// O8: nobody holds a scope of another audience.
  private func checkAudiences() throws {
    for node in alive {
      try node.engine?.store.read { transaction in
        for scope in transaction.scopesHeld
        where transaction.changes(in: scope) > 0
          && !transaction.organisation.isInAudience(node.unit, of: scope)
        {
          account.violate("O8", "\(node.name) holds \(scope)")
        }
      }
    }
  }

  /// O4: equal vectors and equal dumps of a scope at all who share it.
  private func checkDumps() throws {
    var first: [Scope: (node: String, vector: Hash256, dump: [UInt8])] = [:]
    for node in alive {
      guard let engine = node.engine else { continue }
      let scopes = try engine.store.read { $0.organisation.scopes(of: node.unit) }
      for scope in scopes {
        let vector = try engine.store.read { try $0.vector(scope).digest(of: scope) }
        var dump: [UInt8] = []
        for line in try engine.dump(scope) {
          line.write(to: &dump)
          dump.append(0x0A)
        }
        let held = first[scope] ?? (node.name, vector, dump)
        if first[scope] == nil {
          first[scope] = held
          account.mix(dump)
        }
        if held.vector != vector {
          account.violate("O4", "\(scope): vectors differ at \(held.node) and \(node.name)")
        } else if held.dump != dump {
          account.violate("O4", "\(scope): dumps differ at \(held.node) and \(node.name)")
        }
      }
    }
  }

  private func checkNode(_ node: SimNode) throws {
    guard let engine = node.engine else { return }
    try engine.store.read { transaction in
      if try !transaction.databaseFacts().sound {
        account.violate("O1", "\(node.name): integrity_check")
      }
      let own = try transaction.requireOwn()
      let state = transaction.organisation
      if state.certificates[own.replica] == nil {
        account.stick("\(node.name) is without a certificate")
      }
      let forks = try transaction.forks()
      for fork in forks where fork.replica == own.replica {
        account.violate("own feed", "\(node.name) writes on in a feed that forked: \(fork.scope)")
      }
      try checkFeeds(node, transaction, Set(forks.map(\.scope)))
      try checkCounts(node, transaction)
      for seal in try unsigned(transaction) {
        account.violate("O5", "\(node.name): \(seal) is not signed by its replica")
      }
    }
  }

  /// O6: each change once, and no holes.
  private func checkFeeds(
    _ node: SimNode, _ transaction: StoreTransaction, _ forked: Set<Scope>
  ) throws {
    for scope in transaction.scopesHeld where !forked.contains(scope) {
      let numbers = try transaction.vector(scope).heads.map(\.number).reduce(0, +)
      if numbers != UInt64(transaction.changes(in: scope)) {
        account.violate(
          "O6", "\(node.name): \(scope) holds \(transaction.changes(in: scope)) of \(numbers)")
      }
    }
  }

  /// Receipts: what the unit above holds is shown as held.
  private func checkCounts(_ node: SimNode, _ transaction: StoreTransaction) throws {
    let state = transaction.organisation
    guard node.unit != state.root else { return }
    // A copy that nobody told apart from its original yet cannot give it a receipt.
    let own = try transaction.requireOwn().replica
    let isCopied = alive.contains { other in
      other !== node && (try? other.engine?.own().replica) == own
    }
    guard !isCopied else { return }
    let alone = transaction.changes(in: Scope(node.unit, .own))
    let counts = try transaction.ownCounts()
    if counts.unsent + counts.sent > alone {
      account.violate(
        "receipts",
        "\(node.name): unsent \(counts.unsent), sent \(counts.sent), held \(counts.held); "
          + "only \(alone) are its own")
    }
  }

  /// Receipts: a machine whose life was never broken off holds what others think it holds.
  func checkClaims(_ client: SimNode, _ server: SimNode) {
    guard let claimed = client.engine, let holder = server.engine, server.renewals == 0,
      let replica = try? holder.own().replica, client.name != server.name
    else { return }
    let heads = try? claimed.store.read { transaction in
      try transaction.scopesHeld.flatMap { scope in
        try transaction.receipts(of: scope).filter { $0.replica == replica }.flatMap(\.heads)
          .map { (scope, $0.dot) }
      }
    }
    let missing = try? holder.store.read { transaction in
      try (heads ?? []).first { try transaction.head(at: $0.1, in: $0.0) == nil }
    }
    guard let missing else { return }
    account.violate(
      "receipts", "\(client.name) thinks that \(server.name) holds \(missing.1) of \(missing.0)")
  }

  /// Heads without a right signature by the key of their replica.
  private func unsigned(_ transaction: StoreTransaction) throws -> [String] {
    let own = try transaction.requireOwn()
    let state = transaction.organisation
    var out: [String] = []
    for scope in transaction.scopesHeld {
      for head in try transaction.vector(scope).heads {
        guard let key = state.certificates[head.replica]?.key,
          let signature = try transaction.signature(of: head, in: scope)
        else { continue }
        let seal = Statement.seal(organisation: own.organisation, scope: scope, head: head)
        if !memo.isRight(signature, seal, key) { out.append("\(scope) \(head.dot)") }
      }
    }
    return out
  }

  /// O5 and O9: `verify` finds nothing, and `rebuild` changes nothing.
  private func checkProofs(_ node: SimNode) throws {
    guard let engine = node.engine else { return }
    let proof = try engine.verifyDocument()
    if proof["ok"]?.bool != true {
      account.violate("O5", "\(node.name): verify \((proof["faults"] ?? .null).line.prefix(300))")
    }
    let before = try engine.digestDocument(nil)
    let dump = try engine.dump(nil)
    _ = try engine.rebuildDocument()
    if try engine.digestDocument(nil) != before || engine.dump(nil) != dump {
      account.violate("O9", "\(node.name): rebuild changes what is shown")
    }
  }
}
