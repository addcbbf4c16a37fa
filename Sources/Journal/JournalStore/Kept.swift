/// A receipt of one scope as it is kept: what a replica signed to hold.
package struct KeptReceipt: Hashable, Sendable {
  package let scope: Scope
  package let replica: ReplicaID
  package let serial: UInt64
  package let heads: [Head]
  /// The receipt's own bytes, opaque here, to be passed on.
  package let bytes: [UInt8]

  package init(
    scope: Scope, replica: ReplicaID, serial: UInt64, heads: [Head], bytes: [UInt8]
  ) {
    self.scope = scope
    self.replica = replica
    self.serial = serial
    self.heads = heads
    self.bytes = bytes
  }
}

/// A signed head without content (sync.md §8).
package struct KeptSeal: Hashable, Sendable {
  package let scope: Scope
  package let head: Head
  package let signature: [UInt8]

  package init(scope: Scope, head: Head, signature: [UInt8]) {
    self.scope = scope
    self.head = head
    self.signature = signature
  }
}
