/// Names one change for ever, fork or no fork: replica, number, first half of the chain hash.
package struct Dot: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let replica: ReplicaID
  package let number: UInt64
  package let hash: ID128

  @inlinable
  package init(replica: ReplicaID, number: UInt64, hash: ID128) {
    self.replica = replica
    self.number = number
    self.hash = hash
  }

  /// Nil unless the text has the form `REPLICA:NUMBER:HASH`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let replica = ReplicaID(hex: String(parts[0])),
      let number = UInt64(parts[1]), number > 0, let hash = ID128(hex: String(parts[2]))
    else { return nil }
    self.init(replica: replica, number: number, hash: hash)
  }

  package var description: String { "\(replica):\(number):\(hash.hex)" }

  @inlinable
  package static func == (left: Dot, right: Dot) -> Bool {
    left.hash == right.hash && left.number == right.number && left.replica == right.replica
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    hasher.combine(hash)
    hasher.combine(number)
  }

  package static func < (left: Dot, right: Dot) -> Bool {
    if left.replica != right.replica { return left.replica < right.replica }
    if left.number != right.number { return left.number < right.number }
    return left.hash < right.hash
  }
}

/// The last change of one line of a feed.
package struct Head: Hashable, Comparable, Sendable {
  package let replica: ReplicaID
  package let number: UInt64
  package let chain: Hash256

  package init(replica: ReplicaID, number: UInt64, chain: Hash256) {
    self.replica = replica
    self.number = number
    self.chain = chain
  }

  package var dot: Dot { Dot(replica: replica, number: number, hash: chain.prefix) }

  package static func < (left: Head, right: Head) -> Bool {
    if left.replica != right.replica { return left.replica < right.replica }
    if left.number != right.number { return left.number < right.number }
    return left.chain < right.chain
  }
}

/// What is held of a scope: the heads of every feed, sorted; nothing held equals absent.
package struct VersionVector: Hashable, Sendable {
  package let heads: [Head]

  package static let empty = VersionVector(heads: [])

  package init(heads: [Head]) { self.heads = heads.sorted() }

  package var isEmpty: Bool { heads.isEmpty }

  /// The digest that `status` and `digest` print; equal exactly where the heads are equal.
  package func digest(of scope: Scope) -> Hash256 {
    var hash = Hashing(tag: HashTag.vector)
    hash.add(scope.description)
    for head in heads {
      hash.add(head.replica.id)
      hash.add(head.number)
      hash.add(head.chain)
    }
    return hash.finish()
  }

  package func heads(of replica: ReplicaID) -> [Head] { heads.filter { $0.replica == replica } }
}
