package import Journal
package import Trust

/// Writes the directory (`ROOT/org`) of an organisation by hand.
package struct Directory: Sendable {
  package let key: OrganisationKey
  package let root: UnitID

  package init(root: String = "county", key: UInt64 = 1) throws {
    self.key = try TestSigners.organisationKey(key)
    self.root = try Directory.unit(root)
  }

  package static func unit(_ text: String) throws -> UnitID {
    guard let unit = UnitID(text) else { throw SiweiError("unit.bad_id", .defect) }
    return unit
  }

  package var organisation: OrganisationID { key.organisation }
  package var scope: Scope { Scope(root, .org) }

  package func scribe(_ number: UInt64) throws -> Scribe {
    Scribe(try TestSigners.signer(number), of: organisation)
  }

  // MARK: operations

  /// The organisation's key and the first root certificate.
  package func founding(_ scribe: Scribe) throws -> [Operation] {
    let organisation = OrgKind.record(organisation: organisation)
    return [text(organisation, OrgKind.organisation, "key", encodeHex(key.publicKey))]
      + (try certifyRoot(scribe)) + (try unit(root.text, tier: "county", parent: nil))
  }

  package func certifyRoot(_ scribe: Scribe, letter: String = "") throws -> [Operation] {
    let certificate = TestSigners.certificate(scribe.signer, unit: root, letter: letter)
    let proof = try key.sign(OrgKey.certificateStatement(organisation, certificate))
    return certify(certificate)
      + [text(record(certificate), OrgKind.certificate, "proof", encodeHex(proof))]
  }

  package func certify(
    _ scribe: Scribe, as unit: String, letter: String = "", renews: ReplicaID? = nil
  ) throws -> [Operation] {
    certify(
      TestSigners.certificate(
        scribe.signer, unit: try Directory.unit(unit), letter: letter, renews: renews))
  }

  package func certify(_ certificate: Certificate) -> [Operation] {
    let record = record(certificate)
    let kind = OrgKind.certificate
    var out = [
      text(record, kind, "replica", certificate.replica.description),
      text(record, kind, "unit", certificate.unit.text),
      .put(record, kind, "suite", .integer(Int64(certificate.suite))),
      text(record, kind, "key", encodeHex(certificate.key)),
      text(record, kind, "letter", certificate.letter),
    ]
    if let renews = certificate.renews {
      out.append(text(record, kind, "renews", renews.description))
    }
    return out
  }

  package func unit(
    _ id: String, tier: String, parent: String?, over dots: [Dot] = []
  ) throws -> [Operation] {
    let record = OrgKind.record(unit: try Directory.unit(id))
    let fields = [("id", id), ("name", id), ("tier", tier), ("parent", parent ?? "")]
    return fields.filter { !$0.1.isEmpty }.map {
      .put(record, OrgKind.unit, $0.0, .text($0.1), over: dots)
    }
  }

  /// A cut by a unit above; nil lifts it.
  package func cut(
    _ replica: ReplicaID, to heads: [Scope: [Dot]]?, over dots: [Dot] = []
  ) -> [Operation] {
    let record = OrgKind.record(cut: replica)
    return [
      text(record, OrgKind.cut, "replica", replica.description),
      .put(record, OrgKind.cut, "cut", .text(Cut.encode(heads)), over: dots),
    ]
  }

  /// A cut of one of the root's own replicas, proved by the organisation's key.
  package func cutRoot(
    _ replica: ReplicaID, to heads: [Scope: [Dot]]?, serial: UInt64
  ) throws -> [Operation] {
    let record = OrgKind.record(cut: replica)
    let cut = Cut.encode(heads)
    let proof = try key.sign(
      OrgKey.cutStatement(organisation, replica: replica, cut: cut, serial: serial))
    return [
      text(record, OrgKind.cut, "replica", replica.description),
      text(record, OrgKind.cut, "cut", cut), text(record, OrgKind.cut, "serial", "\(serial)"),
      text(record, OrgKind.cut, "proof", encodeHex(proof)),
    ]
  }

  private func record(_ certificate: Certificate) -> RecordID {
    OrgKind.record(certificate: certificate.replica)
  }

  private func text(
    _ record: RecordID, _ kind: String, _ field: String, _ text: String
  ) -> Operation {
    .put(record, kind, field, .text(text))
  }
}
