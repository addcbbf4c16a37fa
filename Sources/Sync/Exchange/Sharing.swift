package import Journal

/// The two ends of an exchange, as each of them sees it.
package struct Ends: Hashable, Sendable {
  package let unit: UnitID
  /// The replica this end speaks as: its newest with a certificate.
  package let replica: ReplicaID
  package let peerUnit: UnitID
  package let peerReplica: ReplicaID?

  package init(unit: UnitID, replica: ReplicaID, peerUnit: UnitID, peerReplica: ReplicaID?) {
    self.unit = unit
    self.replica = replica
    self.peerUnit = peerUnit
    self.peerReplica = peerReplica
  }
}

/// What is shared with a peer, and what is left out of digests because both ends know it is not
/// taken (sync.md §6).
package struct Sharing {
  package let journal: any JournalStore
  package let ends: Ends
  package let excluded: Excluded

  /// `org` alone with a replica that no certificate names, that was cut, or that is another
  /// unit's than the one meant. Worked out once: after a page with `org` both ends make a new one.
  package let scopes: [Scope]

  package init(journal: any JournalStore, ends: Ends, excluded: Excluded) {
    self.journal = journal
    self.ends = ends
    self.excluded = excluded
    let state = journal.organisation
    let isKnown = [(ends.replica, ends.unit), (ends.peerReplica, ends.peerUnit)].allSatisfy {
      guard let replica = $0.0 else { return true }
      return state.certificates[replica]?.unit == $0.1 && state.cuts[replica]?.heads == nil
    }
    scopes =
      isKnown ? state.sharedScopes(ends.unit, ends.peerUnit) : [Scope(state.root, .org)]
  }

  package func heads(_ scope: Scope) throws -> [Head] {
    let heads = try journal.sharedVector(scope).heads
    guard !excluded.isEmpty else { return heads }
    let instead = excluded.instead.filter { $0.key.scope == scope }
    let kept = heads.filter { instead[FeedName(scope: scope, replica: $0.replica)] == nil }
    return (kept + instead.sorted { $0.key < $1.key }.flatMap(\.value)).sorted()
  }

  package func digest() throws -> ID128 {
    Digests.all(try scopes.map { ($0, try heads($0)) })
  }

  package func scopeDigests() throws -> [ScopeDigest] {
    try scopes.compactMap { scope in
      let digest = Digests.scope(scope, try heads(scope))
      return digest == 0 ? nil : ScopeDigest(scope: scope, digest: digest)
    }
  }

  /// The shared scopes in which this end's digest is not the one given.
  package func differing(_ theirs: [ScopeDigest]) throws -> [Scope] {
    let byScope = Dictionary(
      theirs.map { ($0.scope, $0.digest) }, uniquingKeysWith: { first, _ in first })
    return try scopes.filter { Digests.scope($0, try heads($0)) != byScope[$0] ?? 0 }
  }

  /// This end's heads of these scopes, with probes for feeds whose end it was told and lacks.
  package func statement(_ wanted: [Scope], theirs: [ScopeHeads]) throws -> [ScopeHeads] {
    let told = Dictionary(
      theirs.map { ($0.scope, $0.heads) }, uniquingKeysWith: { first, _ in first })
    let shared = Set(scopes)
    return try wanted.filter(shared.contains).map { scope in
      var probes: [Dot] = []
      var probed = Set<ReplicaID>()
      for head in told[scope] ?? [] where !probed.contains(head.replica) {
        if try !journal.holds(head, in: scope) {
          probed.insert(head.replica)
          probes += try journal.probes(of: head.replica, in: scope)
        }
      }
      return ScopeHeads(scope: scope, heads: try heads(scope), probes: probes)
    }
  }

  /// Whether `unit` lies on the way from this end to the anchor: receipts go that way alone.
  package static func isTowards(
    _ anchor: UnitID, from own: UnitID, by unit: UnitID, in state: OrgState
  ) -> Bool {
    if state.isAncestor(own, of: anchor) {
      return state.isAncestor(own, of: unit)
        && (unit == anchor || state.isAncestor(unit, of: anchor))
    }
    return state.isAncestor(unit, of: own) && (unit == anchor || state.isAncestor(anchor, of: unit))
  }
}
