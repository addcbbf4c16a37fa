/// A change with its place in a feed: how stores hand changes to an exchange and take them.
package struct PlacedChange: Hashable, Sendable {
  package let scope: Scope
  package let replica: ReplicaID
  package let number: UInt64
  /// Chain hash of the change before it.
  package let previous: Hash256
  /// Its own chain hash.
  package let chain: Hash256
  package var change: Change
  /// `Chain.check` of its body, where whoever made this worked `chain` out from these very bytes;
  /// nil where it only says so.
  package let bodyCheck: Int64?

  package init(
    scope: Scope, replica: ReplicaID, number: UInt64, previous: Hash256, chain: Hash256,
    change: Change, bodyCheck: Int64? = nil
  ) {
    self.scope = scope
    self.replica = replica
    self.number = number
    self.previous = previous
    self.chain = chain
    self.change = change
    self.bodyCheck = bodyCheck
  }

  package var head: Head { Head(replica: replica, number: number, chain: chain) }
  package var bytes: Int { change.frame.count + (change.body?.count ?? 0) }
}
