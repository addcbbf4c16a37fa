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
    var place = page.startIndex
    while place < page.endIndex {
      // Changes of one scope follow one another.
      let scope = page[place].scope
      var heads = byScope[scope]?.heads ?? []
      while place < page.endIndex, page[place].scope == scope {
        let previous = page[place].previous
        let replica = page[place].replica
        if let held = heads.firstIndex(where: { $0.chain == previous && $0.replica == replica }) {
          heads[held] = page[place].head
        } else {
          heads.append(page[place].head)
        }
        place += 1
      }
      byScope[scope] = ScopeHeads(
        scope: scope, heads: heads, probes: byScope[scope]?.probes ?? [])
    }
  }
}
