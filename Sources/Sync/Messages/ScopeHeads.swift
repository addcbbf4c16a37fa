package import Journal

/// What one end holds of a scope, with probes back along lines that forked (sync.md §7).
package struct ScopeHeads: Hashable, Sendable {
  package let scope: Scope
  package let heads: [Head]
  package let probes: [Dot]

  package init(scope: Scope, heads: [Head], probes: [Dot] = []) {
    self.scope = scope
    self.heads = heads
    self.probes = probes
  }
}

/// Eight bytes by which two ends see that they hold the same of a scope.
package struct ScopeDigest: Hashable, Sendable {
  package let scope: Scope
  package let digest: UInt64

  package init(scope: Scope, digest: UInt64) {
    self.scope = scope
    self.digest = digest
  }
}
