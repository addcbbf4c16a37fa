import Crypto
package import Journal

/// Signs in the name of one replica, from the 32 bytes of its seed (suite 1).
package struct Ed25519Signer: Signer {
  package static let seedBytes = 32
  package static let suite: UInt64 = 1

  private let key: Curve25519.Signing.PrivateKey
  package let publicKey: [UInt8]
  package let replica: ReplicaID

  /// Throws `SiweiError` `key.malformed` unless the seed has 32 bytes.
  package init(seed: [UInt8]) throws {
    guard seed.count == Ed25519Signer.seedBytes else {
      throw SiweiError("key.malformed", .configuration, ["path": "seed"])
    }
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    publicKey = [UInt8](key.publicKey.rawRepresentation)
    replica = ReplicaID(suite: Ed25519Signer.suite, key: publicKey)
  }

  package func sign(_ statement: [UInt8]) throws -> [UInt8] {
    [UInt8](try key.signature(for: statement))
  }
}

/// Checks Ed25519 signatures. A public key is 32 plain bytes to the library below, so nothing is
/// gained by keeping parsed ones.
package struct Ed25519Verifier: Verifier {
  package init() {}

  package func isValid(
    signature: [UInt8], of statement: [UInt8], by publicKey: [UInt8]
  ) -> Bool {
    guard signature.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return false }
    return key.isValidSignature(signature, for: statement)
  }
}
