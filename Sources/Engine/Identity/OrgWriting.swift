import Journal

/// Operations that write the directory's records.
enum OrgWriting {
  static func put(
    _ record: RecordID, _ kind: String, _ field: String, _ text: String,
    superseding dots: [Dot] = []
  ) -> Operation {
    Operation(
      record: record, kind: kind, field: field, action: .put(.text(text), supersedes: dots))
  }

  static func certificate(_ certificate: Certificate, proof: [UInt8]?) -> [Operation] {
    let record = OrgKind.record(certificate: certificate.replica)
    let kind = OrgKind.certificate
    var out = [
      put(record, kind, "replica", certificate.replica.description),
      put(record, kind, "unit", certificate.unit.text),
      Operation(
        record: record, kind: kind, field: "suite",
        action: .put(.integer(Int64(certificate.suite)), supersedes: [])),
      put(record, kind, "key", encodeHex(certificate.key)),
      put(record, kind, "letter", certificate.letter),
    ]
    if let renews = certificate.renews {
      out.append(put(record, kind, "renews", renews.description))
    }
    if let proof { out.append(put(record, kind, "proof", encodeHex(proof))) }
    return out
  }

  static func unit(_ unit: Unit) -> [Operation] {
    let record = OrgKind.record(unit: unit.id)
    let fields: [(String, String?)] = [
      ("id", unit.id.text), ("name", unit.name), ("tier", unit.tier),
      ("parent", unit.parent?.text), ("code", unit.code), ("code_system", unit.codeSystem),
      ("code_edition", unit.codeEdition), ("phone", unit.phone),
    ]
    return fields.compactMap { name, text in
      text.map { put(record, OrgKind.unit, name, $0) }
    }
  }
}
