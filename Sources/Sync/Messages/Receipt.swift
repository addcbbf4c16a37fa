package import Journal

/// What a receipt says of one scope.
package struct ReceiptItem: Hashable, Sendable {
  package let scope: Scope
  /// The heads held; empty where both ends know them, for `vectorDigest` says it all.
  package var vector: [Head]
  package let vectorDigest: Hash256
  package let foldDigest: Hash256
  package let edition: UInt64
  package let rules: UInt64
  package let orgDigest: Hash256
  /// Random, so that a hidden item is not guessed from its hash.
  package let salt: ID128

  package init(
    scope: Scope, vector: [Head] = [], vectorDigest: Hash256, foldDigest: Hash256,
    edition: UInt64, rules: UInt64, orgDigest: Hash256, salt: ID128
  ) {
    self.scope = scope
    self.vector = vector
    self.vectorDigest = vectorDigest
    self.foldDigest = foldDigest
    self.edition = edition
    self.rules = rules
    self.orgDigest = orgDigest
    self.salt = salt
  }

  /// What is signed of it; the same with and without its vector.
  package var hash: Hash256 {
    var hash = Hashing(tag: HashTag.receiptItem)
    hash.add(scope.description)
    hash.add(vectorDigest)
    hash.add(foldDigest)
    hash.add(edition)
    hash.add(rules)
    hash.add(orgDigest)
    hash.add(salt)
    return hash.finish()
  }

  /// False for a vector that is not the one the digest was made of.
  package var vectorAgrees: Bool {
    vector.isEmpty || VersionVector(heads: vector).digest(of: scope) == vectorDigest
  }
}

/// A replica's signed statement of what it holds of several scopes. Items that the reader must
/// not see are there by their hashes alone.
package struct Receipt: Hashable, Sendable {
  package let replica: ReplicaID
  /// Grows with each receipt of the replica.
  package let serial: UInt64
  /// The disclosed items.
  package let items: [ReceiptItem]
  /// Hashes of all items, in order.
  package let hashes: [Hash256]
  package let signature: [UInt8]

  package init(
    replica: ReplicaID, serial: UInt64, items: [ReceiptItem], hashes: [Hash256],
    signature: [UInt8]
  ) {
    self.replica = replica
    self.serial = serial
    self.items = items
    self.hashes = hashes
    self.signature = signature
  }

  /// The statement that is signed.
  package static func statement(
    organisation: OrganisationID, replica: ReplicaID, serial: UInt64, hashes: [Hash256]
  ) -> [UInt8] {
    var number = [UInt8]()
    appendBigEndian(serial, to: &number)
    return Statement.data(
      .receipt, organisation: organisation,
      [replica.id.bytes, number, hashes.flatMap(\.bytes)])
  }

  package func statement(organisation: OrganisationID) -> [UInt8] {
    Receipt.statement(
      organisation: organisation, replica: replica, serial: serial, hashes: hashes)
  }

  /// Whether every disclosed item is one of those that were signed, and its vector the one named.
  package var itemsAgree: Bool {
    let signed = Set(hashes)
    return items.allSatisfy { signed.contains($0.hash) && $0.vectorAgrees }
  }

  /// The same receipt as a reader may see it who shares only some of its scopes.
  package func disclosing(_ isShown: (Scope) -> Bool) -> Receipt {
    Receipt(
      replica: replica, serial: serial, items: items.filter { isShown($0.scope) },
      hashes: hashes, signature: signature)
  }
}
