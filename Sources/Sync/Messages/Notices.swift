package import Journal

/// A change's signature without the change: a signed head, no content.
package struct Seal: Hashable, Sendable {
  package let scope: Scope
  package let head: Head
  package let signature: [UInt8]

  package init(scope: Scope, head: Head, signature: [UInt8]) {
    self.scope = scope
    self.head = head
    self.signature = signature
  }
}

/// What was not taken, from which number on, and why (sync.md §6, three answers).
package struct Refusal: Hashable, Sendable {
  package let scope: Scope
  package let replica: ReplicaID
  package let number: UInt64
  /// Stable code.
  package let reason: String
  /// True where it may be sent again once what it waits for is there; else refused for good.
  package let waits: Bool
  package let waitsFor: String

  package init(
    scope: Scope, replica: ReplicaID, number: UInt64, reason: String, waits: Bool,
    waitsFor: String = ""
  ) {
    self.scope = scope
    self.replica = replica
    self.number = number
    self.reason = reason
    self.waits = waits
    self.waitsFor = waitsFor
  }
}

/// Asks for a certificate for a new key of the same unit, proved by the old one (sync.md §7).
package struct Renewal: Hashable, Sendable {
  /// 32 bytes of the new public key.
  package let key: [UInt8]
  /// 64 bytes: the old key's signature over `Statement.renewal`.
  package let proof: [UInt8]
  /// The replica that ends.
  package let replica: ReplicaID
  package let unit: UnitID

  package init(key: [UInt8], proof: [UInt8], replica: ReplicaID, unit: UnitID) {
    self.key = key
    self.proof = proof
    self.replica = replica
    self.unit = unit
  }
}
