import Domain
package import Journal
package import Store
package import Sync
package import Trust

/// What the root of a new organisation is told.
package struct Founding: Sendable {
  package let unit: UnitID
  package let name: String
  package let tier: String
  package let code: String?
  package let codeSystem: String?
  package let codeEdition: String?

  package init(
    unit: UnitID, name: String, tier: String, code: String? = nil, codeSystem: String? = nil,
    codeEdition: String? = nil
  ) {
    self.unit = unit
    self.name = name
    self.tier = tier
    self.code = code
    self.codeSystem = codeSystem
    self.codeEdition = codeEdition
  }
}

extension Engine {
  /// Makes this empty store the root of a new organisation.
  package func found(_ founding: Founding, key: OrganisationKey) throws -> OwnReplica {
    let signer = try newKey()
    let own = OwnReplica(
      organisation: key.organisation, root: founding.unit, unit: founding.unit,
      replica: signer.replica)
    try write { transaction in
      guard transaction.own == nil else {
        throw SiweiError("node.exists", .cannotCreate)
      }
      try transaction.setOwn(own)
      try transaction.setMeta("own_key", signer.publicKey)
      let certificate = Certificate(
        replica: signer.replica, unit: founding.unit, key: signer.publicKey, letter: "")
      let proof = try key.sign(OrgKey.certificateStatement(own.organisation, certificate))
      var draft = Draft(Scope(founding.unit, .org))
      let organisation = OrgKind.record(organisation: own.organisation)
      draft.operations.append(
        OrgWriting.put(organisation, OrgKind.organisation, "key", encodeHex(key.publicKey)))
      draft.operations += OrgWriting.certificate(certificate, proof: proof)
      draft.operations += OrgWriting.unit(
        Unit(
          id: founding.unit, name: founding.name, tier: founding.tier, parent: nil,
          code: founding.code, codeSystem: founding.codeSystem,
          codeEdition: founding.codeEdition))
      _ = try write([draft], actor: "", transaction)
    }
    return own
  }

  func newKey() throws -> any Signer {
    try surroundings.keys.create(seed: surroundings.random.bytes(Ed25519Signer.seedBytes))
  }

  // MARK: joining

  /// An invitation for a unit below this one or for another machine of this unit; at the root the
  /// latter needs the organisation's key.
  package func invite(
    _ unit: UnitID, address: String, expires: Int64, key: OrganisationKey?
  ) throws -> Invitation {
    try write { transaction in
      let own = try transaction.requireOwn()
      let state = transaction.organisation
      guard state.isInTree(unit) else {
        throw SiweiError("unit.unknown", .missing, ["unit": unit.text])
      }
      let isRoot = unit == own.root && own.unit == own.root
      guard isRoot || unit == own.unit || state.isAncestor(own.unit, of: unit) else {
        throw SiweiError("invite.not_above", .notPermitted, ["unit": unit.text])
      }
      let secret = surroundings.random.bytes(isRoot ? Engine.rootSecretBytes : 16)
      if isRoot { try certifyRootMachine(secret, key, transaction) }
      let invitation = try Invitation(
        organisation: own.organisation, unit: unit, address: address, secret: secret,
        expires: expires)
      try transaction.addInvitation(
        secretHash: Engine.hash(ofSecret: invitation.secret), unit: unit, expires: expires)
      return invitation
    }
  }

  /// A secret of 32 bytes carries the new machine's key: the organisation's key, which certifies
  /// it, is at hand only when the invitation is made.
  static let rootSecretBytes = 32

  private static func seed(ofRootSecret secret: [UInt8]) -> [UInt8] {
    var hash = Hashing(tag: HashTag.secret)
    hash.add("key")
    hash.add(secret)
    return hash.finish().bytes
  }

  private func certifyRootMachine(
    _ secret: [UInt8], _ key: OrganisationKey?, _ transaction: StoreTransaction
  ) throws {
    let own = try transaction.requireOwn()
    guard let key, key.organisation == own.organisation else {
      throw SiweiError("invite.needs_key", .notPermitted)
    }
    let signer = try Ed25519Signer(seed: Engine.seed(ofRootSecret: secret))
    let certificate = Certificate(
      replica: signer.replica, unit: own.root, key: signer.publicKey,
      letter: Engine.letter(transaction.organisation.replicas(of: own.root).count))
    let proof = try key.sign(OrgKey.certificateStatement(own.organisation, certificate))
    let draft = Draft(
      Scope(own.root, .org), operations: OrgWriting.certificate(certificate, proof: proof))
    _ = try write([draft], actor: "", transaction)
  }

  private static func hash(ofSecret secret: [UInt8]) -> Hash256 {
    var hash = Hashing(tag: HashTag.secret)
    hash.add(secret)
    return hash.finish()
  }

  /// Answers a join request: certifies the new key and hands out `org`.
  package func admit(_ request: JoinRequest) throws -> JoinResponse {
    try write { transaction in
      let own = try transaction.requireOwn()
      guard
        JoinProof.isValid(
          request.proof, organisation: own.organisation, secret: request.secret,
          key: request.key, verifier: verifier)
      else { throw SiweiError("join.proof", .notPermitted) }
      let unit = try transaction.useInvitation(
        secretHash: Engine.hash(ofSecret: request.secret), now: now)
      let certificate = try certify(request.key, unit: unit, renews: nil, transaction)
      let org = Scope(own.root, .org)
      let page = try transaction.page(
        for: [PeerHolding(scope: org, heads: [])], budget: Int.max)
      return JoinResponse(
        organisation: own.organisation, certificate: certificate,
        page: Runs.page(page.changes), unit: own.unit, replica: own.replica)
    }
  }

  /// Writes the certificate of a key for this unit or one below; one that is there is returned.
  func certify(
    _ key: [UInt8], unit: UnitID, renews: ReplicaID?, _ transaction: StoreTransaction
  ) throws -> Certificate {
    let own = try transaction.requireOwn()
    let state = transaction.organisation
    let replica = ReplicaID(suite: 1, key: key)
    if let held = state.certificates[replica] { return held }
    // What a replica without a certificate certifies counts for nobody: later, then.
    guard state.certificates[own.replica] != nil else {
      throw SiweiError("certificate.self_missing", .busy, ["unit": own.unit.text])
    }
    guard state.isAncestor(own.unit, of: unit) || own.unit == unit && unit != own.root else {
      throw SiweiError("certificate.not_above", .notPermitted, ["unit": unit.text])
    }
    let certificate = Certificate(
      replica: replica, unit: unit, key: key, letter: Engine.letter(state.replicas(of: unit).count),
      renews: renews)
    let draft = Draft(
      Scope(own.root, .org), operations: OrgWriting.certificate(certificate, proof: nil))
    _ = try write([draft], actor: "", transaction)
    return certificate
  }

  /// "" for a unit's first machine, then b, c, … z, then b1, c1, …
  static func letter(_ count: Int) -> String {
    guard count > 0 else { return "" }
    let letters = Array("bcdefghijklmnopqrstuvwxyz")
    let round = (count - 1) / letters.count
    return String(letters[(count - 1) % letters.count]) + (round == 0 ? "" : String(round))
  }

  /// What a new node sends; its key is kept before anything is sent.
  package func joinRequest(_ invitation: Invitation) throws -> (JoinRequest, any Signer) {
    guard !isNode else { throw SiweiError("node.exists", .cannotCreate) }
    let signer =
      invitation.secret.count == Engine.rootSecretBytes
      ? try surroundings.keys.create(seed: Engine.seed(ofRootSecret: invitation.secret))
      : try newKey()
    let proof = try JoinProof.make(
      by: signer, organisation: invitation.organisation, secret: invitation.secret)
    let request = JoinRequest(
      secret: invitation.secret, key: signer.publicKey, unit: invitation.unit, proof: proof)
    return (request, signer)
  }

  /// Takes the answer in: `org`, the certificate, the inviter as peer no. 1.
  package func join(
    _ response: JoinResponse, _ invitation: Invitation, signer: any Signer
  ) throws -> OwnReplica {
    guard response.organisation == invitation.organisation else {
      throw SiweiError("join.other_organisation", .refused)
    }
    let changes = Runs.changes(response.page)
    guard let root = changes.first?.scope.anchor else {
      throw SiweiError("join.no_directory", .refused)
    }
    return try write { transaction in
      guard transaction.own == nil else { throw SiweiError("node.exists", .cannotCreate) }
      let own = OwnReplica(
        organisation: response.organisation, root: root, unit: invitation.unit,
        replica: signer.replica)
      try transaction.setOwn(own)
      try transaction.setMeta("own_key", signer.publicKey)
      let report = try transaction.apply(
        changes, allowed: [Scope(root, .org)], received: now)
      guard report.refused.isEmpty, transaction.organisation.unit(of: signer.replica) != nil
      else {
        throw SiweiError(
          "join.not_certified", .refused,
          ["reason": report.refused.first?.reason ?? report.waiting.first?.reason ?? ""])
      }
      try transaction.setPeer(response.unit, address: invitation.address)
      try transaction.setMeta("peer_replica:\(response.unit)", response.replica.id.bytes)
      transaction.touched = []
      return own
    }
  }
}
