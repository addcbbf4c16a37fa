package import Journal

/// What this end knows of a peer's heads during one exchange.
package struct Holdings: Sendable {
  private var byScope: [Scope: ScopeHeads] = [:]

  package init() {}

  package var isEmpty: Bool { byScope.isEmpty }

  package mutating func learn(_ heads: ScopeHeads) { byScope[heads.scope] = heads }
  package mutating func forget(_ scope: Scope) { byScope[scope] = nil }
  package func knows(_ scope: Scope) -> Bool { byScope[scope] != nil }
  package subscript(_ scope: Scope) -> ScopeHeads? { byScope[scope] }

  /// In the order of `scopes`, those that are known.
  package func peerHoldings(_ scopes: [Scope]) -> [PeerHolding] {
    scopes.compactMap { byScope[$0] }.map {
      PeerHolding(scope: $0.scope, heads: $0.heads, probes: $0.probes)
    }
  }

  /// After the peer took a page: each run's end stands where its beginning stood.
  package mutating func advance(_ page: [PlacedChange]) {
    for change in page {
      var heads = byScope[change.scope]?.heads ?? []
      heads.removeAll { $0.replica == change.replica && $0.chain == change.previous }
      heads.append(change.head)
      byScope[change.scope] = ScopeHeads(
        scope: change.scope, heads: heads, probes: byScope[change.scope]?.probes ?? [])
    }
  }
}
