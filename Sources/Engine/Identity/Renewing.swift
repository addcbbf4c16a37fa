import Domain
package import Journal
import Store
import Sync
package import Trust

extension Engine {
  /// Renewals that follow each other without a person at most (sync.md §7).
  static let renewalsInARow = 3

  /// The node met a change of its own feed that it did not hold: it never writes under that key
  /// again and goes on as a new replica, which waits for its certificate.
  func becomeNewReplica(_ transaction: StoreTransaction) throws {
    let own = try transaction.requireOwn()
    let signer = try newKey()
    try transaction.setMeta("own_key", signer.publicKey)
    try transaction.setOwn(
      OwnReplica(
        organisation: own.organisation, root: own.root, unit: own.unit, replica: signer.replica,
        former: own.former + [own.replica]))
  }

  /// The replica this node speaks as: its newest that a certificate names.
  func speaker(_ transaction: StoreTransaction) throws -> ReplicaID {
    let own = try transaction.requireOwn()
    let state = transaction.organisation
    let lives = [own.replica] + own.former.reversed()
    return lives.first { state.certificates[$0] != nil && state.cuts[$0]?.heads == nil }
      ?? lives.first { state.certificates[$0] != nil } ?? own.replica
  }

  /// The request for a certificate, while this node's replica has none and an earlier one
  /// proves it.
  func renewal(_ transaction: StoreTransaction, peer: UnitID) throws -> Renewal? {
    let own = try transaction.requireOwn()
    let state = transaction.organisation
    guard state.certificates[own.replica] == nil, state.isAncestor(peer, of: own.unit) else {
      return nil
    }
    let old = try speaker(transaction)
    guard old != own.replica, let oldSigner = try surroundings.keys.signer(of: old),
      let signer = try surroundings.keys.signer(of: own.replica)
    else { return nil }
    let proof = try RenewalProof.make(
      by: oldSigner, organisation: own.organisation, key: signer.publicKey, unit: own.unit)
    return Renewal(key: signer.publicKey, proof: proof, replica: old, unit: own.unit)
  }

  /// Certifies a renewed replica, where the old key proves it and not too many came in a row.
  func grant(_ renewal: Renewal, _ transaction: StoreTransaction) throws {
    let own = try transaction.requireOwn()
    let state = transaction.organisation
    guard let old = state.certificates[renewal.replica], old.unit == renewal.unit,
      state.cuts[renewal.replica]?.heads == nil,
      state.certificates[own.replica] != nil,
      state.isAncestor(own.unit, of: renewal.unit),
      RenewalProof.isValid(
        renewal.proof, organisation: own.organisation, replica: renewal.replica,
        oldKey: old.key, key: renewal.key, unit: renewal.unit, verifier: verifier)
    else { return }
    guard streak(of: old, state) < Engine.renewalsInARow else {
      notices.append(
        SiweiError("renewal.too_many", .notPermitted, ["unit": renewal.unit.text]))
      return
    }
    _ = try certify(renewal.key, unit: renewal.unit, renews: renewal.replica, transaction)
  }

  private func streak(of certificate: Certificate, _ state: OrgState) -> Int {
    var count = 0
    var next: Certificate? = certificate
    while let held = next, let renews = held.renews, count <= Engine.renewalsInARow {
      count += 1
      next = state.certificates[renews]
    }
    return count
  }

  /// Certifies a restored root's new replica with the organisation's key.
  package func admitRoot(_ key: OrganisationKey) throws -> Certificate {
    try write { transaction in
      let own = try transaction.requireOwn()
      guard own.unit == own.root else {
        throw SiweiError("admit.not_root", .notPermitted, ["unit": own.unit.text])
      }
      guard key.organisation == own.organisation else {
        throw SiweiError("admit.other_key", .refused)
      }
      let state = transaction.organisation
      if let held = state.certificates[own.replica] { return held }
      let signer = try signer(transaction)
      let certificate = Certificate(
        replica: own.replica, unit: own.root, key: signer.publicKey,
        letter: Engine.letter(state.replicas(of: own.root).count))
      let proof = try key.sign(OrgKey.certificateStatement(own.organisation, certificate))
      let draft = Draft(
        Scope(own.root, .org), operations: OrgWriting.certificate(certificate, proof: proof))
      _ = try write([draft], actor: "", transaction)
      return certificate
    }
  }
}
