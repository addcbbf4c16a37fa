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

  package init(
    scope: Scope, replica: ReplicaID, number: UInt64, previous: Hash256, chain: Hash256,
    change: Change
  ) {
    self.scope = scope
    self.replica = replica
    self.number = number
    self.previous = previous
    self.chain = chain
    self.change = change
  }

  package var head: Head { Head(replica: replica, number: number, chain: chain) }
  package var bytes: Int { change.frame.count + (change.body?.count ?? 0) }
}
