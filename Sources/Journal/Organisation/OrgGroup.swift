/// The operations of one change upon one record of the directory, read as a small table.
struct OrgGroup {
  let record: RecordID
  let kind: String
  private var puts: [String: (value: Value, superseded: [Dot])] = [:]

  private init(record: RecordID, kind: String) {
    self.record = record
    self.kind = kind
  }

  static func groups(of content: Content) -> [OrgGroup] {
    var order: [RecordID] = []
    var groups: [RecordID: OrgGroup] = [:]
    for operation in content.operations {
      if groups[operation.record] == nil {
        order.append(operation.record)
        groups[operation.record] = OrgGroup(record: operation.record, kind: operation.kind)
      }
      if case .put(let value, let dots) = operation.action {
        groups[operation.record]?.puts[operation.field] = (value, dots)
      }
    }
    return order.compactMap { groups[$0] }
  }

  func text(_ field: String) -> String? { puts[field]?.value.text }
  func value(_ field: String) -> Value? { puts[field]?.value }
  func bytes(_ field: String) -> [UInt8]? { text(field).flatMap(decodeHex) }
  func superseded(_ field: String) -> [Dot] { puts[field]?.superseded ?? [] }
  var fields: [String] { puts.keys.sorted() }

  var unitID: UnitID? { text("id").flatMap { UnitID($0) } }
  var replica: ReplicaID? { text("replica").flatMap { ReplicaID(hex: $0) } }

  /// Nil unless all parts are there, well formed, and the record id is the derived one.
  var certificate: Certificate? {
    guard let replica, let unit = text("unit").flatMap({ UnitID($0) }), let key = bytes("key"),
      key.count == 32, let letter = text("letter"),
      let suite = puts["suite"]?.value.integer, suite == 1,
      record == OrgKind.record(certificate: replica)
    else { return nil }
    let renews = text("renews").flatMap { ReplicaID(hex: $0) }
    return Certificate(
      replica: replica, unit: unit, suite: UInt64(suite), key: key, letter: letter, renews: renews)
  }
}

/// Statements made with the organisation's key.
package enum OrgKey {
  /// The organisation's name: the hash of (suite, key).
  package static func fingerprint(of key: [UInt8], suite: UInt64 = 1) -> OrganisationID {
    var hash = Hashing(tag: HashTag.organisation)
    hash.add(suite)
    hash.add(key)
    return hash.finish()
  }

  package static func certificateStatement(
    _ organisation: OrganisationID, _ certificate: Certificate
  ) -> [UInt8] {
    Statement.data(
      .rootCertificate, organisation: organisation,
      [certificate.replica.id.bytes, Array(certificate.unit.text.utf8), certificate.key])
  }

  /// `serial` orders the statements of one key: the greatest stands.
  package static func cutStatement(
    _ organisation: OrganisationID, replica: ReplicaID, cut: String, serial: UInt64
  ) -> [UInt8] {
    var number = [UInt8]()
    appendBigEndian(serial, to: &number)
    return Statement.data(
      .rootCut, organisation: organisation, [replica.id.bytes, Array(cut.utf8), number])
  }
}
