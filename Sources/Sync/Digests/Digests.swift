package import Journal

/// Digests by which two ends see that they hold the same (sync.md §6).
package enum Digests {
  /// Eight bytes for one scope; 0 where nothing is held.
  package static func scope(_ scope: Scope, _ heads: [Head]) -> UInt64 {
    guard !heads.isEmpty else { return 0 }
    return VersionVector(heads: heads).digest(of: scope).a
  }

  /// Sixteen bytes over all shared scopes in which something is held, in order.
  package static func all(_ scopes: [(scope: Scope, heads: [Head])]) -> ID128 {
    var hash = Hashing(tag: HashTag.knowledge)
    for item in scopes where !item.heads.isEmpty {
      hash.add(VersionVector(heads: item.heads).digest(of: item.scope))
    }
    return hash.finish().prefix
  }
}
