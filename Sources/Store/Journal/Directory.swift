package import Journal

extension StoreTransaction {
  package var organisation: OrgState {
    store.cache.organisation
      ?? OrgState(
        organisation: store.cache.own?.organisation ?? .zero,
        root: store.cache.own?.root ?? Placeholder.unit)
  }

  /// Evaluates `org` whole and marks what its outcome makes stale (sync.md §3, §5).
  func evaluateOrganisation() throws {
    guard let own = store.cache.own else { return }
    let scope = Scope(own.root, .org)
    let before = store.cache.organisation
    let (entries, heights) = try orgEntries(scope)
    var evaluator = OrgEvaluator(
      organisation: own.organisation, root: own.root, entries: entries, depths: heights,
      verifier: store.verifier)
    let outcome = evaluator.evaluate()
    store.cache.organisation = outcome.state
    let verdicts = OrgVerdicts(quarantined: outcome.quarantined, beyond: outcome.beyond)
    if try orgStatusDiffers(scope, verdicts) { try refold(scope, verdicts: verdicts) }
    guard let before else {
      for scope in store.cache.scopes.keys.sorted() { try loadCutLines(scope) }
      return
    }
    markStale(before, outcome.state)
  }

  func orgEntries(_ scope: Scope) throws -> ([OrgEntry], [Dot: UInt32]) {
    guard let entry = store.cache.scopes[scope] else { return ([], [:]) }
    var entries: [OrgEntry] = []
    var heights: [Dot: UInt32] = [:]
    let query = try sql(
      "SELECT chain, frame, body, height FROM journal WHERE scope = ? ORDER BY height, chain")
    query.bind(1, entry.id)
    while try query.step() {
      // A damaged row is for `verify` to name; the node still opens, so that it can be asked.
      guard let content = try? decode(query.bytes(1), query.optionalBytes(2)) else { continue }
      let chain = try query.hash(0)
      let dot = Dot(replica: content.replica, number: content.number, hash: chain.prefix)
      entries.append(OrgEntry(dot: dot, chain: chain, content: content))
      heights[dot] = UInt32(truncatingIfNeeded: query.integer(3))
    }
    return (entries, heights)
  }

  private func orgStatusDiffers(_ scope: Scope, _ verdicts: OrgVerdicts) throws -> Bool {
    guard let entry = store.cache.scopes[scope] else { return false }
    var differs = false
    let query = try sql(
      "SELECT replica, number, chain, status, reason FROM journal WHERE scope = ?")
    query.bind(1, entry.id)
    while try query.step() {
      let dot = Dot(
        replica: try replica(query.integer(0)), number: UInt64(bitPattern: query.integer(1)),
        hash: try query.hash(2).prefix)
      let reason = verdicts.quarantined[dot]
      let status: Int64 = reason != nil ? 1 : verdicts.beyond.contains(dot) ? 2 : 0
      if status != query.integer(3) || status == 1 && query.text(4) != reason { differs = true }
    }
    return differs
  }

  private func markStale(_ before: OrgState, _ after: OrgState) {
    var moved = Set<ReplicaID>()
    for replica in Set(before.certificates.keys).union(after.certificates.keys)
    where before.certificates[replica] != after.certificates[replica] {
      moved.insert(replica)
    }
    for replica in Set(before.cuts.keys).union(after.cuts.keys)
    where before.cuts[replica] != after.cuts[replica] {
      moved.insert(replica)
    }
    let reshaped = before.units.contains { id, unit in  // order-free: any
      after.units[id].map { $0.parent != unit.parent || $0.tier != unit.tier } ?? true
    }
    for (scope, entry) in store.cache.scopes where scope.reach != .org {  // order-free
      let touched = entry.lines.keys.contains { id in
        store.cache.replicaNames[id].map(moved.contains) ?? false
      }
      if reshaped || touched { stale.insert(scope) }
    }
  }
}

/// Stands for the root of a store that belongs to no organisation yet; never shown.
private enum Placeholder {
  static var unit: UnitID {
    guard let unit = UnitID("unknown") else { preconditionFailure("a valid label") }
    return unit
  }
}
