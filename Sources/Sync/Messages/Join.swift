package import Journal

/// What a new replica sends to the issuer of its invitation.
package struct JoinRequest: Hashable, Sendable {
  /// The invitation's secret, 16 to 32 bytes.
  package let secret: [UInt8]
  /// 32 bytes of the new public key.
  package let key: [UInt8]
  /// Nil where it takes the invitation's.
  package let unit: UnitID?
  /// 64 bytes: the new key's signature over `Statement.join`; nobody joins with another's key.
  package let proof: [UInt8]

  package init(secret: [UInt8], key: [UInt8], unit: UnitID? = nil, proof: [UInt8]) {
    self.secret = secret
    self.key = key
    self.unit = unit
    self.proof = proof
  }
}

/// What a new replica gets back: its certificate, `org`, and who the inviter is.
package struct JoinResponse: Hashable, Sendable {
  package let organisation: OrganisationID
  package let certificate: Certificate
  /// `org`, whole.
  package let page: Page
  /// The inviter's unit and replica.
  package let unit: UnitID
  package let replica: ReplicaID

  package init(
    organisation: OrganisationID, certificate: Certificate, page: Page, unit: UnitID,
    replica: ReplicaID
  ) {
    self.organisation = organisation
    self.certificate = certificate
    self.page = page
    self.unit = unit
    self.replica = replica
  }
}
