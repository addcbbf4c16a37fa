import Engine
package import Journal
import Trust

/// The keys of one machine. They outlive a restored database, as files beside it do.
package final class MemoryKeys: KeyStore {
  private var signers: [ReplicaID: Ed25519Signer] = [:]

  package init() {}

  package func signer(of replica: ReplicaID) -> (any Signer)? { signers[replica] }

  package func create(seed: [UInt8]) throws -> any Signer {
    let signer = try Ed25519Signer(seed: seed)
    signers[signer.replica] = signer
    return signer
  }

  /// What lies on a copied disk.
  package func copy() -> MemoryKeys {
    let copy = MemoryKeys()
    copy.signers = signers
    return copy
  }
}
