package import Journal
package import Trust

/// Signers that are the same in every run: number 1, 2, 3, …
package enum TestSigners {
  package static func signer(_ number: UInt64) throws -> Ed25519Signer {
    try Ed25519Signer(seed: SeededRandomness(number).bytes(Ed25519Signer.seedBytes))
  }

  package static func organisationKey(_ number: UInt64 = 0) throws -> OrganisationKey {
    try OrganisationKey(
      seed: SeededRandomness(number ^ 0x6F72_6700).bytes(Ed25519Signer.seedBytes))
  }

  /// A certificate for a signer, as a unit above would write it.
  package static func certificate(
    _ signer: Ed25519Signer, unit: UnitID, letter: String = "", renews: ReplicaID? = nil
  ) -> Certificate {
    Certificate(
      replica: signer.replica, unit: unit, key: signer.publicKey, letter: letter, renews: renews)
  }
}
