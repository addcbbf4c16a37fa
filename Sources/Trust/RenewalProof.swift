package import Journal

/// Proofs by which keys speak for themselves: the old key for a new one, a new key when it joins.
package enum RenewalProof {
  /// The old key says: `key` goes on for me at `unit`.
  package static func make(
    by old: any Signer, organisation: OrganisationID, key: [UInt8], unit: UnitID
  ) throws -> [UInt8] {
    try old.sign(
      Statement.renewal(organisation: organisation, replica: old.replica, key: key, unit: unit))
  }

  /// `oldKey` must be the one that `replica` is named for.
  package static func isValid(
    _ proof: [UInt8], organisation: OrganisationID, replica: ReplicaID, oldKey: [UInt8],
    key: [UInt8], unit: UnitID, verifier: any Verifier
  ) -> Bool {
    ReplicaID(suite: Ed25519Signer.suite, key: oldKey) == replica
      && verifier.isValid(
        signature: proof,
        of: Statement.renewal(
          organisation: organisation, replica: replica, key: key, unit: unit),
        by: oldKey)
  }
}

/// A new key's word that it is the one that joins with this secret.
package enum JoinProof {
  package static func make(
    by new: any Signer, organisation: OrganisationID, secret: [UInt8]
  ) throws -> [UInt8] {
    try new.sign(
      Statement.join(organisation: organisation, secret: secret, key: new.publicKey))
  }

  package static func isValid(
    _ proof: [UInt8], organisation: OrganisationID, secret: [UInt8], key: [UInt8],
    verifier: any Verifier
  ) -> Bool {
    verifier.isValid(
      signature: proof,
      of: Statement.join(organisation: organisation, secret: secret, key: key), by: key)
  }
}
