/// What a peer is known to hold of a scope: heads, and places on its lines found by search.
package struct PeerHolding: Sendable {
  package let scope: Scope
  package let heads: [Head]
  package let probes: [Dot]

  package init(scope: Scope, heads: [Head], probes: [Dot] = []) {
    self.scope = scope
    self.heads = heads
    self.probes = probes
  }
}

/// A page of changes that ends at a signed point; `isWhole` when nothing more is missing.
package struct OutgoingPage: Sendable {
  package var changes: [PlacedChange] = []
  package var bytes = 0
  package var isWhole = true

  package init() {}
}

/// Names a feed that an exchange leaves out.
package struct FeedName: Hashable, Comparable, Sendable {
  package let scope: Scope
  package let replica: ReplicaID

  package init(scope: Scope, replica: ReplicaID) {
    self.scope = scope
    self.replica = replica
  }

  package static func < (left: FeedName, right: FeedName) -> Bool {
    left.scope != right.scope ? left.scope < right.scope : left.replica < right.replica
  }
}
