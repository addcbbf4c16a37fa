package import Journal

/// The end of one line of a feed, with what the next change needs to know of it.
struct LineEnd: Hashable, Sendable {
  let number: UInt64
  let chain: Hash256
  let journal: Int64
  let depth: UInt32
  let height: UInt32
  /// False beyond a cut.
  let counts: Bool
}

/// The running digest of a folded scope: four lanes that add and subtract record hashes.
struct FoldDigest: Hashable, Sendable {
  var hash = Hash256.zero

  mutating func add(_ other: Hash256) {
    hash = Hash256(
      a: hash.a &+ other.a, b: hash.b &+ other.b, c: hash.c &+ other.c, d: hash.d &+ other.d)
  }

  mutating func remove(_ other: Hash256) {
    hash = Hash256(
      a: hash.a &- other.a, b: hash.b &- other.b, c: hash.c &- other.c, d: hash.d &- other.d)
  }
}

/// One scope as the cache knows it.
struct ScopeEntry: Sendable {
  let id: Int64
  let scope: Scope
  var fold = FoldDigest()
  var changes: Int64 = 0
  /// Digest of the `org` heads that this node's last change here named.
  var told = Hash256.zero
  var dirty = false
  /// By interned replica.
  var lines: [Int64: [LineEnd]] = [:]
  /// Ends over what counts, of the replicas that are under a cut.
  var cutLines: [Int64: [LineEnd]] = [:]
  /// The vector over what counts, made when asked for.
  var vector: VersionVector?
}

/// Which replica this node is and was.
package struct OwnReplica: Hashable, Sendable {
  package let organisation: OrganisationID
  package let root: UnitID
  package let unit: UnitID
  package let replica: ReplicaID
  /// Earlier lives of this folder, oldest first.
  package let former: [ReplicaID]

  package init(
    organisation: OrganisationID, root: UnitID, unit: UnitID, replica: ReplicaID,
    former: [ReplicaID] = []
  ) {
    self.organisation = organisation
    self.root = root
    self.unit = unit
    self.replica = replica
    self.former = former
  }
}

/// Everything kept in memory beside the file; a value, so that a failed transaction restores it.
struct StoreCache {
  var own: OwnReplica?
  var organisation: OrgState?
  var scopes: [Scope: ScopeEntry] = [:]
  var scopeNames: [Int64: Scope] = [:]
  var replicas: [ReplicaID: Int64] = [:]
  var replicaNames: [Int64: ReplicaID] = [:]
  var names: [String: Int64] = [:]
  var nameTexts: [Int64: String] = [:]
  /// What `204` said a peer holds: kept in memory, written with no write of its own.
  var light: [ReplicaID: [Scope: [Head]]] = [:]
  var missing = 0
  /// Where the journal is not what its own heads say; then nothing is written.
  var unclean: String?
  var journalChanges: Int64 = 0
}
